import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { conformancePairs } from './conformance-pairs.js';
import { compileMatcher, matches, parseQuery, querySyntaxCodes } from './index.js';
import { QueryDesk } from './pair-line.js';
import { tokenise } from '../text/index.js';

const texts = JSON.parse(
  readFileSync(new URL('../../../../apps/web/src/errors/texts.nl.json', import.meta.url), 'utf8'),
) as Record<string, string>;
const desk = new QueryDesk(texts);

describe.each(Object.entries(conformancePairs))('%s', (_rule, pairs) => {
  const all = pairs.map(([query, text, match, known = {}]) => ({ query, text, match, known }));
  test.each(all)('$query on $text: $match', ({ query, text, match, known }) => {
    expect(desk.check(JSON.stringify({ id: 'x', query, text, ...known }))).toEqual({ id: 'x', match });
    if (Object.keys(known).length > 0 || query.includes('GM')) return;
    const message = { text: tokenise(text) };
    const node = parseQuery(query);
    expect([matches(node, message), compileMatcher(node)(message)]).toEqual([match, match]);
  });
});

test('each rule of the language is held by pairs', () => {
  expect(Object.values(conformancePairs).flat().length).toBeGreaterThanOrEqual(150);
});

test('a query is explained by its canonical form and its anchors', () => {
  expect(desk.explain('Afval* (wormer OF jisp)')).toMatchObject({
    canonical: 'afval* AND (wormer OR jisp)',
    anchors: ['afval*'],
  });
  expect(desk.explain('afval in wormerland')).toMatchObject({ anchors: ['wormerland'] });
});

test('a fault is said in Dutch, at the character as people count, with what to do', () => {
  expect(desk.explain('afval OR -jisp')).toEqual({
    error: {
      code: 'QUERY_NOTHING_TO_ANCHOR',
      at: 9,
      message:
        'Bij teken 10 staat ‘NOT jisp’; daar is geen woord bij dat moet voorkomen. Zet er een woord, #, @, author:, site: of place: bij zonder NIET.',
    },
  });
});

test('each code has a Dutch sentence', () => {
  expect(querySyntaxCodes.filter((code) => !texts[code])).toEqual([]);
});

test.each([
  ['', 'LINE_NOT_JSON'],
  ['[]', 'LINE_NOT_JSON'],
  ['{"query":"a","text":"a"}', 'ID_INVALID'],
  ['{"id":1,"text":"a"}', 'QUERY_INVALID'],
  ['{"id":1,"query":"a","text":null}', 'TEXT_INVALID'],
  ['{"id":1,"query":"a","text":"a","at":"gisteren"}', 'AT_INVALID'],
  ['{"id":1,"query":"a","text":"a","reply":"ja"}', 'REPLY_INVALID'],
  ['{"id":1,"query":"(a","text":"a"}', 'QUERY_PARENTHESIS_UNCLOSED'],
])('the line %j is answered with %s', (line, code) => {
  expect(desk.check(line)).toMatchObject({ error: { code } });
});
