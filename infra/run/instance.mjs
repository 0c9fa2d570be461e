import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { isAlive } from './lock.mjs';
import { dataFolder } from './paths.mjs';
import { RunError } from './report.mjs';

const file = join(dataFolder, 'run', 'instance.json');

/**
 * What the running `npm start` wrote about itself.
 * @returns {undefined | { pid: number, state: 'starting' | 'ready', mode: string, urls: Record<string, string>, people: object[] }}
 */
export function findInstance() {
  try {
    const instance = JSON.parse(readFileSync(file, 'utf8'));
    return isAlive(instance.pid) && isLauncher(instance.pid) ? instance : undefined;
  } catch {
    return undefined;
  }
}

/** @throws {RunError} when nothing is running */
export function getInstance() {
  const instance = findInstance();
  if (instance?.state === 'ready') return instance;
  throw new RunError(
    instance
      ? 'Samenspraak is still starting; try again in a moment.'
      : 'Samenspraak is not running. Start it with: npm start',
  );
}

/**
 * Takes the place of the one running instance of this checkout.
 * @returns {boolean} false when another took it a moment earlier
 */
export function claim() {
  if (!findInstance()) withdraw();
  mkdirSync(dirname(file), { recursive: true });
  try {
    writeFileSync(file, JSON.stringify({ pid: process.pid, state: 'starting' }), { flag: 'wx', mode: 0o600 });
    return true;
  } catch {
    return false;
  }
}

/** Lets the other commands find this one. */
export function announce(instance) {
  writeFileSync(file, `${JSON.stringify(instance, null, 2)}\n`, { mode: 0o600 });
}

/** This one has stopped. */
export function withdraw() {
  rmSync(file, { force: true });
}

// After a restart of the machine the number may belong to somebody else.
function isLauncher(pid) {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes('launch.mjs');
  } catch (error) {
    return process.platform !== 'linux' || error.code === 'EACCES';
  }
}
