import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { connect } from 'node:net';
import { delimiter, join } from 'node:path';
import { run } from './command.mjs';
import { freePort } from './ports.mjs';
import { progress, RunError } from './report.mjs';

/** The Redis or Valkey on the PATH. */
export function redisOnPath() {
  const folders = (process.env.PATH ?? '').split(delimiter);
  return folders
    .flatMap((folder) => ['redis-server', 'valkey-server'].map((name) => join(folder, name)))
    .find((path) => existsSync(path));
}

/** The one on the PATH, else Debian's own when we may install it, else undefined. */
export async function findRedis() {
  const present = redisOnPath();
  if (present || process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) return present;
  progress('no redis-server on the PATH: installing the one of this system');
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  await run('apt-get', ['update', '-q'], { env });
  const { code, output } = await run('apt-get', ['install', '-y', '-q', '--no-install-recommends', 'redis-server'], {
    env,
  });
  if (code !== 0) process.stderr.write(output);
  return redisOnPath();
}

/**
 * Starts it on the loopback interface; every write goes to a file in `folder`, as far as the disk has it.
 * @param {object} options
 * @param {string} options.program
 * @param {string} options.folder
 * @param {ReturnType<import('./keeper.mjs').createKeeper>} options.keeper
 * @param {string[]} [options.args] such as a limit of memory
 */
export async function startRedis({ program, folder, keeper, args = [] }) {
  const port = await freePort();
  const own = ['--port', String(port), '--bind', '127.0.0.1', '--save', '', '--appendonly', 'yes', '--dir', folder];
  let child;
  const launch = async () => {
    child = spawn(program, [...own, ...args], { stdio: 'ignore', detached: true });
    keeper.end(child.pid);
    const until = Date.now() + 10_000;
    while (!(await listens(port))) {
      if (child.exitCode !== null || Date.now() > until) throw new RunError('redis-server did not start.');
      await new Promise((done) => setTimeout(done, 50));
    }
  };
  const end = async (signal) => {
    if (child.exitCode !== null || child.signalCode !== null) return;
    const ended = once(child, 'exit');
    child.kill(signal);
    await ended;
    keeper.forget(child.pid);
  };
  await launch();
  return {
    port,
    url: `redis://127.0.0.1:${port}`,
    /** Ends it at once, as a power cut would. */
    kill: () => end('SIGKILL'),
    restart: launch,
    /** Forgets everything in it, in the way of its protocol. */
    flush: () => say(port, 'FLUSHALL'),
    stop: () => end('SIGTERM'),
  };
}

function listens(port) {
  return new Promise((done) => {
    const socket = connect(port, '127.0.0.1');
    socket.once('connect', () => (socket.end(), done(true))).once('error', () => done(false));
  });
}

function say(port, command) {
  return new Promise((done, refuse) => {
    const socket = connect(port, '127.0.0.1', () => socket.write(`${command}\r\n`));
    socket.once(
      'data',
      (answer) => (socket.end(), String(answer).startsWith('+') ? done() : refuse(new Error(answer))),
    );
    socket.once('error', refuse);
  });
}
