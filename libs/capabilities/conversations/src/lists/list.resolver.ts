import { Args, ID, Int, Mutation, Query, Resolver } from '@nestjs/graphql';
import { Permission } from '@samenspraak/platform/graphql';
import { FolderEnum } from '../conversation.enums.js';
import type { Folder } from '../conversation.js';
import { ConversationPageType, ConversationRowType, FolderCountsType } from '../conversation.type.js';
import { conversationPermissions } from '../conversations.permissions.js';
import { ConversationFilterInput, RemoveViewInput, SaveViewInput } from './list-filter.input.js';
import { SortEnum } from './list.enums.js';
import { ListService } from './list.service.js';
import { FilterChoicesType, SavedViewType } from './list.type.js';
import type { Sort } from './list-wish.js';
import { SavedViewService } from './saved-view.service.js';

@Resolver(() => ConversationPageType)
export class ListResolver {
  constructor(
    private readonly lists: ListService,
    private readonly views: SavedViewService,
  ) {}

  @Permission(conversationPermissions.read)
  @Query(() => ConversationPageType)
  conversations(
    @Args('folder', { type: () => FolderEnum }) folder: Folder,
    @Args('sort', { type: () => SortEnum, nullable: true }) sort: Sort | null,
    @Args('filter', { type: () => ConversationFilterInput, nullable: true }) filter: ConversationFilterInput | null,
    @Args('search', { type: () => String, nullable: true }) search: string | null,
    @Args('first', { type: () => Int, nullable: true, defaultValue: 50 }) first: number | null,
    @Args('after', { type: () => String, nullable: true }) after: string | null,
  ) {
    return this.lists.list({ folder, sort, filter, search, first: first ?? 50, after });
  }

  @Permission(conversationPermissions.read)
  @Query(() => [ConversationRowType], {
    description: 'Of these conversations, at most a hundred, those that stand in the list; what is missing does not.',
  })
  conversationsByIds(
    @Args('ids', { type: () => [ID] }) ids: string[],
    @Args('folder', { type: () => FolderEnum }) folder: Folder,
    @Args('filter', { type: () => ConversationFilterInput, nullable: true }) filter: ConversationFilterInput | null,
  ) {
    return this.lists.listByIds({ folder, filter }, ids);
  }

  @Permission(conversationPermissions.read)
  @Query(() => FolderCountsType)
  folderCounts() {
    return this.lists.countFolders();
  }

  @Permission(conversationPermissions.read)
  @Query(() => FilterChoicesType)
  filterChoices() {
    return this.lists.filterChoices();
  }

  @Permission(conversationPermissions.read)
  @Query(() => [SavedViewType])
  savedViews() {
    return this.views.list();
  }

  @Permission(conversationPermissions.read)
  @Mutation(() => SavedViewType, { description: 'A view of the team is for who works on conversations to save.' })
  saveView(@Args('input') input: SaveViewInput) {
    return this.views.save(input);
  }

  @Permission(conversationPermissions.read)
  @Mutation(() => Boolean)
  removeView(@Args('input') input: RemoveViewInput) {
    return this.views.remove(input);
  }
}
