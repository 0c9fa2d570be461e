import { expect, test } from 'vitest';
import { workIn } from './work-in.js';

const at = (text: string) => new Date(`2026-03-29T${text}:00Z`);

test('handling time stands still while the citizen has the word', () => {
  // Asked 9:00, answered 9:20, asked again 11:00, answered 11:10, closed 11:40.
  const inbound = [at('09:00'), at('09:05'), at('11:00')];
  const outbound = [at('09:20'), at('11:10')];
  expect(workIn(inbound, outbound, at('11:40'))).toEqual({ handledMinutes: 30, pausedMinutes: 130 });
});

test('a question that was closed without an answer was ours until then; what came later is of no account', () => {
  expect(workIn([at('09:00'), at('12:00')], [], at('10:30'))).toEqual({ handledMinutes: 90, pausedMinutes: 0 });
});

test('what is open has no handling time yet, and what begins with us begins with the citizen', () => {
  expect(workIn([at('09:00')], [at('08:00')], null)).toEqual({ handledMinutes: null, pausedMinutes: 0 });
  expect(workIn([at('09:00')], [at('08:00'), at('09:15')], at('10:00'))).toEqual({
    handledMinutes: 15,
    pausedMinutes: 45,
  });
  expect(workIn([], [at('09:00')], at('10:00'))).toEqual({ handledMinutes: 0, pausedMinutes: 0 });
});
