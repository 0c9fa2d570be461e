import { spawn, spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import {
  chmodSync,
  chownSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { createKeeper } from './keeper.mjs';
import { freePort } from './ports.mjs';
import { findBinaries, unprivileged } from './postgres-binaries.mjs';
import { RunError, tail } from './report.mjs';

const settings = [
  'max_connections=200',
  'unix_socket_directories=',
  'listen_addresses=127.0.0.1',
  'log_parameter_max_length=0',
];
const careless = ['fsync=off', 'synchronous_commit=off', 'full_page_writes=off', 'autovacuum=on'];

/**
 * Starts PostgreSQL on the loopback interface and waits until it answers.
 * Nothing stays behind when this process ends, not even by kill -9.
 *
 * @param {object} options
 * @param {string} [options.dataDir] kept data; absent with `ephemeral`
 * @param {string} [options.password] of the superuser; needed for kept data, so that the next start knows it
 * @param {number} [options.port] else a free one
 * @param {boolean} [options.ephemeral] data in a temporary folder, without fsync, removed at the end
 * @param {boolean} [options.durable] with fsync all the same: for whoever measures what a commit costs
 * @returns {Promise<{ port: number, pid: number, superuserUrl: string, restart: (how: 'fast' | 'immediate') => Promise<void>, stop: () => Promise<void> }>}
 * @throws {RunError} when the platform has no binary, or PostgreSQL does not start
 */
export async function startPostgres({
  dataDir,
  password = randomBytes(24).toString('hex'),
  port,
  ephemeral = false,
  durable = !ephemeral,
} = {}) {
  const temporary = [];
  const keeper = createKeeper();
  const keepUntilStop = (folder) => {
    temporary.push(folder);
    keeper.remove(folder);
  };
  try {
    const bin = findBinaries(keepUntilStop);
    if (ephemeral) {
      const folder = mkdtempSync(join(tmpdir(), 'samenspraak-database-'));
      chmodSync(folder, 0o755);
      keepUntilStop(folder);
      dataDir = join(folder, 'data');
    }
    await endPrevious(dataDir);
    if (!existsSync(join(dataDir, 'PG_VERSION'))) initialise(bin, dataDir, password, ephemeral);
    const launched = await launch(bin, dataDir, port, durable, keeper);
    const { usedPort } = launched;
    let { child } = launched;
    return {
      port: usedPort,
      get pid() {
        return child.pid;
      },
      superuserUrl: `postgres://postgres:${password}@127.0.0.1:${usedPort}/postgres`,
      /** Ends all connections (fast) or ends as in a crash (immediate), and starts again at the same place. */
      restart: async (how) => {
        await end(child, how === 'fast' ? 'SIGINT' : 'SIGQUIT');
        keeper.forget(child.pid);
        ({ child } = await launch(bin, dataDir, usedPort, durable, keeper));
      },
      stop: async () => {
        await end(child, 'SIGINT');
        for (const folder of temporary) rmSync(folder, { recursive: true, force: true });
        keeper.close();
      },
    };
  } catch (error) {
    for (const folder of temporary) rmSync(folder, { recursive: true, force: true });
    keeper.close();
    throw error;
  }
}

// Into a folder beside it and then renamed, so that an interrupted initdb leaves nothing half done.
function initialise(bin, dataDir, password, ephemeral) {
  const parent = dirname(dataDir);
  mkdirSync(parent, { recursive: true });
  for (const name of readdirSync(parent)) {
    if (name.startsWith('initdb-')) rmSync(join(parent, name), { recursive: true, force: true });
  }
  const fresh = mkdtempSync(join(parent, 'initdb-'));
  const passwordFile = join(fresh, 'password');
  const target = join(fresh, 'data');
  mkdirSync(target, { mode: 0o700 });
  writeFileSync(passwordFile, password, { mode: 0o600 });
  if (unprivileged.uid)
    for (const path of [fresh, passwordFile, target]) chownSync(path, unprivileged.uid, unprivileged.gid);
  const made = spawnSync(
    join(bin, 'initdb'),
    [
      ...['-D', target, '-U', 'postgres', '--pwfile', passwordFile, '--auth=scram-sha-256', '--encoding=UTF8'],
      ...(ephemeral ? ['--no-sync'] : []),
      ...['--locale=C', '--locale-provider=builtin', '--builtin-locale=C.UTF-8', '--no-instructions'],
    ],
    { cwd: '/', encoding: 'utf8', ...unprivileged },
  );
  if (made.status !== 0) {
    rmSync(fresh, { recursive: true, force: true });
    throw explainLog(`${made.stdout}${made.stderr}${made.error ?? ''}`, 'PostgreSQL could not make its data folder.');
  }
  rmSync(passwordFile);
  renameSync(target, dataDir);
  rmSync(fresh, { recursive: true, force: true });
}

async function launch(bin, dataDir, wishedPort, durable, keeper) {
  for (let attempt = 1; ; attempt += 1) {
    const usedPort = wishedPort || (await freePort());
    const options = [...settings, ...(durable ? [] : careless)].flatMap((setting) => ['-c', setting]);
    const own = [join(bin, 'postgres'), '-D', dataDir, '-p', String(usedPort), ...options];
    const [file, ...args] = hasSetpriv() ? ['setpriv', '--pdeathsig', 'INT', '--', ...own] : own;
    // A session of its own: Ctrl-C must reach the processes that use it first.
    const child = spawn(file, args, { cwd: '/', detached: true, stdio: ['ignore', 'pipe', 'pipe'], ...unprivileged });
    keeper.end(child.pid);
    let log = '';
    const take = (chunk) => (log = (log + chunk).slice(-20_000));
    child.stdout.setEncoding('utf8').on('data', take);
    child.stderr.setEncoding('utf8').on('data', take);
    const state = { ended: false };
    child.on('error', (error) => ((log += error.message), (state.ended = true)));
    child.on('exit', () => (state.ended = true));
    if (await isReady(dataDir, usedPort, state)) return { child, usedPort };
    if (!state.ended) child.kill('SIGKILL');
    keeper.forget(child.pid);
    const portTaken = /Address already in use/.test(log);
    if (portTaken && !wishedPort && attempt < 5) continue;
    throw explainLog(log, portTaken ? `Port ${usedPort} is taken; PostgreSQL needs it.` : 'PostgreSQL did not start.');
  }
}

// The last line of postmaster.pid says "ready" when connections are accepted.
async function isReady(dataDir, port, state) {
  const until = Date.now() + 60_000;
  while (!state.ended && Date.now() < until) {
    const lines = readPidFile(dataDir);
    if (lines[7]?.trim() === 'ready' && Number(lines[3]) === port && (await answers(port))) return true;
    await pause(25);
  }
  return false;
}

function answers(port) {
  return new Promise((done) => {
    const socket = connect(port, '127.0.0.1');
    socket.on('connect', () => (socket.destroy(), done(true)));
    socket.on('error', () => done(false));
  });
}

// After a kill -9 the previous server may still be writing its last page: two on one folder would ruin it.
async function endPrevious(dataDir) {
  const pid = Number(readPidFile(dataDir)[0]);
  if (!pid) return;
  const until = Date.now() + 15_000;
  while (isServerOf(pid, dataDir)) {
    if (Date.now() > until)
      throw new RunError(`An earlier PostgreSQL (process ${pid}) still uses ${dataDir}. End it and try again.`);
    try {
      process.kill(pid, 'SIGINT');
    } catch {
      break;
    }
    await pause(200);
  }
  rmSync(join(dataDir, 'postmaster.pid'), { force: true });
}

function isServerOf(pid, dataDir) {
  const shown = spawnSync('ps', ['-ww', '-o', 'args=', '-p', String(pid)], { encoding: 'utf8' });
  if (shown.error) {
    try {
      return readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes(dataDir);
    } catch {
      return false;
    }
  }
  return shown.stdout.includes(dataDir);
}

function readPidFile(dataDir) {
  try {
    return readFileSync(join(dataDir, 'postmaster.pid'), 'utf8').split('\n');
  } catch {
    return [];
  }
}

async function end(child, signal) {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = new Promise((done) => child.once('exit', done));
  child.kill(signal);
  const timer = setTimeout(() => child.kill('SIGKILL'), 20_000);
  await ended;
  clearTimeout(timer);
}

let setpriv;
function hasSetpriv() {
  setpriv ??= spawnSync('setpriv', ['--pdeathsig', 'INT', '--', 'true']).status === 0;
  return setpriv;
}

function explainLog(log, otherwise) {
  if (/No space left|ENOSPC/.test(log))
    return new RunError(`The disk is full; PostgreSQL needs room to start.\n${tail(log, 5)}`);
  return new RunError(`${otherwise}\n${tail(log, 12)}`);
}

function pause(ms) {
  return new Promise((done) => setTimeout(done, ms));
}
