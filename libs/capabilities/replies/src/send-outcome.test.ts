import { ConnectorFailure, FAILURE_KINDS, type Failure } from '@samenspraak/connector-contract';
import { expect, test } from 'vitest';
import { outcomeOf, within } from './send-outcome.js';

const failed = (failure: Failure) => outcomeOf(new ConnectorFailure(failure, 'send'));

test('what is no certain refusal is unknown, and is never sent again blindly', () => {
  expect(outcomeOf(new Error('socket hang up'))).toEqual({ kind: 'unknown' });
  expect(outcomeOf(new TypeError('x of undefined'))).toEqual({ kind: 'unknown' });
  expect(failed({ kind: 'unknown_outcome' })).toEqual({ kind: 'unknown' });
  expect(failed({ kind: 'contract_violation' })).toEqual({ kind: 'unknown' });
});

test('every failure of the closed set has an outcome', () => {
  for (const kind of FAILURE_KINDS) {
    const failure = {
      kind,
      resetAt: new Date(),
      cause: 'network',
      reason: 'forbidden',
      setting: 'x',
    } as unknown as Failure;
    expect(failed(failure).kind).toMatch(/^(unknown|retry|wait|rejected)$/);
  }
});

test('an answer that comes too late is still heard', async () => {
  const heard: string[] = [];
  const slow = new Promise<string>((resolve) => setTimeout(() => resolve('sent'), 40));
  await expect(within(5, slow, async (result) => void heard.push(result))).rejects.toThrow('no answer in time');
  await slow;
  await Promise.resolve();
  expect(heard).toEqual(['sent']);
});

test('an answer in time is heard once', async () => {
  const heard: string[] = [];
  expect(await within(1_000, Promise.resolve('sent'), async (result) => void heard.push(result))).toBe('sent');
  expect(heard).toEqual([]);
});
