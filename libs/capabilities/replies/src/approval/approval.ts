/** Who may be a tier, the lowest first. */
export const approvalRoles = ['approver', 'coordinator', 'spokesperson'] as const;
export type ApprovalRole = (typeof approvalRoles)[number];

export type ApprovalState = 'WAITING' | 'RETURNED' | 'WITHDRAWN' | 'APPROVED';

export type ApprovalActKind = 'SUBMIT' | 'EDIT' | 'APPROVE' | 'RETURN' | 'WITHDRAW';

export const ruleKinds = ['TRAINEE', 'SENSITIVE', 'TOPIC', 'NETWORK'] as const;
export type RuleKind = (typeof ruleKinds)[number];

/** A tenant's own wish: in these cases, these tiers, one after another. */
export interface ApprovalRule {
  readonly id: string;
  readonly kind: RuleKind;
  /** Of a topic or network; null for the other kinds. */
  readonly value: string | null;
  readonly tiers: readonly ApprovalRole[];
  readonly version: number;
}

/** An answer that waits for colleagues, or waited. */
export interface Approval {
  readonly id: string;
  readonly conversationId: string;
  /** The inbound message that it was written under, or that the last approver saw. */
  readonly messageId: string;
  readonly authorId: string;
  readonly text: string;
  /** As the author wrote it last. */
  readonly written: string;
  readonly answerId: string | null;
  readonly answerVersion: number | null;
  readonly second: boolean;
  /** What else the author chose for the answer, as it was given. */
  readonly options: Readonly<Record<string, unknown>>;
  readonly state: ApprovalState;
  readonly note: string | null;
  readonly replyId: string | null;
  readonly version: number;
  readonly createdAt: Date;
  readonly changedAt: Date;
}

export interface ApprovalAct {
  readonly kind: ApprovalActKind;
  readonly byId: string;
  readonly byName: string;
  readonly role: ApprovalRole | null;
  readonly at: Date;
}

/** A member of the tenant now. */
export interface LiveMember {
  readonly id: string;
  readonly displayName: string;
  readonly initials: string;
  readonly roles: readonly string[];
}
