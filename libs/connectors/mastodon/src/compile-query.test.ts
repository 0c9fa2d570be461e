import type { QueryNode } from '@samenspraak/connector-contract';
import { describe, expect, it } from 'vitest';
import { compileQuery } from './compile-query.js';

const word = (value: string): QueryNode => ({ type: 'word', value });
const and = (...children: QueryNode[]): QueryNode => ({ type: 'and', children });
const or = (...children: QueryNode[]): QueryNode => ({ type: 'or', children });
const not = (child: QueryNode): QueryNode => ({ type: 'not', child });

describe('compileQuery', () => {
  it.each([
    ['words', and(word('brug'), word('open')), ['brug open']],
    ['a phrase', { type: 'phrase', words: ['grof', 'vuil'] } as const, ['"grof vuil"']],
    ['a hashtag', { type: 'hashtag', value: 'afval' } as const, ['#afval']],
    ['a mention as its word', { type: 'mention', value: '@wormerland' } as const, ['wormerland']],
    ['an OR as two searches', or(word('brug'), word('sluis')), ['brug', 'sluis']],
    ['an OR within an AND', and(word('open'), or(word('brug'), word('sluis'))), ['open brug', 'open sluis']],
    ['NOT last', and(not(word('film')), word('brug')), ['brug -film']],
    ['NOT over OR', and(word('a'), not(or(word('b'), word('c')))), ['a -b -c']],
    ['NOT over AND', and(word('a'), not(and(word('b'), word('c')))), ['a -b', 'a -c']],
    ['NOT NOT', not(not(word('a'))), ['a']],
    ['an operator as a plain word', word('from:burgemeester'), ['from burgemeester']],
    ['a quote within a word', word('a"b'), ['a b']],
    ['a word that begins with a minus', word('-brug'), ['brug']],
  ])('writes %s', (_what, ast, native) => {
    expect(compileQuery(ast as QueryNode)).toMatchObject({ native, dropped: [] });
  });

  it('says that it finds too little when nothing is left to look for', () => {
    expect(compileQuery(not(word('a')))).toEqual({
      native: [],
      dropped: [{ part: '-a', effect: 'narrower' }],
      length: 0,
    });
  });

  it('says that it finds too much when a part does not fit', () => {
    const { native, dropped, length } = compileQuery(and(word('a'), word('b'.repeat(500))));
    expect(native).toEqual(['a']);
    expect(dropped).toMatchObject([{ effect: 'wider' }]);
    expect(length).toBe(1);
  });

  it('stays small for a query that would explode, and says so', () => {
    const pairs = Array.from({ length: 60 }, (_, n) => or(word(`a${n}`), word(`b${n}`)));
    const started = performance.now();
    const { native, dropped } = compileQuery(and(...pairs));
    // A hang, not a race: what grows with the square of the text takes minutes.
    expect(performance.now() - started).toBeLessThan(20_000);
    expect(native.length).toBeLessThanOrEqual(10);
    expect(dropped.some(({ effect }) => effect === 'narrower')).toBe(true);
  });
});
