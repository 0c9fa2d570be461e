/** An expected failure: printed as its message alone, without a stack. */
export class RunError extends Error {
  /** @param {string} message what happened and what to do */
  constructor(message) {
    super(message);
    this.name = 'RunError';
  }
}

const started = performance.now();

/** Seconds since this process started, as shown in the margin. */
export function clock() {
  return `${((performance.now() - started) / 1000).toFixed(1).padStart(6)} s`;
}

/** Writes one progress line; progress goes to stderr so that stdout stays an answer. */
export function progress(text) {
  process.stderr.write(`${clock()}  ${text}\n`);
}

/** Runs one step and writes its name and how long it took. */
export async function step(name, run) {
  const before = performance.now();
  const result = await run();
  progress(`${name} (${((performance.now() - before) / 1000).toFixed(1)} s)`);
  return result;
}

/** Ends the process with a clear line for an expected failure, a stack for any other. */
export function fail(error) {
  const text = error instanceof RunError ? error.message : (error?.stack ?? String(error));
  process.stderr.write(`\n${text}\n`);
  process.exitCode = 1;
}

const explanations = [
  [/ENOSPC|EDQUOT|no space left/i, 'The disk is full. Make room (about 2 GB is needed) and run the command again.'],
  [
    /ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|ERR_SOCKET_TIMEOUT|META_FETCH_FAIL|tunneling socket|error sending request|dns error|network error/i,
    'The npm registry cannot be reached. Check the connection, the proxy (HTTPS_PROXY) or the registry setting (npm config get registry), and run the command again.',
  ],
];

/** Turns the output of a failed npm or pnpm into what a person can do about it. */
export function explain(output, fallback) {
  const found = explanations.find(([pattern]) => pattern.test(output));
  return new RunError(found ? `${found[1]}\n\n${tail(output)}` : `${fallback}\n\n${tail(output)}`);
}

/** The last lines of a long output. */
export function tail(output, lines = 25) {
  return output.trim().split('\n').slice(-lines).join('\n');
}
