import { Args, ID, Mutation, Query, Resolver } from '@nestjs/graphql';
import { Permission } from '@samenspraak/platform/graphql';
import { SendReplyInput, SettleReplyInput } from './dto/reply.input.js';
import { replyPermissions } from './replies.permissions.js';
import { ReplyService } from './reply.service.js';
import { ReplyType, toReplyType } from './reply.type.js';

@Resolver(() => ReplyType)
export class ReplyResolver {
  constructor(private readonly replies: ReplyService) {}

  @Permission(replyPermissions.read)
  @Query(() => [ReplyType], { description: 'Replies whose outcome nobody knows yet.' })
  async uncertainReplies() {
    return (await this.replies.listUncertain()).map(toReplyType);
  }

  @Permission(replyPermissions.send)
  @Mutation(() => ReplyType)
  async sendReply(@Args('input') input: SendReplyInput) {
    return toReplyType(await this.replies.send(input));
  }

  @Permission(replyPermissions.send)
  @Mutation(() => ReplyType)
  async cancelReply(
    @Args('replyId', { type: () => ID }) replyId: string,
    @Args('expectedTenantId', { type: () => ID }) expectedTenantId: string,
  ) {
    return toReplyType(await this.replies.cancel(replyId, expectedTenantId));
  }

  @Permission(replyPermissions.settle)
  @Mutation(() => ReplyType, {
    description: "A person decides about a reply of which the network's answer never came.",
  })
  async settleReply(@Args('input') input: SettleReplyInput) {
    return toReplyType(await this.replies.settle(input));
  }
}
