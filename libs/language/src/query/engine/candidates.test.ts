import { describe, expect, test } from 'vitest';
import { parseQuery } from '../parse-query.js';
import { MessageRouter } from './message-router.js';

/** Dice that fall in the same way each time (mulberry32). */
function dice(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 0x1_0000_0000) * below);
  };
}

const SYLLABLES = 'ba ke lo mi nu ro sa ti vo wa ze du fi go ha je ko la me ni po ru si ta'.split(' ');
const VOCABULARY = 20_000;

/** Words that no stemmer knows: "bakeloden" and the like. */
const wordOf = (rank: number) =>
  [rank % 24, (rank / 24) % 24, (rank / 576) % 24, (rank / 13_824) % 24]
    .map((at) => SYLLABLES[Math.floor(at)])
    .join('') + 'x';

/** Words as texts have them: the first are everywhere, most are rare. */
const someWord = (roll: (below: number) => number) => wordOf(Math.floor(VOCABULARY ** (roll(100_000) / 100_000)) - 1);

const PLACES = 400;
const placeOf = (at: number) => `plaats${at}z`;

/** A place, themes of which some are everyday words, and what it must not be about. */
function someQuery(roll: (below: number) => number): string {
  const places = Array.from({ length: 1 + roll(4) }, () => placeOf(roll(PLACES)));
  const themes = Array.from({ length: 3 + roll(8) }, () => someWord(roll));
  return `(${places.join(' OR ')}) AND (${themes.join(' OR ')}) -${someWord(roll)}`;
}

function someText(roll: (below: number) => number): string {
  const words = Array.from({ length: 5 + roll(25) }, () => someWord(roll));
  if (roll(10) < 3) words.push(placeOf(roll(PLACES)));
  return words.join(' ');
}

const QUERIES = 10_000;
const MESSAGES = 20_000;

function measure(): { guessed: number; measured: number } {
  const roll = dice(7);
  const router = new MessageRouter<number>();
  for (let id = 0; id < QUERIES; id += 1) router.add(id, parseQuery(someQuery(roll)));
  const texts = Array.from({ length: 2_000 }, () => someText(roll));
  const mean = () => texts.reduce((sum, text) => sum + router.countCandidates({ text }), 0) / texts.length;
  const guessed = mean();
  for (let count = 0; count < MESSAGES; count += 1) router.route({ text: someText(roll) });
  router.rebalance(QUERIES * 2);
  return { guessed, measured: mean() };
}

describe('candidates per message', () => {
  // One lost frequency once raised them from 8 to 618.
  test('a message is tried on at most 22 of 10,000 queries once the words were measured', () => {
    const { guessed, measured } = measure();
    expect(measured).toBeLessThanOrEqual(22);
    expect(guessed).toBeGreaterThan(measured * 2);
  });
});
