import { describe, expect, test } from 'vitest';
import { formatQuery, parseQuery, type QueryNode, QuerySyntaxError } from './index.js';

const canonical = (query: string) => formatQuery(parseQuery(query));

function refusal(query: string): QuerySyntaxError {
  try {
    parseQuery(query);
  } catch (error) {
    if (error instanceof QuerySyntaxError) return error;
    throw error;
  }
  throw new Error(`accepted: ${query}`);
}

describe('parseQuery', () => {
  test.each([
    ['afval wormer', 'afval AND wormer'],
    ['afval OR grofvuil wormer', 'afval OR grofvuil AND wormer'],
    ['(afval OF grofvuil) EN NIET jisp', '(afval OR grofvuil) AND NOT jisp'],
    ['afval -"grof vuil" -(jisp OR wormer)', 'afval AND NOT "grof vuil" AND NOT (jisp OR wormer)'],
    ['#Wormerland OR @Gemeente@Mastodon.social', '#wormerland OR @gemeente@mastodon.social'],
    ['“grof vuil„ Súdwest', '"grof vuil" AND súdwest'],
    ['E-mail foto’s', "e-mail AND foto's"],
    ['"EN" "Wormer"', 'en AND wormer'],
    ['afval en glas of papier', 'afval AND en AND glas AND of AND papier'],
    ['a AND (b AND (c OR (d OR e)))', 'a AND b AND (c OR d OR e)'],
    ['a NOT NOT b', 'a AND b'],
    ['afval,papier', '"afval papier"'],
    ['wormer, jisp.', 'wormer AND jisp'],
    ['a –b', 'a AND NOT b'],
    ['#een#twee', '#een AND #twee'],
    ['"#een"', '#een'],
    ['"weg in #wormer"', '"weg in wormer"'],
    ['a b NEAR/3 c d', 'a AND b NEAR/3 c AND d'],
    ['NIET a near/3F b c', 'NOT a NEAR/3f b AND c'],
    ['a NEAR/3 b NEAR/4f c', 'a NEAR/3 b NEAR/4f c'],
    ['a NEAR/3 (b NEAR/4 c)', 'a NEAR/3 (b NEAR/4 c)'],
    ['(a OR "b c") NEAR/2 d', '(a OR "b c") NEAR/2 d'],
    ['(a b) NEAR/3 c', 'a NEAR/3 c AND b NEAR/3 c'],
    ['a NEAR/3 (b OR c d)', 'a NEAR/3 b OR a NEAR/3 c AND a NEAR/3 d'],
    ['a NABIJ/2 b', 'a NEAR/2 b'],
    ['near afval', 'near AND afval'],
    ['Afval* organi?aties', 'afval* AND organi?aties'],
    ['Súdw* "grof Vuil*"', 'sudw* AND "grof vuil*"'],
    ['E-Mail* afval?', 'e-mail* AND afval?'],
    ['raw:AIVD raw:"De Rijp"', 'raw:AIVD AND raw:"De Rijp"'],
    ['raw:“Zaanstreek–Waterland, foto’s!”', 'raw:"Zaanstreek Waterland foto\'s"'],
    ['raw:a-b-c-d-e-f-g-h', 'raw:a-b-c-d-e-f-g-h'],
    ['auteur:@Jan@Mastodon.Social', 'author:jan@mastodon.social'],
    ['site:https://www.Wormerland.nl/Afval/?a=1', 'site:wormerland.nl/afval'],
    ['site:Wormerland OR site:.amsterdam', 'site:wormerland OR site:amsterdam'],
    ['a bron:Mastodon taal:NL-nl', 'a AND source:mastodon AND lang:nl'],
    ['plaats:gm0880 OR place:3611 OR place:wp3612', 'place:GM0880 OR place:WP3611 OR place:WP3612'],
    ['a is:vraag -is:antwoord is:media is:LINK', 'a AND is:question AND NOT is:reply AND is:media AND is:link'],
    ['a sinds:1-2-2026 tot:2026-03-01', 'a AND since:2026-02-01 AND until:2026-03-01'],
    ['a date:2026-01-01..2026-01-31', 'a AND since:2026-01-01 AND until:2026-01-31'],
    ['a date:2026-01-01', 'a AND since:2026-01-01 AND until:2026-01-01'],
    ['a -datum:..2026-01-01', 'a AND NOT until:2026-01-01'],
  ])('%j reads as %j', (query, expected) => {
    expect(canonical(query)).toBe(expected);
    expect(canonical(expected)).toBe(expected);
  });

  test('NOT binds tighter than AND, and AND tighter than OR', () => {
    const word = (value: string): QueryNode => ({ type: 'word', value });
    expect(parseQuery('a NOT b OR c d')).toEqual({
      type: 'or',
      children: [
        { type: 'and', children: [word('a'), { type: 'not', child: word('b') }] },
        { type: 'and', children: [word('c'), word('d')] },
      ],
    });
  });

  test.each([
    ['', 'QUERY_EMPTY', 0],
    ['  ', 'QUERY_EMPTY', 0],
    ['(a b', 'QUERY_PARENTHESIS_UNCLOSED', 0],
    ['a (', 'QUERY_PARENTHESIS_UNCLOSED', 2],
    ['a b) c', 'QUERY_PARENTHESIS_UNOPENED', 3],
    [') a', 'QUERY_PARENTHESIS_UNOPENED', 0],
    ['a ()', 'QUERY_GROUP_EMPTY', 2],
    ['a "b c', 'QUERY_QUOTE_UNCLOSED', 2],
    ['a AND', 'QUERY_OPERAND_MISSING', 2],
    ['OF a', 'QUERY_OPERAND_MISSING', 0],
    ['a OR AND b', 'QUERY_OPERAND_MISSING', 2],
    ['a (b NIET)', 'QUERY_OPERAND_MISSING', 5],
    ['a ""', 'QUERY_TERM_EMPTY', 2],
    ['a 🚲', 'QUERY_TERM_EMPTY', 2],
    ['a - b', 'QUERY_TERM_EMPTY', 2],
    ['a wormerland.nl', 'QUERY_ADDRESS_UNSEARCHABLE', 2],
    ['a "mail naar info@jisp.nl"', 'QUERY_ADDRESS_UNSEARCHABLE', 13],
    ['a raw:"wormerland.nl"', 'QUERY_ADDRESS_UNSEARCHABLE', 7],
    ['a afv*', 'QUERY_WILDCARD_SHORT', 5],
    ['a a?b', 'QUERY_WILDCARD_SHORT', 3],
    ['a "vuil is dat?"', 'QUERY_WILDCARD_SHORT', 14],
    ['a e-bus*', 'QUERY_WILDCARD_SHORT', 7],
    ['*afval', 'QUERY_WILDCARD_PLACE', 0],
    ['a afv*al', 'QUERY_WILDCARD_PLACE', 5],
    ['a afval**', 'QUERY_WILDCARD_PLACE', 7],
    ['a afval *', 'QUERY_WILDCARD_PLACE', 8],
    ['a afval*-bak', 'QUERY_WILDCARD_PLACE', 7],
    ['a #afval*', 'QUERY_WILDCARD_UNSUITED', 8],
    ['a @gemeente*', 'QUERY_WILDCARD_UNSUITED', 11],
    ['a raw:afval*', 'QUERY_WILDCARD_UNSUITED', 11],
    ['a NEAR b', 'QUERY_NEAR_DISTANCE', 2],
    ['a NEAR/ b', 'QUERY_NEAR_DISTANCE', 2],
    ['a NEAR/0 b', 'QUERY_NEAR_DISTANCE', 2],
    ['a NEAR/101 b', 'QUERY_NEAR_DISTANCE', 2],
    ['a NEAR/drie b', 'QUERY_NEAR_DISTANCE', 2],
    ['a near/3g b', 'QUERY_NEAR_DISTANCE', 2],
    ['NEAR/3 b', 'QUERY_OPERAND_MISSING', 0],
    ['a NEAR/3', 'QUERY_OPERAND_MISSING', 2],
    ['a NEAR/3 AND b', 'QUERY_OPERAND_MISSING', 2],
    ['a NEAR/3 NEAR/2 b', 'QUERY_OPERAND_MISSING', 2],
    ['a NEAR/3 NOT b', 'QUERY_NEAR_OPERAND', 9],
    ['a NEAR/3 -b', 'QUERY_NEAR_OPERAND', 9],
    ['a NEAR/3 (b -c)', 'QUERY_NEAR_OPERAND', 12],
    ['(a OR lang:nl) NEAR/3 b', 'QUERY_NEAR_OPERAND', 6],
    ['a NEAR/3 author:jan', 'QUERY_NEAR_OPERAND', 9],
    ['a NEAR/3 datum:2026-01-01..', 'QUERY_NEAR_OPERAND', 9],
    ['a author:', 'QUERY_FIELD_EMPTY', 9],
    ['a author: jan', 'QUERY_FIELD_EMPTY', 9],
    ['a raw:""', 'QUERY_FIELD_EMPTY', 6],
    ['a author:(jan)', 'QUERY_FIELD_EMPTY', 9],
    ['a author:"jan jansen"', 'QUERY_AUTHOR_INVALID', 10],
    ['a site:een/twee', 'QUERY_SITE_INVALID', 7],
    ['a bron:"een twee"', 'QUERY_SOURCE_INVALID', 8],
    ['a lang:nederlands', 'QUERY_LANGUAGE_INVALID', 7],
    ['a place:wormer', 'QUERY_PLACE_INVALID', 8],
    ['a is:foto', 'QUERY_TRAIT_INVALID', 5],
    ['a is:constructor', 'QUERY_TRAIT_INVALID', 5],
    ['a since:2026-02-30', 'QUERY_DAY_INVALID', 8],
    ['a date:2026-01-01..2026-13-01', 'QUERY_DAY_INVALID', 19],
    ['a date:2026-02-01..2026-01-01', 'QUERY_WINDOW_INVALID', 7],
    ['a date:..', 'QUERY_WINDOW_INVALID', 7],
    ['a raw:"b c', 'QUERY_QUOTE_UNCLOSED', 6],
    [`a ${'b'.repeat(101)}`, 'QUERY_TERM_TOO_LONG', 2],
    [`a "${'b '.repeat(33)}"`, 'QUERY_PHRASE_TOO_LONG', 67],
    ['NOT a', 'QUERY_NOTHING_TO_ANCHOR', 0],
    ['a OR -b', 'QUERY_NOTHING_TO_ANCHOR', 5],
    ['a OR (lang:nl is:link)', 'QUERY_NOTHING_TO_ANCHOR', 6],
    ['lang:nl', 'QUERY_NOTHING_TO_ANCHOR', 0],
    ['source:mastodon since:2026-01-01', 'QUERY_NOTHING_TO_ANCHOR', 0],
    ['lang:nl (a OR is:link)', 'QUERY_NOTHING_TO_ANCHOR', 0],
    ['(a b c d e f g h i) NEAR/3 (a b c d e f g h)', 'QUERY_TOO_COMPLEX', 20],
    ['((a NEAR/90 b) NEAR/90 c) NEAR/90 d', 'QUERY_TOO_COMPLEX', 26],
    ['a b '.repeat(1_000), 'QUERY_TOO_COMPLEX', 0],
    [`${'('.repeat(40)}a${')'.repeat(40)}`, 'QUERY_TOO_DEEP', 32],
    ['NOT '.repeat(41) + 'a', 'QUERY_TOO_DEEP', 128],
    ['é'.repeat(2049), 'QUERY_TOO_LONG', 0],
  ])('%j is refused as %s at %i', (query, code, at) => {
    const error = refusal(query);
    expect([error.code, error.at, error.params.at, error.kind]).toEqual([code, at, at, 'invalid']);
  });

  test('a missing operand says of which operator, as it was typed, and on which side', () => {
    expect(refusal('a OF').params).toEqual({ at: 2, operator: 'OF', side: 'after' });
    expect(refusal('EN a').params).toEqual({ at: 0, operator: 'EN', side: 'before' });
  });

  test('megabytes are refused at once', () => {
    for (const piece of ['(', '"', '-', 'a ', '\u0301', '#', '@a'])
      expect(refusal(piece.repeat(1_000_000)).code).toBe('QUERY_TOO_LONG');
  });
});
