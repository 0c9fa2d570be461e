import { matches, parseQuery, type QueryNode } from '@samenspraak/language/query';
import { tokenise } from '@samenspraak/language/text';
import { expect, test } from 'vitest';
import { QueryBook } from './query-book.js';

const POSTS = 1_000_000;
const EDIT_EVERY = 250;
/** A prime, so that samples fall before, at and after edits. */
const JUDGE_EVERY = 997;
const DAYS = ['2026-11-26', '2026-11-27'] as const;
const WORDS = 'afval brug lantaarn grofvuil riool markt bus pont vuur ijs storm sluis duif hond tegel boom'.split(' ');

/** Dice that fall in the same way each time. */
function dice(seed: number): (most: number) => number {
  let state = seed;
  return (most) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * most);
  };
}

test('while queries are edited, paused and run out, each of a million posts meets the state of its moment', () => {
  const roll = dice(11);
  const word = () => WORDS[roll(WORDS.length)]!;
  const text = () =>
    [`${word()} ${word()}`, `${word()} OR ${word()}`, `${word()} NEAR/2 ${word()}`, `${word()} NOT ${word()}`][
      roll(4)
    ]!;
  const book = new QueryBook({ id: 'p', name: 'Samen', holderId: 'vrz', members: [] }, undefined);
  const known = new Map<string, { node: QueryNode; endsOn: string }>();
  const edit = () => {
    const id = `q${roll(30)}`;
    const [query, endsOn] = [text(), DAYS[roll(2)]!];
    const paused = known.has(id) && roll(4) === 0;
    if (paused) {
      const present = new Map([...known.keys()].filter((one) => one !== id).map((one) => [one, 0]));
      book.keep('wor', present);
      known.delete(id);
    } else {
      book.put({ id, tenantId: 'wor', scope: 'own', endsOn }, query);
      known.set(id, { node: parseQuery(query), endsOn });
    }
  };
  const posts = Array.from({ length: 2_000 }, () => Array.from({ length: 2 + roll(6) }, word).join(' '));
  let [matched, judged] = [0, 0];
  for (let n = 0; n < POSTS; n += 1) {
    if (n % EDIT_EVERY === 0) edit();
    // Some queries run out half way.
    const day = DAYS[n < POSTS / 2 ? 0 : 1];
    const post = posts[roll(posts.length)]!;
    const found = book.match({ text: post }, day);
    matched += found.length;
    if (n % JUDGE_EVERY !== 0) continue;
    const message = { text: tokenise(post) };
    const right = [...known].filter(([, { node, endsOn }]) => endsOn >= day && matches(node, message));
    expect(found.map((one) => one.id).sort()).toEqual(right.map(([id]) => id).sort());
    judged += right.length;
  }
  expect(matched).toBeGreaterThan(POSTS / 2);
  expect(judged).toBeGreaterThan(500);
}, 300_000);
