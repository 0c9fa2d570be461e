import { Args, ID, Mutation, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { Permission } from '@samenspraak/platform/graphql';
import { AnsweringService } from '../answering.service.js';
import { ConversationType } from '../conversation.type.js';
import { conversationPermissions } from '../conversations.permissions.js';
import { DraftService } from '../draft.service.js';
import { PresenceService } from './presence.service.js';
import {
  AttendConversationInput,
  ColleagueDraftType,
  LeaveConversationInput,
  PresenceType,
  TakeOverAnswerInput,
} from './presence.type.js';

@Resolver(() => ConversationType)
export class PresenceResolver {
  constructor(
    private readonly presenceService: PresenceService,
    private readonly drafts: DraftService,
    private readonly answering: AnsweringService,
  ) {}

  @Permission(conversationPermissions.read)
  @Mutation(() => [PresenceType], {
    description: 'A sign of life of a page, each ten seconds; without one it is gone after 25. Answers who is there.',
  })
  attendConversation(@Args('input') input: AttendConversationInput) {
    return this.presenceService.attend(input);
  }

  @Permission(conversationPermissions.read)
  @Mutation(() => Boolean, { description: 'The page is closed, or shows no conversation of this tenant any longer.' })
  leaveConversation(@Args('input') input: LeaveConversationInput) {
    return this.presenceService.leave(input);
  }

  @Permission(conversationPermissions.write)
  @Mutation(() => [PresenceType], {
    description: 'Takes the answer from the colleague who holds it, who is told and keeps the text.',
  })
  takeOverAnswer(@Args('input') input: TakeOverAnswerInput) {
    return this.presenceService.takeOver(input);
  }

  @ResolveField(() => [PresenceType])
  presence(@Parent() row: ConversationType) {
    return this.presenceService.list(row.id);
  }

  @ResolveField(() => [ColleagueDraftType], { description: 'What colleagues have written here and not sent.' })
  colleagueDrafts(@Parent() row: ConversationType) {
    return this.drafts.listOthers(row.id);
  }

  @ResolveField(() => ID, {
    nullable: true,
    description: 'The message that an answer goes under: the newest of the citizen. SendReplyInput takes it back.',
  })
  async answerTo(@Parent() row: ConversationType) {
    return (await this.answering.findTarget(row.id))?.messageId;
  }
}
