import { Args, Int, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { ConversationType, type ConversationRow } from '@samenspraak/conversations';
import { Permission } from '@samenspraak/platform/graphql';
import { replyPermissions } from '../replies.permissions.js';
import { ApprovalDecisions } from './approval-decisions.service.js';
import {
  ApproveReplyInput,
  EditApprovalInput,
  ReturnApprovalInput,
  SubmitReplyInput,
  WithdrawApprovalInput,
} from './approval.input.js';
import { ApprovalService } from './approval.service.js';
import { ApprovalNeedType, ApprovalType, toApprovalType } from './approval.type.js';

@Resolver(() => ApprovalType)
export class ApprovalResolver {
  constructor(
    private readonly author: ApprovalService,
    private readonly decisions: ApprovalDecisions,
  ) {}

  @Permission(replyPermissions.approve)
  @Query(() => [ApprovalType], {
    description: 'Answers that wait for somebody to agree, the longest waiting first; at most 100.',
  })
  async approvals() {
    return (await this.decisions.listWaiting()).map(toApprovalType);
  }

  @Permission(replyPermissions.approve)
  @Query(() => Int)
  approvalCount() {
    return this.decisions.countWaiting();
  }

  @Permission(replyPermissions.submit)
  @Mutation(() => ApprovalType, { description: 'Nothing is sent: colleagues are asked to agree first.' })
  async submitReply(@Args('input') input: SubmitReplyInput) {
    return toApprovalType(await this.author.submit(input));
  }

  @Permission(replyPermissions.submit)
  @Mutation(() => ApprovalType)
  async withdrawApproval(@Args('input') input: WithdrawApprovalInput) {
    return toApprovalType(await this.author.withdraw(input));
  }

  @Permission(replyPermissions.approve)
  @Mutation(() => ApprovalType, { description: 'The last one to agree lets it go out, in the name of its author.' })
  async approveReply(@Args('input') input: ApproveReplyInput) {
    return toApprovalType(await this.decisions.approve(input));
  }

  @Permission(replyPermissions.approve)
  @Mutation(() => ApprovalType)
  async editApproval(@Args('input') input: EditApprovalInput) {
    return toApprovalType(await this.decisions.edit(input));
  }

  @Permission(replyPermissions.approve)
  @Mutation(() => ApprovalType)
  async returnApproval(@Args('input') input: ReturnApprovalInput) {
    return toApprovalType(await this.decisions.sendBack(input));
  }
}

@Resolver(() => ConversationType)
export class ConversationApprovalResolver {
  constructor(private readonly author: ApprovalService) {}

  @ResolveField(() => [ApprovalType], { description: 'What waits here, or was agreed with; the newest first.' })
  async approvals(@Parent() row: ConversationType) {
    return (await this.author.listThread(row.id)).map(toApprovalType);
  }

  @ResolveField(() => ApprovalNeedType)
  approvalNeed(@Parent() row: ConversationType) {
    return this.author.needHere(row as unknown as ConversationRow);
  }
}
