import { beforeEach, expect, test, vi } from 'vitest';
import { Attendance } from './attendance';

let said: string[];
let inSight: boolean;
let attendance: Attendance;
const at = (conversationId: string, tenantId = 'wor') => ({ tenantId, conversationId });

beforeEach(() => {
  vi.useFakeTimers();
  [said, inSight] = [[], true];
  attendance = new Attendance(
    {
      attend: ({ tenantId, conversationId }, doing) => said.push(`${tenantId} ${conversationId} ${doing}`),
      leave: (tenantId, last) => said.push(`${tenantId} left${last ? ' for good' : ''}`),
    },
    () => inSight,
  );
  return () => vi.useRealTimers();
});

test('who walks past with j says nothing; who stays says so once, and again each ten seconds', () => {
  for (const id of ['a', 'b', 'c']) {
    attendance.open(at(id));
    vi.advanceTimersByTime(100);
    attendance.close();
  }
  attendance.open(at('d'));
  vi.advanceTimersByTime(9_000);
  expect(said).toEqual(['wor d VIEWING']);
  vi.advanceTimersByTime(20_000);
  expect(said).toHaveLength(3);
});

test('the first key says typing at once, further keys say nothing more, and silence ends it', () => {
  attendance.open(at('a'));
  vi.advanceTimersByTime(1_000);
  for (let key = 0; key < 50; key += 1) attendance.typing();
  expect(said).toEqual(['wor a VIEWING', 'wor a TYPING']);
  vi.advanceTimersByTime(10_000);
  expect(said.at(-1)).toBe('wor a VIEWING');
});

test('who has just sent types no longer, though the last key was a moment ago', () => {
  attendance.open(at('a'));
  vi.advanceTimersByTime(1_000);
  attendance.typing();
  attendance.rest();
  vi.advanceTimersByTime(12_000);
  expect(said).toEqual(['wor a VIEWING', 'wor a TYPING', 'wor a VIEWING', 'wor a VIEWING']);
});

test('the next conversation of the same council is no leaving; one of another council is', () => {
  attendance.open(at('a'));
  vi.advanceTimersByTime(400);
  attendance.close();
  attendance.open(at('b'));
  vi.advanceTimersByTime(400);
  attendance.close();
  attendance.open(at('x', 'oos'));
  vi.advanceTimersByTime(400);
  expect(said).toEqual(['wor a VIEWING', 'wor b VIEWING', 'wor left', 'oos x VIEWING']);
});

test('another page of ours is leaving, after a moment; a closed tab is at once', () => {
  attendance.open(at('a'));
  vi.advanceTimersByTime(400);
  attendance.close();
  vi.advanceTimersByTime(1_000);
  expect(said.at(-1)).toBe('wor left');
  attendance.open(at('a'));
  vi.advanceTimersByTime(400);
  attendance.gone();
  expect(said.at(-1)).toBe('wor left for good');
});

test('a page out of sight is silent until it is seen again', () => {
  attendance.open(at('a'));
  inSight = false;
  vi.advanceTimersByTime(60_000);
  expect(said).toEqual([]);
  inSight = true;
  attendance.seen();
  expect(said).toEqual(['wor a VIEWING']);
});
