import { Args, ID, Mutation, Resolver } from '@nestjs/graphql';
import { Permission } from '@samenspraak/platform/graphql';
import { DeleteSentReplyInput, EditSentReplyInput } from './dto/sent-reply.input.js';
import { replyPermissions } from './replies.permissions.js';
import { ReplyType, toReplyType } from './reply.type.js';
import { SentReplyService } from './sent-reply.service.js';

@Resolver(() => ReplyType)
export class SentReplyResolver {
  constructor(private readonly sent: SentReplyService) {}

  @Permission(replyPermissions.send)
  @Mutation(() => ReplyType, { description: 'Another text for what stands on the network; it is changed there soon.' })
  async editSentReply(@Args('input') input: EditSentReplyInput) {
    return toReplyType(await this.sent.edit(input));
  }

  @Permission(replyPermissions.send)
  @Mutation(() => ReplyType, { description: 'Takes away what stands on the network.' })
  async deleteSentReply(@Args('input') input: DeleteSentReplyInput) {
    return toReplyType(await this.sent.remove(input));
  }

  @Permission(replyPermissions.send)
  @Mutation(() => ReplyType, { description: 'What was refused goes out as yet, with the parts behind it.' })
  async resumeReply(
    @Args('replyId', { type: () => ID }) replyId: string,
    @Args('expectedTenantId', { type: () => ID }) expectedTenantId: string,
  ) {
    return toReplyType(await this.sent.resume(replyId, expectedTenantId));
  }
}
