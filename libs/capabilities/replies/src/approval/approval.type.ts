import { Field, ID, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import type { ApprovalRole, ApprovalRule, ApprovalState, RuleKind } from './approval.js';
import type { ApprovalView } from './approval-view.js';

export const ApprovalStateEnum = {
  WAITING: 'WAITING',
  RETURNED: 'RETURNED',
  WITHDRAWN: 'WITHDRAWN',
  APPROVED: 'APPROVED',
} as const satisfies Record<ApprovalState, ApprovalState>;
registerEnumType(ApprovalStateEnum, { name: 'ApprovalState' });

export const ApprovalRoleEnum = {
  APPROVER: 'approver',
  COORDINATOR: 'coordinator',
  SPOKESPERSON: 'spokesperson',
} as const satisfies Record<string, ApprovalRole>;
registerEnumType(ApprovalRoleEnum, { name: 'ApprovalRole' });

export const ApprovalRuleKindEnum = {
  TRAINEE: 'TRAINEE',
  SENSITIVE: 'SENSITIVE',
  TOPIC: 'TOPIC',
  NETWORK: 'NETWORK',
} as const satisfies Record<RuleKind, RuleKind>;
registerEnumType(ApprovalRuleKindEnum, { name: 'ApprovalRuleKind' });

@ObjectType('ApprovalReason')
export class ApprovalReasonType {
  @Field(() => ApprovalRuleKindEnum)
  kind: RuleKind;

  @Field(() => String, { nullable: true })
  value: string | null;
}

@ObjectType('ApprovalTier')
export class ApprovalTierType {
  @Field(() => ApprovalRoleEnum)
  role: ApprovalRole;

  @Field(() => String, { nullable: true, description: 'Who agreed; null while it is open.' })
  by: string | null;

  @Field(() => [String], { description: 'Names of who could agree.' })
  waitsFor: readonly string[];
}

@ObjectType('ApprovalNeed', { description: 'Who must agree before an answer of the person who asks may go out here.' })
export class ApprovalNeedType {
  @Field(() => [ApprovalRoleEnum], { description: 'None: it may go at once.' })
  tiers: readonly ApprovalRole[];

  @Field(() => [ApprovalReasonType])
  reasons: readonly ApprovalReasonType[];

  @Field(() => [String])
  waitsFor: readonly string[];
}

@ObjectType('Approval', { description: 'An answer that waits for colleagues to agree, or waited.' })
export class ApprovalType {
  @Field(() => ID)
  id: string;

  @Field(() => ID)
  tenantId: string;

  @Field(() => ID)
  conversationId: string;

  @Field(() => ApprovalStateEnum)
  state: ApprovalState;

  @Field(() => String)
  text: string;

  @Field(() => String, { description: 'As its author wrote it last.' })
  written: string;

  @Field(() => String)
  authorName: string;

  @Field(() => String)
  authorInitials: string;

  @Field(() => Boolean, { description: 'The person who asks wrote it.' })
  mine: boolean;

  @Field(() => String, { nullable: true, description: 'What is to be mended.' })
  note: string | null;

  @Field(() => String, { nullable: true, description: 'Who returned it.' })
  returnedBy: string | null;

  @Field(() => [String], { description: 'Who agreed, in their order.' })
  approvedBy: readonly string[];

  @Field(() => [ApprovalReasonType])
  reasons: readonly ApprovalReasonType[];

  @Field(() => [ApprovalTierType])
  tiers: readonly ApprovalTierType[];

  @Field(() => String, {
    nullable: true,
    description: 'Why the person who asks may not agree: OWN, AGAIN, REWROTE, ROLE.',
  })
  objection: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Why it cannot go out as it is: closed, deleted, template, author.',
  })
  stale: string | null;

  @Field(() => Boolean)
  wroteAgain: boolean;

  @Field(() => String, { description: 'What is shown here, for a decision to name.' })
  seen: string;

  @Field(() => ID, { nullable: true })
  replyId: string | null;

  @Field(() => Date)
  createdAt: Date;

  @Field(() => Date)
  changedAt: Date;

  @Field(() => String)
  citizenHandle: string;

  @Field(() => String)
  network: string;

  @Field(() => String, { description: 'What the citizen wrote last.' })
  question: string;

  @Field(() => String, { nullable: true })
  topic: string | null;
}

@ObjectType('ApprovalRule')
export class ApprovalRuleType implements ApprovalRule {
  @Field(() => ID)
  id: string;

  @Field(() => ApprovalRuleKindEnum)
  kind: RuleKind;

  @Field(() => String, { nullable: true })
  value: string | null;

  @Field(() => [ApprovalRoleEnum])
  tiers: readonly ApprovalRole[];

  @Field(() => Int)
  version: number;
}

export function toApprovalType(view: ApprovalView): ApprovalType {
  const last = view.acts[view.acts.length - 1];
  return {
    ...view,
    returnedBy: view.state === 'RETURNED' && last?.kind === 'RETURN' ? last.byName : null,
    approvedBy: view.acts.filter((act) => act.kind === 'APPROVE').map((act) => act.byName),
    citizenHandle: view.conversation.author.handle,
    network: view.conversation.network,
    question: view.target?.text ?? '',
    topic: view.conversation.topic,
  };
}
