import { Field, ID, InputType, Int } from '@nestjs/graphql';
import { AttachmentInput } from '../dto/reply.input.js';
import type { ApprovalRole, RuleKind } from './approval.js';
import { ApprovalRoleEnum, ApprovalRuleKindEnum } from './approval.type.js';

@InputType({ description: 'An answer that goes out when colleagues agree with it.' })
export class SubmitReplyInput {
  @Field(() => ID)
  conversationId: string;

  @Field(() => ID)
  expectedTenantId: string;

  @Field(() => String)
  text: string;

  @Field(() => ID, { nullable: true })
  answerId?: string | null;

  @Field(() => Int, { nullable: true })
  answerVersion?: number | null;

  @Field(() => Boolean, { nullable: true })
  confirmSecond?: boolean | null;

  @Field(() => Boolean, { nullable: true })
  thread?: boolean | null;

  @Field(() => [AttachmentInput], { nullable: true })
  attachments?: AttachmentInput[] | null;

  @Field(() => Boolean, { nullable: true })
  teamSignature?: boolean | null;
}

@InputType()
export class WithdrawApprovalInput {
  @Field(() => ID)
  approvalId: string;

  @Field(() => ID)
  expectedTenantId: string;
}

@InputType({ description: 'seen is what the approver looked at, as the approval gave it.' })
export class ApproveReplyInput extends WithdrawApprovalInput {
  @Field(() => String)
  seen: string;
}

@InputType()
export class EditApprovalInput extends ApproveReplyInput {
  @Field(() => String)
  text: string;
}

@InputType()
export class ReturnApprovalInput extends ApproveReplyInput {
  @Field(() => String)
  note: string;
}

@InputType()
export class SaveApprovalRuleInput {
  @Field(() => ID)
  expectedTenantId: string;

  @Field(() => ID, { nullable: true })
  ruleId?: string | null;

  @Field(() => Int, { nullable: true })
  version?: number | null;

  @Field(() => ApprovalRuleKindEnum)
  kind: RuleKind;

  @Field(() => String, { nullable: true })
  value?: string | null;

  @Field(() => [ApprovalRoleEnum])
  tiers: ApprovalRole[];
}

@InputType()
export class RemoveApprovalRuleInput {
  @Field(() => ID)
  ruleId: string;

  @Field(() => ID)
  expectedTenantId: string;

  @Field(() => Int)
  version: number;
}
