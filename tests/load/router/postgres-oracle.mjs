import { MessageRouter } from '@samenspraak/language/query';
import { Chance, Ranked } from './chance.mjs';

export const postgresOracleSize = { messages: 20_000, queries: 1_000 };
const BATCH = 2_000;
const WORDS = 600;

/**
 * Compares the router with PostgreSQL as a second oracle, on texts and queries in which both see the same words: plain
 * words of which the language knows no other form than its stem.
 */
export async function askPostgres(peer, world, seed) {
  const chance = new Chance(seed * 13 + 1);
  const plain = world.words.filter((word) => /^[a-z]{2,}$/.test(word)).slice(0, WORDS);
  const words = new Ranked(plain, 10);
  const { messages, queries } = postgresOracleSize;
  const nodes = Array.from({ length: queries }, () => anchoredNode(words, chance));
  const router = new MessageRouter();
  nodes.forEach((node, id) => router.add(id, node));
  await peer.store(nodes);
  let different = 0;
  let matched = 0;
  for (let from = 0; from < messages; from += BATCH) {
    const texts = Array.from({ length: BATCH }, () => textOf(words, chance));
    const answers = await peer.routeAll(texts);
    texts.forEach((text, at) => {
      const routed = router.route({ text }).sort((a, b) => a - b);
      matched += routed.length;
      different += countDifferences(routed, answers[at]);
    });
  }
  return { checked: messages * queries, different, matched };
}

function countDifferences(routed, expected) {
  const seen = new Set(routed);
  const both = expected.filter((id) => seen.has(id)).length;
  return routed.length - both + (expected.length - both);
}

const textOf = (words, chance) =>
  Array.from({ length: chance.between(5, 30) }, () => words.draw(chance)).join(chance.happens(0.5) ? ' ' : ', ');

/** A query as a rare word and anything else, or alternatives of these: there is always something to look up. */
function anchoredNode(words, chance) {
  if (chance.happens(0.3)) return { type: 'or', children: [anchoredNode(words, chance), anchoredNode(words, chance)] };
  if (chance.happens(0.4)) return phrase(words, chance);
  return { type: 'and', children: [word(words, chance), anyNode(words, chance, 3)] };
}

function anyNode(words, chance, depth) {
  const roll = depth === 0 ? chance.part() * 0.5 : chance.part();
  if (roll < 0.35) return word(words, chance);
  if (roll < 0.5) return phrase(words, chance);
  if (roll < 0.65) return { type: 'not', child: anyNode(words, chance, depth - 1) };
  const children = Array.from({ length: chance.between(2, 4) }, () => anyNode(words, chance, depth - 1));
  return { type: roll < 0.8 ? 'and' : 'or', children };
}

const word = (words, chance) => ({ type: 'word', value: words.draw(chance) });
const phrase = (words, chance) => ({
  type: 'phrase',
  words: Array.from({ length: chance.between(2, 3) }, () => words.draw(chance)),
});
