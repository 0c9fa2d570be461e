import type { ReplyState } from '@samenspraak/conversations';
import { expect, test } from 'vitest';
import { wholeState } from './reply-parts.js';

test.each<[ReplyState[], ReplyState]>([
  [['QUEUED', 'QUEUED', 'QUEUED'], 'QUEUED'],
  [['SENDING', 'QUEUED', 'QUEUED'], 'SENDING'],
  [['SENT', 'QUEUED', 'QUEUED'], 'SENDING'],
  [['SENT', 'SENT', 'SENT'], 'SENT'],
  [['SENT', 'UNKNOWN', 'QUEUED'], 'UNKNOWN'],
  [['SENT', 'REJECTED', 'REJECTED'], 'REJECTED'],
  [['CANCELLED', 'CANCELLED'], 'CANCELLED'],
])('an answer whose parts are %j is %s', (states, whole) => {
  expect(wholeState(states)).toBe(whole);
});
