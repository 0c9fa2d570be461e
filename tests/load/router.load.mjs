import { progress } from '../../infra/run/report.mjs';
import { median, percentile, printResult, readOptions, round } from './measure.mjs';
import { compare, MESSAGES } from './router/comparison.mjs';
import { CouncilQueries } from './router/council-queries.mjs';
import { DutchWorld } from './router/dutch-world.mjs';
import { measureMemory } from './router/memory.mjs';
import { askOracle, oracleSizes } from './router/oracle.mjs';
import { askPostgres, postgresOracleSize } from './router/postgres-oracle.mjs';
import { PostgresPeer } from './router/postgres-peer.mjs';
import { Stand } from './router/stand.mjs';

const ROUNDS = 9;
const QUICK_ROUNDS = 5;

/** Routing against evaluating every query, against PostgreSQL and against only reading the message; oracles first. */
export async function main(args, gone) {
  const { quick, seed } = readOptions(args);
  gone?.addEventListener('abort', () => process.exit(1));
  const world = new DutchWorld(seed);
  const peer = await PostgresPeer.open();
  try {
    const oracle = await judge(peer, world, seed, gone);
    const rounds = quick ? QUICK_ROUNDS : ROUNDS;
    const asked = new CouncilQueries(world, seed);
    const queries = Array.from({ length: 100_000 }, () => asked.next());
    const small = await compare(new Stand(world, seed, queries.slice(0, 10_000)), rounds, { naive: 40, peer });
    const stand = new Stand(world, seed, queries);
    const large = await compare(stand, rounds, { naive: 6 });
    const edits = stand.edit(asked);
    const memory = await measureMemory(queries, stand.texts(MESSAGES));
    printResult({
      name: 'router',
      figures: {
        naive_10k: small.times('naive'),
        postgres_10k: small.times('postgres'),
        floor_10k: small.cost('floor'),
        naive_100k: large.times('naive'),
        floor_100k: large.cost('floor'),
        edit_ms: round(percentile(edits.edits, 0.99)),
        candidates_per_message: small.candidates,
        candidates_per_message_100k: large.candidates,
        memory_mb: round(memory.live_mb),
        memory_rss_mb: round(memory.rss_mb),
      },
      ratios: { edit_against_rebuild: round(edits.rebuild / median(edits.edits)) },
      oracle,
      rounds,
      about: {
        microseconds: { '10k': small.medians(), '100k': large.medians() },
        spread: { '10k': small.spread(), '100k': large.spread() },
        postgres_10k_at_most: small.most('postgres'),
        matches_per_message: { '10k': small.matches, '100k': large.matches },
        rebuild_ms: round(edits.rebuild),
        calibration_ms: [small.calibration, large.calibration],
        left_out: 'Lucene Monitor',
        seed,
      },
    });
    if (oracle.different > 0) process.exitCode = 1;
  } finally {
    await peer.close();
  }
}

async function judge(peer, world, seed, gone) {
  const parts = {};
  const add = (name, answer) => {
    parts[name] = answer.checked;
    progress(`${name}: ${answer.checked} pairs, ${answer.matched} matches, ${answer.different} different`);
    for (const example of answer.examples ?? []) progress(JSON.stringify(example));
    return answer;
  };
  const answers = [];
  for (const size of oracleSizes)
    answers.push(add(`every query, ${size.messages} × ${size.queries}`, await askOracle(seed, size, gone)));
  const { messages, queries } = postgresOracleSize;
  answers.push(add(`PostgreSQL, ${messages} × ${queries}`, await askPostgres(peer, world, seed)));
  const sum = (name) => answers.reduce((total, answer) => total + answer[name], 0);
  return { checked: sum('checked'), different: sum('different'), matched: sum('matched'), parts };
}
