import { expect, test } from 'vitest';
import { isLine, mentions } from './message-stop.js';

test('a text is the line when it says that and nothing else', () => {
  const line = 'Wij weten nog niet wat er brandt.\nHoud ramen en deuren dicht.';
  expect(isLine(line, line)).toBe(true);
  expect(isLine('  Wij weten nog niet wat er brandt. Houd ramen en deuren dicht. ^RV', line)).toBe(true);
  expect(isLine(`${line} Sterkte!`, line)).toBe(false);
  expect(isLine(line.replace('niet', 'wel'), line)).toBe(false);
  expect(isLine('', '')).toBe(false);
});

test('words of a topic are found from their beginning, whatever stands around them', () => {
  const words = ['brand', 'rook wolk'];
  expect(mentions('Wat een #brandlucht!', words)).toBe(true);
  expect(mentions('De rook-wolk trekt over.', words)).toBe(true);
  expect(mentions('Het verbrandt.', words)).toBe(false);
  expect(mentions('iets', ['', 'ie'])).toBe(false);
});
