import type { Failure, RateScope, RejectionReason } from './failure.js';

/** One line of a connector's table: status and code, never the text of a message. The first line that fits counts. */
export interface FailureRule {
  readonly status: number | readonly [from: number, to: number];
  /** The machine-readable code; a rule without one fits every code. */
  readonly code?: string;
  /** A rule without it fits both. */
  readonly on?: 'read' | 'write';
  readonly failure: FailureLabel;
}

export type FailureLabel =
  | 'retryable'
  | 'unknown_outcome'
  | `rate_limited:${RateScope}`
  | 'quota_exhausted'
  | 'auth_expired'
  | 'auth_suspect'
  | 'auth_revoked'
  | 'scope_missing'
  | `rejected:${RejectionReason}`
  | 'gone'
  | 'unsupported'
  | 'contract_violation'
  | `configuration:${string}`;

export interface Refusal {
  readonly status: number;
  readonly code: string | null;
  readonly on: 'read' | 'write';
  readonly resetAt: Date;
}

/** The failure that the table names; a status that no line knows breaks the contract. */
export function failureOf(rules: readonly FailureRule[], refusal: Refusal): Failure {
  const rule = rules.find((candidate) => fits(candidate, refusal));
  return rule ? expand(rule.failure, refusal) : { kind: 'contract_violation' };
}

function fits(rule: FailureRule, refusal: Refusal): boolean {
  const [from, to] = typeof rule.status === 'number' ? [rule.status, rule.status] : rule.status;
  if (refusal.status < from || refusal.status > to) return false;
  return (rule.code === undefined || rule.code === refusal.code) && (rule.on === undefined || rule.on === refusal.on);
}

function expand(label: FailureLabel, refusal: Refusal): Failure {
  const [kind = '', detail = ''] = label.split(':');
  switch (kind) {
    case 'retryable':
      return { kind, cause: 'server', retryAt: refusal.resetAt };
    case 'rate_limited':
      return { kind, scope: detail as RateScope, resetAt: refusal.resetAt };
    case 'quota_exhausted':
      return { kind, resetAt: refusal.resetAt };
    case 'rejected':
      return { kind, reason: detail as RejectionReason };
    case 'configuration':
      return { kind, setting: detail };
    default:
      return { kind } as Failure;
  }
}
