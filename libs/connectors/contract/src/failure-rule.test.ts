import { describe, expect, it } from 'vitest';
import { failureOf, type FailureRule } from './failure-rule.js';

const resetAt = new Date('2026-11-26T09:10:00Z');
const rules: readonly FailureRule[] = [
  { status: 401, code: '8', failure: 'quota_exhausted' },
  { status: 401, failure: 'auth_suspect' },
  { status: 429, failure: 'rate_limited:application' },
  { status: [500, 599], on: 'write', failure: 'unknown_outcome' },
  { status: [500, 599], failure: 'retryable' },
  { status: 422, failure: 'rejected:invalid' },
];
const of = (status: number, code: string | null = null, on: 'read' | 'write' = 'read') =>
  failureOf(rules, { status, code, on, resetAt });

describe('failureOf', () => {
  it('lets the code decide before the bare status', () => {
    expect(of(401, '8')).toEqual({ kind: 'quota_exhausted', resetAt });
    expect(of(401, '4')).toEqual({ kind: 'auth_suspect' });
  });
  it('does not know the outcome of a write that broke, and may repeat a read', () => {
    expect(of(502, null, 'write')).toEqual({ kind: 'unknown_outcome' });
    expect(of(502)).toEqual({ kind: 'retryable', cause: 'server', retryAt: resetAt });
  });
  it('fills scope and reason from the table', () => {
    expect(of(429)).toEqual({ kind: 'rate_limited', scope: 'application', resetAt });
    expect(of(422)).toEqual({ kind: 'rejected', reason: 'invalid' });
  });
  it('calls a status that no line knows a broken contract', () => {
    expect(of(418)).toEqual({ kind: 'contract_violation' });
  });
});
