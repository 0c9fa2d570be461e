import { expect, test } from 'vitest';
import { takeFrames, waitBefore } from './event-stream';

test('frames come off the text whole, whatever the pieces were', () => {
  const text = ':\n\nevent: next\ndata: {"a":1}\n\nevent: next\r\ndata: {"b"';
  const { frames, rest } = takeFrames(text);
  expect(frames).toEqual([{ event: 'next', data: '{"a":1}' }]);
  expect(takeFrames(`${rest}:2}\n\n`).frames).toEqual([{ event: 'next', data: '{"b":2}' }]);
});

test('a complete frame without data is heard', () => {
  expect(takeFrames('event: complete\n\n').frames).toEqual([{ event: 'complete', data: '' }]);
});

test('waiting grows to twenty seconds and never all at once', () => {
  expect(waitBefore(0, 1)).toBe(500);
  expect(waitBefore(20, 1)).toBe(20_000);
  expect(waitBefore(20, 0)).toBe(10_000);
});
