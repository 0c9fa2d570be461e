import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { arbitraryMessage, arbitraryQuery } from '../../testing/arbitrary-query.js';
import { tokenise } from '../../text/index.js';
import { hashUnits } from '../../text/scan.js';
import { anchors, matches, parseQuery, type QueryNode } from '../index.js';
import { MessageRouter } from './message-router.js';
import type { RoutedMessage } from './message-terms.js';
import { spread } from './token-table.js';

const anchored = arbitraryQuery.filter((node) => anchors(node).length > 0);

const judged = (queries: ReadonlyMap<number, QueryNode>, message: RoutedMessage) => {
  const seen = { ...message, text: tokenise(message.text) };
  const found = [...queries].filter(([, node]) => matches(node, seen)).map(([id]) => id);
  return found.sort((a, b) => a - b);
};

const routed = (router: MessageRouter<number>, message: RoutedMessage) => router.route(message).sort((a, b) => a - b);

/** Counts the first messages only, so that later ones are read quickly. */
const COUNTED = { counted: 3 };

const routerOf = (...queries: string[]) => {
  const router = new MessageRouter<number>(COUNTED);
  queries.forEach((query, id) => router.add(id, parseQuery(query)));
  return router;
};

describe('MessageRouter', () => {
  test('a message gets exactly the queries that plain evaluation gives it', () => {
    let positive = 0;
    fc.assert(
      fc.property(
        fc.array(anchored, { minLength: 1, maxLength: 12 }),
        fc.array(arbitraryMessage, { minLength: 1, maxLength: 8 }),
        (nodes, messages) => {
          const router = new MessageRouter<number>(COUNTED);
          const queries = new Map(nodes.map((node, id) => [id, node]));
          for (const [id, node] of queries) router.add(id, node);
          for (const message of messages) {
            const expected = judged(queries, message);
            positive += expected.length;
            expect(routed(router, message)).toEqual(expected);
          }
        },
      ),
      { numRuns: 400 },
    );
    expect(positive).toBeGreaterThan(1_000);
  });

  test('it stays exact while queries come, change and go, anchors move and tokens are forgotten', () => {
    const step = fc.oneof(
      { weight: 3, arbitrary: fc.record({ add: fc.integer({ min: 0, max: 15 }), node: anchored }) },
      { weight: 1, arbitrary: fc.record({ remove: fc.integer({ min: 0, max: 15 }) }) },
      { weight: 1, arbitrary: fc.record({ rebalance: fc.integer({ min: 0, max: 20 }) }) },
      { weight: 6, arbitrary: fc.record({ message: arbitraryMessage }) },
    );
    fc.assert(
      fc.property(fc.array(step, { minLength: 20, maxLength: 60, size: 'max' }), (steps) => {
        const router = new MessageRouter<number>({ tokens: 16, droppedTerms: 8, counted: 0 });
        const queries = new Map<number, QueryNode>();
        for (const one of steps) {
          if ('add' in one) {
            router.add(one.add, one.node);
            queries.set(one.add, one.node);
          } else if ('remove' in one) expect(router.remove(one.remove)).toBe(queries.delete(one.remove));
          else if ('rebalance' in one) router.rebalance(one.rebalance);
          else expect(routed(router, one.message)).toEqual(judged(queries, one.message));
          expect(router.size).toBe(queries.size);
        }
      }),
      { numRuns: 200 },
    );
  });

  test('an edited query counts from the next message on, also for words that were seen before', () => {
    const router = routerOf('afval');
    const message = { text: 'Lantaarnpaal stuk, e-mail @gemeente #Weg in de lantaarn straten' };
    expect(router.route(message)).toEqual([]);
    for (const query of [
      'lantaarnpalen',
      'lantaarn*',
      'email',
      '@gemeente',
      '#weg',
      'weg',
      'raw:Lantaarnpaal',
      '"e mail"',
    ]) {
      router.add(0, parseQuery(query));
      expect(router.route(message), query).toEqual([0]);
    }
    expect([router.remove(0), router.remove(0), router.size]).toEqual([true, false, 0]);
    expect(router.route(message)).toEqual([]);
  });

  test('a query without an anchor is refused and the earlier one stays', () => {
    const router = routerOf('afval');
    const nothing: QueryNode = { type: 'not', child: { type: 'word', value: 'a' } };
    expect(() => router.add(0, nothing)).toThrow('QUERY_NOTHING_TO_ANCHOR');
    expect(router.route({ text: 'afval' })).toEqual([0]);
  });

  test('equal queries, however they are written, share one program', () => {
    const router = routerOf('wormer afval -klacht', '(afval) (NOT klacht) wormer', 'Afval AND Wormer AND NOT klachten');
    expect(router.stats()).toMatchObject({ queries: 3, programs: 1, terms: 3 });
    expect(routed(router, { text: 'afval in Wormer' })).toEqual([0, 1, 2]);
    router.remove(0);
    router.remove(2);
    expect(routed(router, { text: 'afval in Wormer' })).toEqual([1]);
    router.remove(1);
    expect(router.stats()).toMatchObject({ queries: 0, programs: 0, terms: 0 });
  });

  test('two words with the same hash are kept apart', () => {
    for (const more of ['', 'verkeersdrempel']) {
      const [asked, other] = [`dovolemi${more}`, `motinazu${more}`];
      expect(hashUnits(asked, 0, asked.length)).toBe(hashUnits(other, 0, other.length));
      const router = new MessageRouter<number>({ counted: 0 });
      router.add(0, parseQuery(asked));
      for (let round = 0; round < 3; round += 1) {
        expect(router.route({ text: other })).toEqual([]);
        expect(router.route({ text: asked })).toEqual([0]);
      }
    }
  });

  test('a word that was met before gives what it gives the first time, short, long, in parts and beside longer ones', () => {
    const words = [
      'kat',
      'kade',
      'kaden',
      'verkeer',
      'verkeersdrem',
      'verkeersdrempel',
      'verkeersdrempels',
      'Ñandú',
      'e-mail',
    ];
    const long = [24, 28, 29, 64, 65].map((length) => 'drempel'.repeat(10).slice(0, length));
    const asked = [...words, ...long].map((word) => `raw:"${word}"`);
    const queries = new Map(asked.map((query, id) => [id, parseQuery(query)]));
    const router = new MessageRouter<number>({ counted: 0 });
    for (const [id, node] of queries) router.add(id, node);
    for (let round = 0; round < 3; round += 1)
      for (const word of [...words, ...long, 'kaders', 'verkeersdre', 'kad', 'x'])
        for (const text of [word, `${word} ${word}x`, `a${word} de ${word}`]) {
          const expected = judged(queries, { text });
          expect(routed(router, { text }), text).toEqual(expected);
        }
  });

  test('a flood of new words takes no memory and changes no answer', () => {
    const router = new MessageRouter<number>({ tokens: 1_024, counted: 100 });
    router.add(0, parseQuery('afval AND straat'));
    for (let n = 0; n < 20_000; n += 1)
      expect(router.route({ text: `w${n * 7919} x${n} afval y${n}${n} straat` })).toEqual([0]);
    expect(router.stats().tokens).toBeLessThanOrEqual(1_024);
    expect(router.stats().evictions).toBeGreaterThan(20);
  });

  test('words that all fall on one place of the table are slow at most, never wrong', () => {
    const placeOf = (word: string) => spread(hashUnits(word, 0, word.length), 0) >>> 22;
    const words = Array.from({ length: 200_000 }, (_, n) => `woord${n}`).filter((word) => placeOf(word) === 7);
    expect(words.length).toBeGreaterThan(100);
    const router = routerOf(`${words[3]} ${words.at(-1)}`, `${words[5]} -${words[3]}`);
    for (let round = 0; round < 3; round += 1) {
      expect(router.route({ text: words.join(' ') })).toEqual([0]);
      expect(router.route({ text: words.slice(4).join(' ') })).toEqual([1]);
    }
  });

  test('a megabyte of anything is read, and read right', () => {
    const router = routerOf('aaaa*', '#weg', 'afval NEAR/3 weg');
    expect(router.route({ text: 'a'.repeat(1_000_000) })).toEqual([0]);
    expect(routed(router, { text: '#weg '.repeat(200_000) })).toEqual([1]);
    expect(routed(router, { text: `${'b-'.repeat(400_000)} afval van de weg` })).toEqual([2]);
  });
});
