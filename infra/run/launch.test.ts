import { fork } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, onTestFinished, test } from 'vitest';

const launcher = fileURLToPath(new URL('launch.mjs', import.meta.url));

/** Launches a command that ends badly when its starter is gone. */
function launch(rest: string) {
  const folder = mkdtempSync(join(tmpdir(), 'samenspraak-launch-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const module = join(folder, 'command.mjs');
  const listen = `gone.addEventListener('abort', () => process.exit(7));`;
  writeFileSync(module, `export async function main(args, gone) { ${listen} ${rest} }\n`);
  const child = fork(launcher, [module], { stdio: 'ignore' });
  const ended = new Promise<number | null>((done) => child.once('exit', done));
  return { child, ended };
}

test('a command that is done ends well, though it listens for the end of its starter', async () => {
  await expect(launch('').ended).resolves.toBe(0);
});

test('a command that fails ends badly', async () => {
  await expect(launch(`throw new Error('no');`).ended).resolves.toBe(1);
});

test('a command notices that its starter is gone', async () => {
  const { child, ended } = launch(`process.send('busy'); await new Promise((done) => setTimeout(done, 60_000));`);
  await new Promise((done) => child.once('message', done));
  child.disconnect();
  await expect(ended).resolves.toBe(7);
});
