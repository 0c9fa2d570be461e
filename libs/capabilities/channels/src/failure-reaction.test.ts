import { FAILURE_KINDS, type Failure } from '@samenspraak/connector-contract';
import { expect, test } from 'vitest';
import { isRefusal, reactionTo } from './failure-reaction.js';

const now = new Date('2026-11-26T10:00:00Z');
const later = (ms: number) => new Date(now.getTime() + ms);
const backoff = { least: 500, most: 30_000 };
const react = (failure: Failure, attempt = 1) => reactionTo(failure, attempt, now, backoff);

test('waits grow from half a second to half a minute and no further', () => {
  const failure: Failure = { kind: 'retryable', cause: 'network' };
  expect([1, 2, 3, 7, 8, 1_000].map((attempt) => react(failure, attempt).waitMs)).toEqual([
    500, 1_000, 2_000, 30_000, 30_000, 30_000,
  ]);
});

test('a network that says when is believed, up to a day', () => {
  expect(react({ kind: 'retryable', cause: 'server', retryAt: later(7_000) }).waitMs).toBe(7_000);
  const limited: Failure = { kind: 'rate_limited', scope: 'connection', resetAt: later(90_000) };
  expect(react(limited)).toMatchObject({ state: 'RATE_LIMITED', waitMs: 90_000, resumeAt: later(90_000) });
  expect(react({ kind: 'quota_exhausted', resetAt: later(10 ** 12) }).waitMs).toBe(86_400_000);
  // A reset in the past is a clock that runs ahead, not a reason to hammer.
  expect(react({ kind: 'quota_exhausted', resetAt: later(-5_000) }).waitMs).toBe(500);
});

test('one refusal is suspect and is probed; only a certain one ends the connection', () => {
  expect(react({ kind: 'auth_suspect' })).toMatchObject({ state: 'SUSPECT', probe: true });
  expect(react({ kind: 'auth_expired' })).toMatchObject({ state: 'SUSPECT', probe: true, refresh: true });
  expect(react({ kind: 'auth_revoked' })).toMatchObject({ state: 'REVOKED', end: true });
  expect(react({ kind: 'scope_missing' })).toMatchObject({ state: 'REVOKED', end: true });
});

test('no other failure ends a connection', () => {
  const ended = FAILURE_KINDS.filter((kind) => react({ kind, resetAt: later(1), cause: 'server' } as never).end);
  expect(ended).toEqual(['auth_revoked', 'scope_missing']);
  expect(FAILURE_KINDS.filter((kind) => isRefusal({ kind } as never))).toEqual([
    'auth_suspect',
    'auth_revoked',
    'scope_missing',
  ]);
});
