import { isDeepStrictEqual } from 'node:util';
import { expect, test } from 'vitest';
import { randomMessage, randomOf, randomQuery } from './generated-queries.js';
import { anchors, compileMatcher, formatQuery, matches, MessageRouter, parseQuery, QuerySyntaxError } from './index.js';

const REFUSED = ['QUERY_NOTHING_TO_ANCHOR', 'QUERY_TOO_COMPLEX', 'QUERY_TOO_LONG'];

test('of 10,000 generated trees, reading the canonical form gives the same tree', () => {
  const random = randomOf(26_11);
  const differences: string[] = [];
  let same = 0;
  for (let round = 0; round < 10_000; round += 1) {
    const tree = randomQuery(random, 4);
    const written = formatQuery(tree);
    try {
      if (isDeepStrictEqual(parseQuery(written), tree)) same += 1;
      else differences.push(written);
    } catch (error) {
      if (!(error instanceof QuerySyntaxError)) throw error;
      if (!REFUSED.includes(error.code)) differences.push(`${error.code}: ${written}`);
    }
  }
  expect(differences).toEqual([]);
  expect(same).toBeGreaterThan(4_000);
}, 120_000);

test('on 30,000 pairs of query and message the router, the matcher and the judge never differ', () => {
  const random = randomOf(4);
  const differences: string[] = [];
  let positive = 0;
  for (let round = 0; round < 300; round += 1) {
    const router = new MessageRouter<number>();
    const queries = Array.from({ length: 10 }, () => {
      for (;;) {
        const query = randomQuery(random);
        if (anchors(query).length > 0) return query;
      }
    });
    queries.forEach((query, id) => router.add(id, query));
    const matchers = queries.map(compileMatcher);
    for (let turn = 0; turn < 10; turn += 1) {
      const message = randomMessage(random, 14);
      const routed = new Set(router.route({ ...message, text: message.text.text }));
      queries.forEach((query, id) => {
        const expected = matches(query, message);
        if (expected) positive += 1;
        if (routed.has(id) !== expected || matchers[id]!(message) !== expected)
          differences.push(`${formatQuery(query)} on ${message.text.text}`);
      });
    }
  }
  expect(differences).toEqual([]);
  expect(positive).toBeGreaterThan(3_000);
  expect(positive).toBeLessThan(27_000);
}, 120_000);
