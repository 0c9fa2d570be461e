import { Args, ID, Mutation, Query, Resolver } from '@nestjs/graphql';
import { Permission } from '@samenspraak/platform/graphql';
import { replyPermissions } from '../replies.permissions.js';
import { RecalledMessages } from './recalled-messages.service.js';
import {
  DraftCorrectionInput,
  RecallMessageType,
  RecallViewType,
  SettleRecallMessageInput,
} from './recalled-messages.type.js';

@Resolver(() => RecallMessageType)
export class RecalledMessagesResolver {
  constructor(private readonly recalled: RecalledMessages) {}

  @Permission(replyPermissions.read)
  @Query(() => [RecallViewType], {
    description: 'What was called back in the partnership; the newest first, at most 100.',
  })
  recalls() {
    return this.recalled.list();
  }

  @Permission(replyPermissions.read)
  @Query(() => [RecallMessageType], { description: "This tenant's own; what is to do first, at most 500." })
  recallMessages(@Args('recallId', { type: () => ID }) recallId: string) {
    return this.recalled.listMessages(recallId);
  }

  @Permission(replyPermissions.send)
  @Mutation(() => RecallMessageType, { description: 'Puts the corrected text ready as a draft; a person sends it.' })
  draftCorrection(@Args('input') input: DraftCorrectionInput) {
    return this.recalled.draftCorrection({
      messageId: input.recallMessageId,
      expectedTenantId: input.expectedTenantId,
    });
  }

  @Permission(replyPermissions.send)
  @Mutation(() => RecallMessageType)
  settleRecallMessage(@Args('input') input: SettleRecallMessageInput) {
    const { recallMessageId: messageId, expectedTenantId, state } = input;
    return this.recalled.settle({ messageId, expectedTenantId, state, reason: input.reason ?? null });
  }
}
