import { spawn } from 'node:child_process';
import { closeSync, mkdirSync, openSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root, toolsFolder } from './paths.mjs';
import { RunError, tail } from './report.mjs';

// Loading thousands of modules is most of a start; compiled once, they load in half the time.
const compileCache = join(toolsFolder, 'compile-cache');

/**
 * One of our own programs as a child process: its output goes to a log file, and it is never left behind.
 * @param {object} options
 * @param {string} options.name
 * @param {string} options.entry file to run, relative to the checkout
 * @param {NodeJS.ProcessEnv} options.env
 * @param {string} options.logs folder of the log files
 * @param {ReturnType<import('./keeper.mjs').createKeeper>} options.keeper
 * @param {string} [options.ready] address that answers 2xx once it can be used
 * @param {(line: string) => void} [options.onRestart] with it, a program that dies is started again
 */
export function createService({ name, entry, env, logs, keeper, ready, onRestart }) {
  const log = join(logs, `${name}.log`);
  let child;
  let wanted = false;
  let deaths = 0;

  function launch(flags) {
    mkdirSync(logs, { recursive: true });
    const output = openSync(log, flags, 0o600);
    // A session of its own: at Ctrl-C the programs are stopped in order, not all at once.
    child = spawn(process.execPath, [join(root, entry)], {
      cwd: root,
      env: { ...env, NODE_COMPILE_CACHE: compileCache },
      detached: true,
      stdio: ['ignore', output, output],
    });
    closeSync(output);
    const { pid } = child;
    keeper.end(pid);
    child.on('exit', (code, signal) => {
      keeper.forget(pid);
      if (wanted && onRestart && (deaths += 1) <= 5) {
        onRestart(`${name} ended unexpectedly (${signal ?? code}); starting it again, see ${log}`);
        setTimeout(() => wanted && launch('a'), 500 * deaths);
      }
    });
  }

  async function whenReady() {
    const until = Date.now() + 90_000;
    while (Date.now() < until) {
      if (hasEnded(child)) throw failure('ended while starting');
      if (!ready || (await answers(ready))) return;
      await new Promise((done) => setTimeout(done, 50));
    }
    throw failure('did not become ready within 90 seconds');
  }

  function failure(what) {
    return new RunError(`${name} ${what}. The end of ${log}:\n\n${tail(readFileSync(log, 'utf8'))}`);
  }

  return {
    name,
    log,
    get pid() {
      return child?.pid;
    },
    /** Starts it and waits until it can be used. */
    async start() {
      launch('w');
      await whenReady();
      wanted = true;
    },
    /** Runs it to its end. @throws {RunError} when it fails */
    async finish() {
      launch('w');
      await ended(child);
      if (child.exitCode !== 0) throw failure(`failed (${child.signalCode ?? child.exitCode})`);
    },
    /** Starts it again after `kill`. */
    async restart() {
      launch('a');
      await whenReady();
      wanted = true;
    },
    /** Holds it where it stands, as a machine that is put to sleep; `wake` lets it go on. */
    stall() {
      child?.kill('SIGSTOP');
    },
    wake() {
      child?.kill('SIGCONT');
    },
    /** Ends it at once, as a power cut would; it stays down until `restart`. */
    async kill() {
      wanted = false;
      child?.kill('SIGKILL');
      await ended(child);
    },
    /** Asks it to finish what it is doing and waits; after ten seconds it is ended. */
    async stop() {
      wanted = false;
      if (!child || hasEnded(child)) return;
      child.kill('SIGTERM');
      const timer = setTimeout(() => child.kill('SIGKILL'), 10_000);
      await ended(child);
      clearTimeout(timer);
    },
  };
}

async function answers(url) {
  try {
    const response = await fetch(url, { signal: AbortSignal.timeout(2000) });
    await response.body?.cancel();
    return response.ok;
  } catch {
    return false;
  }
}

function hasEnded(child) {
  return child.exitCode !== null || child.signalCode !== null;
}

function ended(child) {
  if (!child || hasEnded(child)) return Promise.resolve();
  return new Promise((done) => child.once('exit', done));
}
