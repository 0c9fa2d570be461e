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
    ['a "mail naar info@jisp.nl"', 'QUERY_ADDRESS_UNSEARCHABLE', 12],
    ['a author:jan', 'QUERY_OPERATOR_UNAVAILABLE', 2],
    ['a NEAR/3 b', 'QUERY_OPERATOR_UNAVAILABLE', 2],
    ['fietspad*', 'QUERY_OPERATOR_UNAVAILABLE', 0],
    [`a ${'b'.repeat(101)}`, 'QUERY_TERM_TOO_LONG', 2],
    [`a "${'b '.repeat(33)}"`, 'QUERY_PHRASE_TOO_LONG', 2],
    ['NOT a', 'QUERY_NOTHING_TO_ANCHOR', 0],
    ['a OR -b', 'QUERY_NOTHING_TO_ANCHOR', 0],
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
