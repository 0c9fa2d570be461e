import { Args, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { Permission } from '@samenspraak/platform/graphql';
import { ColleagueType, ConversationType } from '../conversation.type.js';
import { conversationPermissions } from '../conversations.permissions.js';
import {
  AddTagInput,
  ChangeConversationsInput,
  FinishFollowUpInput,
  PromiseFollowUpInput,
  RemoveTagInput,
} from '../dto/work.input.js';
import { DeskWork } from './open-work.js';
import { BulkOutcomeType, ConversationEventType, FollowUpType, LinkedConversationType, TagType } from './work.type.js';

const MOST_LINKED = 20;

@Resolver(() => ConversationType)
export class WorkResolver {
  constructor(private readonly desk: DeskWork) {}

  @Permission(conversationPermissions.read)
  @Query(() => [TagType], { description: 'Tags that this tenant used, by name.' })
  tags() {
    return this.desk.tags.list();
  }

  @Permission(conversationPermissions.write)
  @Query(() => [ColleagueType], { description: 'Who can be named in a note, by name.' })
  mentionable() {
    return this.desk.notes.mentionable();
  }

  @Permission(conversationPermissions.work)
  @Mutation(() => ConversationType)
  addTag(@Args('input') input: AddTagInput) {
    return this.desk.tags.add(input);
  }

  @Permission(conversationPermissions.work)
  @Mutation(() => ConversationType)
  removeTag(@Args('input') input: RemoveTagInput) {
    return this.desk.tags.remove(input);
  }

  @Permission(conversationPermissions.work)
  @Mutation(() => ConversationType, { description: 'Keeps what was promised to the citizen, and until when.' })
  promiseFollowUp(@Args('input') input: PromiseFollowUpInput) {
    return this.desk.followUps.promise(input);
  }

  @Permission(conversationPermissions.work)
  @Mutation(() => ConversationType, { description: 'The promise was kept, or is off.' })
  finishFollowUp(@Args('input') input: FinishFollowUpInput) {
    return this.desk.followUps.finish(input);
  }

  @Permission(conversationPermissions.work)
  @Mutation(() => [BulkOutcomeType], {
    description: 'Each conversation counts for itself: what is refused says why, the rest is done.',
  })
  changeConversations(@Args('input') input: ChangeConversationsInput) {
    return this.desk.bulk.run(input);
  }

  @ResolveField(() => [TagType], { name: 'tags' })
  tagsOf(@Parent() row: ConversationType) {
    return this.desk.tags.listOf(row.id);
  }

  @ResolveField(() => [FollowUpType])
  followUps(@Parent() row: ConversationType) {
    return this.desk.followUps.list(row.id);
  }

  @ResolveField(() => [LinkedConversationType], {
    description: 'What else this tenant has of the same citizen on the same network, newest first, at most twenty.',
  })
  linked(@Parent() row: ConversationType) {
    return this.desk.linked.list(row.id, MOST_LINKED);
  }

  @ResolveField(() => [ConversationEventType], { description: 'Oldest first, the newest two hundred.' })
  events(@Parent() row: ConversationType) {
    return this.desk.events.list(row.id);
  }
}
