import { spawn } from 'node:child_process';
import { chmodSync, existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { describe, expect, onTestFinished, test, vi } from 'vitest';
import { processesOf } from './stand-in-checkout.js';
import { startPostgres } from './postgres.mjs';

async function ask(url: string, sql: string): Promise<Record<string, unknown>> {
  const client = new pg.Client(url);
  await client.connect();
  try {
    return (await client.query(sql)).rows[0];
  } finally {
    await client.end();
  }
}

function kept(): { dataDir: string; password: string } {
  const folder = mkdtempSync(join(tmpdir(), 'samenspraak-kept-'));
  chmodSync(folder, 0o755);
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return { dataDir: join(folder, 'postgres', '18'), password: 'kept-for-the-next-start' };
}

describe('the embedded PostgreSQL', { timeout: 60_000 }, () => {
  test('answers on the loopback interface, to who knows the password, in one locale everywhere', async () => {
    const server = await startPostgres({ ephemeral: true });
    onTestFinished(server.stop);
    expect(await ask(server.superuserUrl, 'show listen_addresses')).toEqual({ listen_addresses: '127.0.0.1' });
    const locale =
      'select datlocprovider, datlocale, pg_encoding_to_char(encoding) as encoding from pg_database where datname = current_database()';
    expect(await ask(server.superuserUrl, locale)).toEqual({
      datlocprovider: 'b',
      datlocale: 'C.UTF-8',
      encoding: 'UTF8',
    });
    await expect(ask(server.superuserUrl.replace(/:[0-9a-f]+@/, ':wrong@'), 'select 1')).rejects.toThrow('password');
  });

  test('keeps what it promised to keep, also past a kill -9 and a stale pid file', async () => {
    const place = kept();
    const first = await startPostgres(place);
    expect(await ask(first.superuserUrl, 'show fsync')).toEqual({ fsync: 'on' });
    await ask(first.superuserUrl, 'create table kept as select 42 as answer');
    process.kill(first.pid, 'SIGKILL');
    await first.stop();
    const second = await startPostgres(place);
    expect(await ask(second.superuserUrl, 'select answer from kept')).toEqual({ answer: 42 });
    await second.stop();
    // A number that now belongs to somebody else, for instance after a restart of the machine.
    writeFileSync(join(place.dataDir, 'postmaster.pid'), `${process.pid}\n${place.dataDir}\n0\n1\n`);
    const third = await startPostgres(place);
    await third.stop();
  });

  test('leaves neither a process nor a folder behind when its parent is killed', async () => {
    const module = join(import.meta.dirname, 'postgres.mjs');
    const code = `const { startPostgres } = await import(${JSON.stringify(module)});
      const server = await startPostgres({ ephemeral: true });
      console.log(server.pid); setInterval(() => {}, 1000);`;
    const parent = spawn(process.execPath, ['--input-type=module', '-e', code], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const pid = Number(await new Promise((done) => parent.stdout.once('data', done)));
    const folder = findFolderOf(pid);
    parent.kill('SIGKILL');
    await vi.waitFor(() => expect(processesOf(folder)).toEqual([]), { timeout: 10_000 });
    await vi.waitFor(() => expect(existsSync(folder)).toBe(false), { timeout: 20_000 });
  });
});

function findFolderOf(pid: number): string {
  const folders = readdirSync(tmpdir()).filter((name) => name.startsWith('samenspraak-database-'));
  return folders.map((name) => join(tmpdir(), name)).find((folder) => processesOf(folder).includes(pid))!;
}
