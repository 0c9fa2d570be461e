import { Args, ID, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { Permission } from '@samenspraak/platform/graphql';
import type { ConversationRow } from './conversation.js';
import { ConversationService } from './conversation.service.js';
import {
  ColleagueType,
  ConversationRowType,
  ConversationType,
  DraftType,
  StepResultType,
} from './conversation.type.js';
import { ConversationWorkService } from './conversation-work.service.js';
import { conversationPermissions } from './conversations.permissions.js';
import { DraftService } from './draft.service.js';
import {
  AddNoteInput,
  AssignConversationInput,
  CloseConversationInput,
  MarkQuestionInput,
  ReadConversationInput,
  ReopenConversationInput,
  SaveDraftInput,
  SnoozeConversationInput,
  TakeStepInput,
} from './dto/conversation-change.input.js';
import { ReplyabilityType, TimelineItemType } from './timeline.type.js';
import { whySentence } from './why-sentence.js';

@Resolver(() => ConversationType)
export class ConversationResolver {
  constructor(
    private readonly conversationService: ConversationService,
    private readonly work: ConversationWorkService,
    private readonly drafts: DraftService,
  ) {}

  @Permission(conversationPermissions.read)
  @Query(() => ConversationType)
  conversation(@Args('id', { type: () => ID }) id: string) {
    return this.conversationService.get(id);
  }

  @Permission(conversationPermissions.read)
  @Query(() => [ConversationRowType])
  similarConversations(@Args('id', { type: () => ID }) id: string) {
    return this.conversationService.listSimilar(id);
  }

  @Permission(conversationPermissions.work)
  @Query(() => [ColleagueType], { description: 'Who can take a conversation over, by name.' })
  colleagues() {
    return this.work.colleagues();
  }

  @Permission(conversationPermissions.work)
  @Mutation(() => ConversationType)
  assignConversation(@Args('input') input: AssignConversationInput) {
    return this.work.assign(input);
  }

  @Permission(conversationPermissions.write)
  @Mutation(() => Boolean, {
    description: 'Somebody who answers looked at it: it is new no longer, for the whole team.',
  })
  readConversation(@Args('input') input: ReadConversationInput) {
    return this.work.read(input);
  }

  @Permission(conversationPermissions.work)
  @Mutation(() => ConversationType)
  takeStep(@Args('input') input: TakeStepInput) {
    return this.work.takeStep(input);
  }

  @Permission(conversationPermissions.work)
  @Mutation(() => ConversationType, {
    description:
      "Marks whether the inbound message needs an answer; that is a person's word and starts or excludes a figure.",
  })
  markQuestion(@Args('input') input: MarkQuestionInput) {
    return this.work.markQuestion(input);
  }

  @Permission(conversationPermissions.write)
  @Mutation(() => ConversationType)
  addNote(@Args('input') input: AddNoteInput) {
    return this.work.addNote(input);
  }

  @Permission(conversationPermissions.work)
  @Mutation(() => ConversationType)
  closeConversation(@Args('input') input: CloseConversationInput) {
    return this.work.close(input);
  }

  @Permission(conversationPermissions.work)
  @Mutation(() => ConversationType)
  reopenConversation(@Args('input') input: ReopenConversationInput) {
    return this.work.reopen(input);
  }

  @Permission(conversationPermissions.work)
  @Mutation(() => ConversationType)
  snoozeConversation(@Args('input') input: SnoozeConversationInput) {
    return this.work.snooze(input);
  }

  @Permission(conversationPermissions.write)
  @Mutation(() => DraftType)
  saveDraft(@Args('input') input: SaveDraftInput) {
    return this.drafts.save(input);
  }

  @ResolveField(() => String, { description: 'Why this tenant has it, in one sentence.' })
  why(@Parent() row: ConversationType) {
    return whySentence((row as unknown as ConversationRow).why);
  }

  @ResolveField(() => [StepResultType])
  steps(@Parent() row: ConversationType) {
    return this.conversationService.steps(row.id);
  }

  @ResolveField(() => [TimelineItemType])
  timeline(@Parent() row: ConversationType) {
    return this.conversationService.timeline(row.id);
  }

  @ResolveField(() => DraftType, { nullable: true })
  draft(@Parent() row: ConversationType) {
    return this.drafts.find(row.id);
  }

  @ResolveField(() => ReplyabilityType)
  replyability(@Parent() row: ConversationType) {
    return this.conversationService.replyability(row as unknown as ConversationRow);
  }
}

@Resolver(() => ConversationRowType)
export class ConversationRowResolver {
  @ResolveField(() => String)
  authorHandle(@Parent() row: ConversationRowType) {
    return (row as unknown as ConversationRow).author.handle;
  }
}
