// Runs on Node 20 with nothing installed: built-ins only, here and in everything it imports.
import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './paths.mjs';
import { prepare } from './prepare.mjs';
import { fail, RunError } from './report.mjs';
import { environment } from './toolchain.mjs';

/** Command → its module, and whether it needs the project built, or its code alone. */
const commands = {
  start: { module: 'start.mjs', build: true },
  // It compiles by itself: a compile error is one of its failures.
  test: { module: 'test.mjs', build: false },
  'test:keycloak': { module: 'test-keycloak.mjs', build: true },
  'test:real-networks': { module: 'test-real-networks.mjs', build: true },
  load: { module: 'load.mjs', build: true },
  attribute: { module: 'attribute.mjs', build: 'code' },
  query: { module: 'query.mjs', build: 'code' },
  'merge-tenants': { module: 'merge-tenants.mjs', build: 'code' },
  'new:capability': { module: '../new-capability/main.mjs', build: false },
  reset: { module: 'reset.mjs' },
  'demo:people': { module: 'demo-people.mjs' },
  'demo:token': { module: 'demo-token.mjs' },
};

async function main([name, ...args]) {
  const command = commands[name];
  if (!command) throw new RunError(`Unknown command "${name ?? ''}". There are: ${Object.keys(commands).join(', ')}.`);
  const module = join(root, 'infra', 'run', command.module);
  if (command.build === undefined) return runHere(module, args);
  const node = await prepare({ build: command.build });
  return runWith(node, module, args);
}

async function runHere(module, args) {
  const { main: run } = await import(module);
  await run(args);
}

// The child stops in order when our end of the channel closes, whatever ended us.
function runWith(node, module, args) {
  const launcher = join(root, 'infra', 'run', 'launch.mjs');
  const child = spawn(node, [launcher, module, ...args], {
    cwd: root,
    env: environment(node),
    stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
  });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
  watchParent(() => child.connected && child.disconnect());
  return new Promise((done) => {
    child.on('exit', (code, signal) => {
      process.exitCode = code ?? (signal ? 1 : 0);
      done(undefined);
      process.exit();
    });
  });
}

// npm cannot pass on a kill -9; a changed line of parents, up to npm itself, is how we notice.
function watchParent(onGone) {
  if (!process.env.npm_lifecycle_event) return;
  const shell = shellBetween();
  const lineage = () => `${process.ppid} ${shell ? parentOf(shell) : ''}`;
  const before = lineage();
  setInterval(() => lineage() !== before && onGone(), 1000).unref();
}

// npm runs a script through a shell, which some systems replace by the script and others leave in between.
function shellBetween() {
  try {
    const words = readFileSync(`/proc/${process.ppid}/cmdline`, 'utf8').split('\0');
    return /(^|\/)(ba|da|a)?sh$/.test(words[0]) && words[1] === '-c' ? process.ppid : undefined;
  } catch {
    return undefined;
  }
}

function parentOf(pid) {
  try {
    return /^PPid:\s*(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))[1];
  } catch {
    return 'gone';
  }
}

main(process.argv.slice(2)).catch(fail);
