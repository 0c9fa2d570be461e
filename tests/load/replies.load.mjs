import { progress } from '../../infra/run/report.mjs';
import { CrashTest } from '../faults/crash/crash-test.mjs';
import { printResult, readOptions, round } from './measure.mjs';

const WHOLE = 1_000;
const QUICK = 50;

/**
 * Each run is one post and one reply: kill -9 of api and worker at every edge of receiving and sending, a network that says
 * something else than it did, and a worker that sleeps past its lease while another takes over.
 */
export async function main(args, gone) {
  const { quick, seed } = readOptions(args);
  gone?.addEventListener('abort', () => process.exit(1));
  const test = await CrashTest.open({ seed });
  const before = performance.now();
  try {
    const result = await test.run(quick ? QUICK : WHOLE, progress, { whole: !quick });
    for (const problem of result.problems) progress(JSON.stringify(problem));
    progress(`states: ${JSON.stringify(result.states)}`);
    const { runs, postsPerReplyMax, untruthful, lost, twice, unsettled } = result;
    printResult({
      name: 'replies',
      figures: { runs, posts_per_reply_max: postsPerReplyMax, untruthful, lost, twice, unsettled },
      oracle: { checked: runs * 2, different: result.problems.length },
      rounds: result.batches,
      about: {
        at_edge: result.atEdge,
        states: result.states,
        seconds: round((performance.now() - before) / 1000),
        seed,
      },
    });
    if (result.problems.length > 0) process.exitCode = 1;
  } finally {
    await test.close();
  }
}
