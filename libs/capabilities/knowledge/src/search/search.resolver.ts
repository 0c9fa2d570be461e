import { Args, ID, Int, Query, Resolver } from '@nestjs/graphql';
import { Permission } from '@samenspraak/platform/graphql';
import { knowledgePermissions } from '../knowledge.permissions.js';
import type { EntryKind } from './entry.js';
import { KnowledgeSearch } from './search.service.js';
import { FoundKnowledgeType, KnowledgeKindEnum, KnowledgeSearchType } from './search.type.js';

@Resolver()
export class SearchResolver {
  constructor(private readonly knowledge: KnowledgeSearch) {}

  @Permission(knowledgePermissions.read)
  @Query(() => KnowledgeSearchType, {
    description: 'Over articles, instructions, news, answers and imported questions.',
  })
  searchKnowledge(
    @Args('search', { type: () => String }) search: string,
    @Args('kinds', { type: () => [KnowledgeKindEnum], nullable: true }) kinds: EntryKind[] | null,
    @Args('first', { type: () => Int, defaultValue: 20 }) first: number,
  ) {
    return this.knowledge.search(search, kinds, first);
  }

  @Permission(knowledgePermissions.read)
  @Query(() => [FoundKnowledgeType], { description: 'What fits the last message of a conversation, best first.' })
  knowledgeFor(
    @Args('conversationId', { type: () => ID }) conversationId: string,
    @Args('first', { type: () => Int, defaultValue: 5 }) first: number,
  ) {
    return this.knowledge.suggest(conversationId, first);
  }
}
