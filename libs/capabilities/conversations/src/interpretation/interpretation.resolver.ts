import { Args, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { Permission } from '@samenspraak/platform/graphql';
import type { ConversationRow } from '../conversation.js';
import { ConversationType } from '../conversation.type.js';
import { conversationPermissions } from '../conversations.permissions.js';
import { InterpretConversationInput } from '../dto/work.input.js';
import { DeskWork } from '../desk-work/open-work.js';
import { InterpretationListsType, ProposalType } from './interpretation.type.js';

@Resolver(() => ConversationType)
export class InterpretationResolver {
  constructor(private readonly desk: DeskWork) {}

  @Permission(conversationPermissions.read)
  @Query(() => InterpretationListsType)
  interpretationLists() {
    return this.desk.interpretation.lists();
  }

  @Permission(conversationPermissions.work)
  @Mutation(() => ConversationType, {
    description: "A person's word on what the message is about; what was proposed is kept beside it.",
  })
  interpretConversation(@Args('input') input: InterpretConversationInput) {
    return this.desk.interpretation.interpret(input);
  }

  @ResolveField(() => [ProposalType], { description: 'Of aspects on which nobody decided yet.' })
  proposals(@Parent() row: ConversationType) {
    return this.desk.interpretation.proposals(row as unknown as ConversationRow);
  }
}
