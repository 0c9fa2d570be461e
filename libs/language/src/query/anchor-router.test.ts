import { describe, expect, test } from 'vitest';
import { tokenise } from '../text/index.js';
import { AnchorRouter, anchors, compileMatcher, formatQuery, matches, parseQuery, type QueryNode } from './index.js';

const asked = (query: string, text: string) => {
  const node = parseQuery(query);
  const tokenised = tokenise(text);
  const message = { text: tokenised };
  const router = new AnchorRouter<string>();
  router.add('q', node);
  const answers = [matches(node, message), compileMatcher(node)(message), router.route(tokenised).length === 1];
  expect(new Set(answers).size, `${query} on ${text}`).toBe(1);
  return answers[0];
};

describe('matching', () => {
  test.each([
    ['klacht', 'veel KLACHTEN over de weg'],
    ['wormerland', 'mooi #Wormerland'],
    ['email', 'stuur een e-mail'],
    ['e-mail', 'stuur een email'],
    ['e-mail', 'stuur een e mail'],
    ['mail', 'stuur een e-mail'],
    ['"e-mail adres"', 'mijn email adres'],
    ['"email adres"', 'mijn e-mail adres'],
    ["foto's", 'de fotos'],
    ['fryslan', 'in Fryslân'],
    ['"grof vuil"', 'Grof vuil op straat'],
    ['@gemeente', 'dag @gemeente@mastodon.social!'],
    ['@gemeente@mastodon.social', 'dag @Gemeente@mastodon.social'],
    ['#weg -jisp', 'de #weg'],
    ['wormer', 'wor\u200bmer'],
  ])('%j matches %j', (query, text) => {
    expect(asked(query, text)).toBe(true);
  });

  test.each([
    ['"grof vuil"', 'vuil en grof'],
    ['"grof vuil"', 'grof ander vuil'],
    ['#wormer', 'wormer'],
    ['gemeente', '@gemeente'],
    ['wormerland', 'https://wormerland.nl info@wormerland.nl wormerland.nl/a'],
    ['@gemeente@jisp.social', '@gemeente'],
    ['@gemeente', '@gemeentewormerland'],
    ['afval -jisp', 'afval in Jisp'],
    ['"e mail"', 'email'],
    ['worm', 'wormerland'],
  ])('%j does not match %j', (query, text) => {
    expect(asked(query, text)).toBe(false);
  });
});

describe('anchors', () => {
  test('of AND the rarest child, of OR all children, of NOT nothing', () => {
    expect(anchors(parseQuery('in grofvuil'))).toEqual(['grofvuil']);
    expect(anchors(parseQuery('grofvuil OR #weg -jisp'))).toEqual(['grofvuil', '#weg']);
    expect(anchors({ type: 'not', child: { type: 'word', value: 'a' } })).toEqual([]);
  });

  test('measured frequencies decide which child is rare', () => {
    const frequency = (term: string) => (term === 'grofvuil' ? 500 : 1);
    expect(anchors(parseQuery('in grofvuil'), frequency)).toEqual(['in']);
  });
});

describe('AnchorRouter', () => {
  test('an edited query counts from the next text on, and a removed one no more', () => {
    const router = new AnchorRouter<number>();
    router.add(1, parseQuery('afval'));
    router.add(1, parseQuery('lantaarn'));
    expect(router.route(tokenise('afval'))).toEqual([]);
    expect(router.route(tokenise('lantaarn'))).toEqual([1]);
    expect([router.size, router.remove(1), router.remove(1), router.size]).toEqual([1, true, false, 0]);
    expect(router.route(tokenise('lantaarn'))).toEqual([]);
  });

  test('a query without an anchor is refused and an earlier one stays', () => {
    const router = new AnchorRouter<number>();
    router.add(1, parseQuery('afval'));
    expect(() => router.add(1, { type: 'not', child: { type: 'word', value: 'a' } })).toThrow(
      'QUERY_NOTHING_TO_ANCHOR',
    );
    expect(router.route(tokenise('afval'))).toEqual([1]);
  });

  test('a text is tried only on queries that share its rarest words', () => {
    const router = new AnchorRouter<number>();
    for (let id = 0; id < 1_000; id += 1) router.add(id, parseQuery(`de gemeente onderwerp${id}`));
    expect(router.countCandidates(tokenise('de gemeente doet iets aan onderwerp7'))).toBe(1);
  });

  test('20,000 random pairs of query and text: the router, the matcher and plain evaluation never differ', () => {
    const random = pseudoRandom(7);
    const differences: string[] = [];
    let positive = 0;
    for (let round = 0; round < 200; round += 1) {
      const router = new AnchorRouter<number>();
      const queries = Array.from({ length: 10 }, () => randomQuery(random));
      queries.forEach((query, id) => router.add(id, query));
      for (let text = 0; text < 10; text += 1) {
        const tokenised = tokenise(randomText(random));
        const routed = new Set(router.route(tokenised));
        queries.forEach((query, id) => {
          const expected = matches(query, { text: tokenised });
          if (expected) positive += 1;
          if (routed.has(id) !== expected || compileMatcher(query)({ text: tokenised }) !== expected)
            differences.push(`${formatQuery(query)} on ${tokenised.text}`);
        });
      }
    }
    expect(differences).toEqual([]);
    expect(positive).toBeGreaterThan(2_000);
    expect(positive).toBeLessThan(18_000);
  });
});

const vocabulary = [
  'e',
  'mail',
  'email',
  'e-mail',
  'mails',
  "foto's",
  'fotos',
  'foto',
  's',
  'weg',
  'wegen',
  'in',
  'de-in',
];

function pseudoRandom(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0;
    return Math.floor((state / 0x1_0000_0000) * below);
  };
}

const pick = <T>(random: (below: number) => number, from: readonly T[]): T => from[random(from.length)] as T;

function randomText(random: (below: number) => number): string {
  const signs = ['', '', '', '#', '@'];
  const ends = [' ', ' ', ' ', '-', ', ', "'", '@host '];
  return Array.from(
    { length: 1 + random(8) },
    () => pick(random, signs) + pick(random, vocabulary) + pick(random, ends),
  ).join('');
}

function randomQuery(random: (below: number) => number): QueryNode {
  for (;;) {
    const node = randomNode(random, 3);
    if (anchors(node).length > 0) return node;
  }
}

function randomNode(random: (below: number) => number, depth: number): QueryNode {
  const several = (least: number) => Array.from({ length: least + random(3) }, () => randomNode(random, depth - 1));
  switch (depth > 0 ? random(9) : random(5)) {
    case 0:
      return { type: 'phrase', words: Array.from({ length: 2 + random(2) }, () => pick(random, vocabulary)) };
    case 1:
      return { type: 'hashtag', value: pick(random, ['weg', 'email', 'foto']) };
    case 2:
      return { type: 'mention', value: pick(random, ['weg', 'email', 'email@host']) };
    case 3:
    case 4:
      return { type: 'word', value: pick(random, vocabulary) };
    case 5:
    case 6:
      return { type: 'and', children: several(2) };
    case 7:
      return { type: 'or', children: several(2) };
    default:
      return { type: 'not', child: randomNode(random, depth - 1) };
  }
}
