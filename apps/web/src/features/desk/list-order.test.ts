import { expect, test } from 'vitest';
import { dayAround } from '../../ui/format';
import type { ConversationRow } from './desk-list';
import { inOrder } from './list-order';

const now = Date.parse('2026-11-26T10:00:00Z');
const at = (minutes: number | null, id: string, waited = 10): ConversationRow =>
  ({
    id,
    dueAt: minutes === null ? null : new Date(now + minutes * 60_000).toISOString(),
    lastInboundAt: new Date(now - waited * 60_000).toISOString(),
  }) as ConversationRow;
const groups = (rows: ConversationRow[]) =>
  inOrder(rows, { now, today: dayAround(now) }).map(({ group, rows: part }) => [group, part.map((one) => one.id)]);

test('rows stand in four groups, the most urgent first', () => {
  expect(groups([at(20 * 60, 'd'), at(300, 'c2'), at(180, 'c1'), at(110, 'b'), at(-5, 'a')])).toEqual([
    ['late', ['a']],
    ['soon', ['b']],
    ['today', ['c1', 'c2']],
    ['later', ['d']],
  ]);
});

test('a clock that stands still goes last in the group of its last message', () => {
  expect(groups([at(null, 'still'), at(180, 'runs'), at(null, 'old', 3 * 24 * 60)])).toEqual([
    ['today', ['runs', 'still']],
    ['later', ['old']],
  ]);
});

test('the day ends at midnight in Amsterdam, not in UTC', () => {
  expect(groups([at(13 * 60 + 30, 'x')])).toEqual([['later', ['x']]]);
});

test('ten thousand rows all stand in the list, what is due first in front', () => {
  const rows = Array.from({ length: 10_000 }, (_, index) => at((index * 7919) % 5000, String(index)));
  const ordered = inOrder(rows, { now, today: dayAround(now) }).flatMap((part) => part.rows);
  expect(new Set(ordered.map((row) => row.id)).size).toBe(10_000);
  const due = ordered.map((row) => Date.parse(row.dueAt!));
  expect(due.every((moment, index) => index === 0 || due[index - 1]! <= moment)).toBe(true);
});
test.each([
  ['2026-03-29T10:00:00Z', '2026-03-28T23:00:00.000Z', '2026-03-29T22:00:00.000Z'],
  ['2026-10-25T10:00:00Z', '2026-10-24T22:00:00.000Z', '2026-10-25T23:00:00.000Z'],
  ['2026-06-09T22:30:00Z', '2026-06-09T22:00:00.000Z', '2026-06-10T22:00:00.000Z'],
])('the day around %s has its own length when the clock is changed', (at, from, until) => {
  const day = dayAround(Date.parse(at));
  expect([new Date(day.from).toISOString(), new Date(day.until).toISOString()]).toEqual([from, until]);
});

test('what was promised counts when it comes before an answer', () => {
  const promised = (due: number | null, promise: number, id: string) => ({
    ...at(due, id),
    followUpAt: new Date(now + promise * 60_000).toISOString(),
  });
  expect(groups([promised(180, 60, 'promise'), promised(100, 300, 'answer'), promised(null, -5, 'late')])).toEqual([
    ['late', ['late']],
    ['soon', ['promise', 'answer']],
  ]);
});
