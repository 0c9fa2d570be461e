import type { QueryNode } from '@samenspraak/connector-contract';
import { describe, expect, it } from 'vitest';
import { compileQuery } from './compile-query.js';

const word = (value: string): QueryNode => ({ type: 'word', value });
const and = (...children: QueryNode[]): QueryNode => ({ type: 'and', children });
const or = (...children: QueryNode[]): QueryNode => ({ type: 'or', children });

describe('compileQuery', () => {
  it.each<[string, QueryNode, string[]]>([
    ['words', and(word('brug'), word('open')), ['brug open']],
    ['a phrase', { type: 'phrase', words: ['grof', 'vuil'] }, ['"grof vuil"']],
    ['a hashtag', { type: 'hashtag', value: 'afval' }, ['#afval']],
    ['an OR as two searches', or(word('brug'), word('sluis')), ['brug', 'sluis']],
    ['equal searches once', or(word('brug'), word('brug')), ['brug']],
    ['an author', and(word('brug'), { type: 'author', value: 'jan.bsky.social' }), ['brug from:jan.bsky.social']],
    ['a site', and(word('brug'), { type: 'site', value: 'wormerland.nl' }), ['brug domain:wormerland.nl']],
    ['a language', and(word('brug'), { type: 'lang', value: 'nl' }), ['brug lang:nl']],
    ['its own network without a word', and(word('brug'), { type: 'source', value: 'bluesky' }), ['brug']],
    ['nothing for another network', and(word('brug'), { type: 'source', value: 'mastodon' }), []],
    ['an operator as plain words', word('from:burgemeester'), ['from burgemeester']],
  ])('writes %s', (_what, ast, native) => {
    expect(compileQuery(ast)).toMatchObject({ native, dropped: [] });
  });

  it.each<[string, QueryNode, string[], string]>([
    ['NOT', and(word('brug'), { type: 'not', child: word('film') }), ['brug'], '-film'],
    ['a pattern', and(word('brug'), { type: 'pattern', value: 'afval*' }), ['brug'], 'afval*'],
    ['a place', and(word('brug'), { type: 'place', code: 'GM0880' }), ['brug'], 'place:GM0880'],
    ['a question', and(word('brug'), { type: 'is', value: 'question' }), ['brug'], 'is:question'],
    ['a day', and(word('brug'), { type: 'since', day: '2026-01-31' }), ['brug'], 'since:2026-01-31'],
    ['a path of a site', and(word('brug'), { type: 'site', value: 'a.nl/x' }), ['brug domain:a.nl'], 'site:a.nl/x'],
    [
      'nearness',
      {
        type: 'near',
        distance: 3,
        ordered: false,
        left: { type: 'word', value: 'brug' },
        right: { type: 'word', value: 'open' },
      },
      ['brug open'],
      'NEAR/3',
    ],
  ])('finds more than was asked without %s, and says so', (_what, ast, native, part) => {
    expect(compileQuery(ast)).toMatchObject({ native, dropped: [{ part, effect: 'wider' }] });
  });

  it('says that it finds too little when nothing is left to look for', () => {
    const { native, dropped } = compileQuery(or(word('brug'), { type: 'pattern', value: 'afval*' }));
    expect(native).toEqual(['brug']);
    expect(dropped).toEqual([{ part: 'afval*', effect: 'narrower' }]);
  });

  it('never leaves out what it cannot name exactly', () => {
    const near: QueryNode = {
      type: 'near',
      distance: 1,
      ordered: true,
      left: { type: 'word', value: 'a' },
      right: { type: 'word', value: 'b' },
    };
    expect(compileQuery(and(word('brug'), { type: 'not', child: near })).native).toEqual(['brug']);
  });
});
