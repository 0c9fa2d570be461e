import { DomainError } from '@samenspraak/platform/kernel';

/** Malformed, unknown and another tenant's look the same. */
export const approvalNotFound = () => new DomainError('REPLIES_APPROVAL_NOT_FOUND', 'not_found');
export const ruleNotFound = () => new DomainError('REPLIES_RULE_NOT_FOUND', 'not_found');

/** It may not leave before somebody with these roles agreed. */
export const approvalNeeded = (roles: readonly string[]) =>
  new DomainError('REPLIES_APPROVAL_NEEDED', 'conflict', { roles });

/** An answer to this conversation waits for its approval already. */
export const approvalWaits = () => new DomainError('REPLIES_APPROVAL_WAITS', 'conflict');

/** Somebody was first: it was approved, returned or taken back. */
export const approvalOver = (state: string) => new DomainError('REPLIES_APPROVAL_OVER', 'conflict', { state });

/** What the approver looked at is not what is there now. */
export const approvalChanged = (what: 'text' | 'citizen' | 'rules') =>
  new DomainError('REPLIES_APPROVAL_CHANGED', 'conflict', { what });

/** It cannot go out as it is, whoever agrees. */
export const approvalStale = (why: string) => new DomainError('REPLIES_APPROVAL_STALE', 'conflict', { why });

export const approvalNotYours = (why: string) => new DomainError('REPLIES_APPROVAL_NOT_YOURS', 'forbidden', { why });

export const noteInvalid = (most: number) => new DomainError('REPLIES_NOTE_INVALID', 'invalid', { most });
export const ruleInvalid = () => new DomainError('REPLIES_RULE_INVALID', 'invalid');
export const ruleChanged = () => new DomainError('REPLIES_RULE_CHANGED', 'conflict');
