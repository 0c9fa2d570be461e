import { parentPort, workerData } from 'node:worker_threads';
import { compileMatcher, MessageRouter, parseQuery } from '@samenspraak/language/query';
import { tokenise } from '@samenspraak/language/text';
import { CouncilQueries } from './council-queries.mjs';
import { DutchPosts } from './dutch-posts.mjs';
import { DutchWorld } from './dutch-world.mjs';
import { Judge } from './judge.mjs';

// Now and then queries go and come back and anchors move, as they do in a worker: the answers must stay the same.
const DISTURBED_EVERY = 500;
// What the judge remembers must not make it wrong: now and then each query is evaluated from nothing as well.
const FROM_NOTHING_EVERY = 1_000;
// Few queries are of few councils, so that enough posts are about them.
const QUERIES_PER_COUNCIL = 20;

/** Routes its part of the messages and evaluates every query on each of them; tells where the two differ. */
const { seed, part, messages, queries } = workerData;
const world = new DutchWorld(seed);
const asked = new CouncilQueries(world, seed, Math.ceil(queries / QUERIES_PER_COUNCIL));
const posts = new DutchPosts(world, seed * 100 + part);
const nodes = Array.from({ length: queries }, () => parseQuery(asked.next()));
const judge = new Judge(nodes);
const matchers = nodes.map((node) => compileMatcher(node));
// Few are counted, so that most are read as they are in a router that has run for long.
const router = new MessageRouter({ counted: messages / 10 });
nodes.forEach((node, id) => router.add(id, node));

let different = 0;
let matched = 0;
const examples = [];
for (let count = 0; count < messages; count += 1) {
  const message = posts.nextMessage();
  if (count % DISTURBED_EVERY === 0) disturb(count);
  const routed = new Set(router.route(message));
  const indexed = { ...message, text: tokenise(message.text) };
  judge.read(indexed);
  const fromNothing = count % FROM_NOTHING_EVERY === 0;
  let expected = 0;
  for (let id = 0; id < queries; id += 1) {
    const matches = judge.holds(id);
    if (matches) expected += 1;
    if (fromNothing && matchers[id](indexed) !== matches) different += 1;
    if (matches === routed.has(id)) continue;
    different += 1;
    if (examples.length < 5) examples.push({ id, matches, text: message.text });
  }
  // An id given twice, or one that nobody stored, shows here.
  if (routed.size !== expected) different += 1;
  matched += expected;
}
parentPort.postMessage({ checked: messages * queries, different, matched, examples });

function disturb(count) {
  const id = (count / DISTURBED_EVERY) % queries;
  router.remove(id);
  router.add(id, nodes[id]);
  router.rebalance(100);
}
