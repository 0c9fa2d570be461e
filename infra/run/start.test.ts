import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { afterEach, describe, expect, onTestFinished, test, vi } from 'vitest';
import { freePort } from './ports.mjs';
import { processesOf, standInCheckout } from './stand-in-checkout.js';

const linux = process.platform === 'linux';
const children: ChildProcess[] = [];
afterEach(() => children.splice(0).forEach((child) => child.kill('SIGKILL')));

async function checkoutWith(replaced: Record<string, string> = {}, mode?: number) {
  const { folder, remove } = standInCheckout(replaced, mode);
  const port = await freePort();
  onTestFinished(async () => {
    for (const child of children) child.kill('SIGKILL');
    await vi.waitFor(() => expect(processesOf(folder)).toEqual([]), 20_000);
    remove();
  });
  return { folder, env: { ...process.env, PORT: String(port), SAMENSPRAAK_DATA: '', DATABASE_URL: '' }, port };
}

type Checkout = Awaited<ReturnType<typeof checkoutWith>>;

const launch = (folder: string, module: string) => [
  join(folder, 'infra/run/launch.mjs'),
  join(folder, 'infra/run', module),
];

async function start({ folder, env }: Checkout, ...channel: 'ipc'[]) {
  const stdio = ['ignore' as const, 'pipe' as const, 'pipe' as const, ...channel];
  const child = spawn(process.execPath, launch(folder, 'start.mjs'), { env, stdio });
  children.push(child);
  let output = '';
  child.stdout!.on('data', (chunk) => (output += chunk));
  child.stderr!.on('data', (chunk) => (output += chunk));
  const ended = new Promise<number | null>((done) => child.once('exit', done));
  await vi.waitFor(() => expect(output + String(child.exitCode ?? '')).toMatch(/Stop with Ctrl-C|\d$/), {
    timeout: 40_000,
    interval: 50,
  });
  return { child, ended, output: () => output };
}

function runOnce({ folder, env }: Checkout, module: string, ...args: string[]) {
  return spawnSync(process.execPath, [...launch(folder, module), ...args], { env, encoding: 'utf8', timeout: 30_000 });
}

describe.runIf(linux)('npm start', { timeout: 90_000 }, () => {
  test('ends with the address and the demo people, and the other commands find it', async () => {
    const checkout = await checkoutWith();
    const { output } = await start(checkout);
    expect(output()).toContain(`http://localhost:${checkout.port}`);
    expect(output()).toContain('Rianne Visser');
    expect(JSON.parse(runOnce(checkout, 'demo-people.mjs').stdout)[0]).toMatchObject({
      username: 'rianne',
      roles: ['agent'],
    });
    expect(runOnce(checkout, 'demo-token.mjs', 'nobody').stderr).toContain('There are: rianne');
    expect(runOnce(checkout, 'start.mjs').stdout).toContain('already running');
    expect(runOnce(checkout, 'reset.mjs').stderr).toContain('Stop it first');
  });

  test.each(['SIGINT', 'SIGTERM', 'SIGKILL'] as const)(
    '%s leaves no process behind and keeps the data',
    async (signal) => {
      const checkout = await checkoutWith();
      const { child, ended } = await start(checkout);
      expect(processesOf(checkout.folder).length).toBeGreaterThan(4);
      child.kill(signal);
      expect(await ended).toBe(signal === 'SIGKILL' ? null : 0);
      await vi.waitFor(() => expect(processesOf(checkout.folder)).toEqual([]), { timeout: 20_000, interval: 100 });
      const again = await start(checkout);
      expect(again.output()).toContain('Stop with Ctrl-C');
    },
  );

  test('stops in order when whoever started it is gone', async () => {
    const checkout = await checkoutWith();
    const { child, ended, output } = await start(checkout, 'ipc');
    child.disconnect();
    expect(await ended).toBe(0);
    expect(output()).toContain('stopped; the data is kept');
    expect(processesOf(checkout.folder)).toEqual([]);
  });

  test('keeps its secrets for its owner alone, and reset clears everything', async () => {
    const checkout = await checkoutWith();
    const { child, ended } = await start(checkout);
    const secrets = join(checkout.folder, '.data/secrets.json');
    expect(statSync(secrets).mode & 0o077).toBe(0);
    const before = readFileSync(secrets, 'utf8');
    child.kill('SIGTERM');
    await ended;
    const again = await start(checkout);
    expect(readFileSync(secrets, 'utf8')).toBe(before);
    again.child.kill('SIGTERM');
    await again.ended;
    expect(runOnce(checkout, 'reset.mjs').status).toBe(0);
    expect(existsSync(join(checkout.folder, '.data'))).toBe(false);
  });

  test('a taken port is named, with what to do', async () => {
    const checkout = await checkoutWith();
    const other = createServer().listen(checkout.port, '127.0.0.1');
    onTestFinished(() => void other.close());
    const { ended, output } = await start(checkout);
    expect(await ended).toBe(1);
    expect(output()).toContain(`Port ${checkout.port} is taken`);
    expect(output()).toContain('npm start');
  });

  test('a program that does not start is named with the end of its log, and the others are stopped', async () => {
    const checkout = await checkoutWith({ 'apps/api/dist/main.js': 'throw new Error("no such setting");' });
    const { ended, output } = await start(checkout);
    expect(await ended).toBe(1);
    expect(output()).toContain('api ended while starting');
    expect(output()).toContain('no such setting');
    await vi.waitFor(() => expect(processesOf(checkout.folder)).toEqual([]), 20_000);
  });

  test('a program that dies later is started again', async () => {
    const checkout = await checkoutWith();
    const { output } = await start(checkout);
    const worker = processesOf(join(checkout.folder, 'apps/worker'))[0]!;
    process.kill(worker, 'SIGKILL');
    await vi.waitFor(
      () => expect(processesOf(join(checkout.folder, 'apps/worker'))[0] ?? worker).not.toBe(worker),
      10_000,
    );
    expect(output()).toContain('worker ended unexpectedly');
  });

  test('a second start at the same moment does not touch the first', async () => {
    const checkout = await checkoutWith();
    const both = await Promise.all([start(checkout), start(checkout)]);
    expect(both.filter(({ output }) => output().includes('Stop with Ctrl-C'))).toHaveLength(1);
  });

  test.runIf(process.getuid?.() === 0)('root may keep its checkout where nobody else may look', async () => {
    const checkout = await checkoutWith({}, 0o700);
    const { child, ended, output } = await start(checkout);
    expect(output()).toContain('Stop with Ctrl-C');
    expect(existsSync(join(checkout.folder, '.data/postgres'))).toBe(false);
    child.kill('SIGTERM');
    await ended;
    const outside = () => readdirSync('/var/tmp').filter((name) => name.startsWith('samenspraak-')).length;
    const before = outside();
    expect(runOnce(checkout, 'reset.mjs').status).toBe(0);
    expect(outside()).toBe(before - 1);
  });
});
