import { Args, Mutation, Query, Resolver } from '@nestjs/graphql';
import { Permission } from '@samenspraak/platform/graphql';
import { replyPermissions } from '../replies.permissions.js';
import { RemoveApprovalRuleInput, SaveApprovalRuleInput } from './approval.input.js';
import { ApprovalRules } from './approval-rules.service.js';
import { ApprovalRuleType } from './approval.type.js';

@Resolver(() => ApprovalRuleType)
export class ApprovalRulesResolver {
  constructor(private readonly rules: ApprovalRules) {}

  @Permission(replyPermissions.rules)
  @Query(() => [ApprovalRuleType], {
    description: 'Above what always holds: a trainee and a sensitive topic need an approver.',
  })
  approvalRules() {
    return this.rules.list();
  }

  @Permission(replyPermissions.rules)
  @Mutation(() => [ApprovalRuleType])
  saveApprovalRule(@Args('input') input: SaveApprovalRuleInput) {
    return this.rules.save(input);
  }

  @Permission(replyPermissions.rules)
  @Mutation(() => [ApprovalRuleType])
  removeApprovalRule(@Args('input') input: RemoveApprovalRuleInput) {
    return this.rules.remove(input);
  }
}
