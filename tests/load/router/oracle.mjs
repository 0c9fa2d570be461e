import { Worker } from 'node:worker_threads';

const THREADS = 2;
/** How many messages on how many queries, as the design asks. */
export const oracleSizes = [
  { messages: 1_000_000, queries: 100 },
  { messages: 20_000, queries: 10_000 },
  { messages: 2_000, queries: 100_000 },
];

/**
 * Compares the router with the evaluation of every query, for each size.
 * @returns {Promise<{ checked: number, different: number, matched: number, examples: object[] }>}
 */
export async function askOracle(seed, { messages, queries }, gone) {
  const parts = Array.from({ length: THREADS }, (_, part) => part);
  const answers = await Promise.all(
    parts.map((part) => run({ seed, part, messages: messages / THREADS, queries }, gone)),
  );
  const sum = (name) => answers.reduce((total, answer) => total + answer[name], 0);
  return {
    checked: sum('checked'),
    different: sum('different'),
    matched: sum('matched'),
    examples: answers.flatMap((answer) => answer.examples),
  };
}

function run(workerData, gone) {
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL('oracle-worker.mjs', import.meta.url), { workerData });
    const stop = () => void worker.terminate();
    gone?.addEventListener('abort', stop, { once: true });
    worker.once('message', resolve);
    worker.once('error', reject);
    worker.once('exit', (code) => {
      gone?.removeEventListener('abort', stop);
      reject(new Error(`The oracle ended early (${code}).`));
    });
  });
}
