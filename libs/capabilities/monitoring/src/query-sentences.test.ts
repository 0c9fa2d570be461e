import { parseQuery, querySyntaxCodes, type QuerySyntaxError } from '@samenspraak/language/query';
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import sentences from './query-sentences.nl.json' with { type: 'json' };
import { faultSentence } from './query-sentences.js';

test('every fault of a query has a sentence, the same as on the screens', () => {
  const file = new URL('../../../../apps/web/src/errors/texts.nl.json', import.meta.url);
  const screens = Object.entries(JSON.parse(readFileSync(file, 'utf8')) as Record<string, string>);
  expect(sentences).toEqual(Object.fromEntries(screens.filter(([code]) => code.startsWith('QUERY_'))));
  expect(Object.keys(sentences)).toEqual(expect.arrayContaining([...querySyntaxCodes]));
});

test('a sentence names the character as people count', () => {
  try {
    parseQuery('afval (');
    expect.unreachable();
  } catch (error) {
    expect(faultSentence(error as QuerySyntaxError)).toMatch(/^Bij teken 7 /);
  }
});
