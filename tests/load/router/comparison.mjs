import { compileMatcher } from '@samenspraak/language/query';
import { Scanner, tokenise } from '@samenspraak/language/text';
import { progress } from '../../../infra/run/report.mjs';
import { calibrate, median, round } from '../measure.mjs';

/** New posts for each round. */
export const MESSAGES = 40_000;
const COUNTED = 2_000;
const CHUNK = 500;

/** Alternates router, floor, naive evaluation and PostgreSQL on new posts, round by round. */
export async function compare(stand, rounds, { naive, peer }) {
  const { router, nodes } = stand;
  const matchers = nodes.map((node) => compileMatcher(node));
  const scanner = new Scanner();
  await peer?.store(nodes);
  const taken = { router: [], floor: [], naive: [], ...(peer && { postgres: [] }) };
  let candidates = 0;
  let matches = 0;
  const calibration = calibrate();
  for (let count = 0; count < rounds; count += 1) {
    const messages = stand.messages(MESSAGES);
    let routing = 0;
    let reading = 0;
    for (let from = 0; from < MESSAGES; from += CHUNK) {
      const chunk = messages.slice(from, from + CHUNK);
      // A message that has just come in is at hand; one that was made long ago is not.
      timed(chunk, ({ text }) => scanner.scan(text));
      routing += timed(chunk, (message) => {
        matches += router.route(message).length;
      });
      reading += timed(chunk, ({ text }) => scanner.scan(text));
    }
    taken.router.push((routing * CHUNK) / MESSAGES);
    taken.floor.push((reading * CHUNK) / MESSAGES);
    taken.naive.push(
      timed(messages.slice(0, naive), (message) => {
        const indexed = { ...message, text: tokenise(message.text) };
        return matchers.filter((matcher) => matcher(indexed)).length;
      }),
    );
    if (peer) taken.postgres.push(await timedInTurn(messages.slice(0, naive), ({ text }) => peer.route(text)));
    for (const message of messages.slice(0, COUNTED)) candidates += router.countCandidates(message);
    progress(`${nodes.length} queries: ${JSON.stringify(last(taken))} µs per message`);
  }
  return new Comparison(taken, {
    candidates: round(candidates / rounds / COUNTED),
    matches: round(matches / rounds / MESSAGES),
    calibration,
  });
}

class Comparison {
  constructor(taken, { candidates, matches, calibration }) {
    this.taken = taken;
    this.candidates = candidates;
    this.matches = matches;
    this.calibration = calibration;
  }

  /** How many times as long the peer takes: the median of the rounds. */
  times(peer) {
    return round(median(this.taken[peer].map((time, at) => time / this.taken.router[at])));
  }

  /** How many times as long the peer takes as the floor: no router that splits its posts in this way does better. */
  most(peer) {
    return round(median(this.taken[peer].map((time, at) => time / this.taken.floor[at])));
  }

  /** How many times as long the router takes. */
  cost(floor) {
    return round(median(this.taken.router.map((time, at) => time / this.taken[floor][at])));
  }

  medians() {
    return Object.fromEntries(Object.entries(this.taken).map(([name, times]) => [name, round(median(times))]));
  }

  spread() {
    return Object.fromEntries(
      Object.entries(this.taken).map(([name, times]) => [name, [round(Math.min(...times)), round(Math.max(...times))]]),
    );
  }
}

const last = (taken) => Object.fromEntries(Object.entries(taken).map(([name, times]) => [name, round(times.at(-1))]));

/** Microseconds per message. */
function timed(messages, work) {
  const start = performance.now();
  for (const message of messages) work(message);
  return ((performance.now() - start) / messages.length) * 1000;
}

async function timedInTurn(messages, work) {
  const start = performance.now();
  for (const message of messages) await work(message);
  return ((performance.now() - start) / messages.length) * 1000;
}
