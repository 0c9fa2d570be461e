import { execFileSync, spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { appendFile, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startPractice } from './index.js';

const packageRoot = fileURLToPath(new URL('..', import.meta.url));
let folder: string;
let child: ChildProcess | undefined;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'practice-'));
  const compiler = createRequire(import.meta.url).resolve('typescript/bin/tsc');
  execFileSync(process.execPath, [compiler, '--build', packageRoot], { stdio: 'inherit' });
}, 120_000);
afterAll(async () => {
  child?.kill('SIGKILL');
  await rm(folder, { recursive: true, force: true });
});

async function startProcess(): Promise<string> {
  const env = { PRACTICE_PORT: '0', PRACTICE_DATA: folder };
  child = spawn(process.execPath, [join(packageRoot, 'dist/main.js')], { env, stdio: ['ignore', 'pipe', 'inherit'] });
  for await (const chunk of child.stdout!) {
    const url = /http:\/\/\S+/.exec(String(chunk))?.[0];
    if (url) return url;
  }
  throw new Error('the practice network did not start');
}

async function session(url: string, username: string): Promise<string> {
  const body = JSON.stringify({ username });
  const init = { method: 'POST', headers: { 'Content-Type': 'application/json' }, body };
  return ((await (await fetch(`${url}/plein/session`, init)).json()) as { token: string }).token;
}

function post(url: string, token: string, status: string, key: string) {
  const headers = { 'Content-Type': 'application/json', Authorization: `Bearer ${token}`, 'Idempotency-Key': key };
  return fetch(`${url}/api/v1/statuses`, { method: 'POST', headers, body: JSON.stringify({ status }) });
}

describe('the journal', () => {
  it('keeps every acknowledged post when the process is killed while posts pour in', async () => {
    const url = await startProcess();
    const token = await session(url, 'piet_fictief');
    const acknowledged = new Map<string, string>();
    let stop = false;
    const pour = async (lane: number) => {
      for (let count = 0; !stop; count += 1) {
        const key = `${lane}-${count}`;
        const response = await post(url, token, `bericht ${key}`, key).catch(() => undefined);
        const status = (await response?.json().catch(() => undefined)) as { id: string } | undefined;
        if (!status) return;
        acknowledged.set(key, status.id);
      }
    };
    const lanes = [1, 2, 3, 4].map(pour);
    while (acknowledged.size < 150) await new Promise((resolve) => setTimeout(resolve, 5));
    const ended = once(child!, 'exit');
    child!.kill('SIGKILL');
    await ended;
    stop = true;
    await Promise.all(lanes);

    const again = await startProcess();
    for (const [key, id] of acknowledged) {
      const response = await fetch(`${again}/api/v1/statuses/${id}`);
      expect(response.status, `post ${key}`).toBe(200);
    }
    const repeated = await post(again, token, 'anders', '1-0');
    expect(await repeated.json()).toMatchObject({ id: acknowledged.get('1-0') });
    const exit = once(child!, 'exit');
    child!.kill('SIGTERM');
    expect(await exit).toEqual([0, null]);
  }, 60_000);

  it('keeps edits, removals, notifications and tokens over a restart', async () => {
    const data = join(folder, 'herstart.jsonl');
    const first = await startPractice({ data, control: true });
    const [anne, bert] = [await session(first.url, 'anne_fictief'), await session(first.url, 'bert_fictief')];
    const kept = (await (await post(first.url, anne, '@bert_fictief een', 'a')).json()) as { id: string };
    const gone = (await (await post(first.url, anne, '@bert_fictief twee', 'b')).json()) as { id: string };
    const headers = { 'Content-Type': 'application/json' };
    const body = JSON.stringify({ status: '@bert_fictief anders' });
    await fetch(`${first.url}/control/statuses/${kept.id}`, { method: 'PUT', headers, body });
    await fetch(`${first.url}/control/statuses/${gone.id}`, { method: 'DELETE' });
    await first.close();

    const second = await startPractice({ data });
    const read = async (path: string) => {
      const response = await fetch(`${second.url}${path}`, { headers: { Authorization: `Bearer ${bert}` } });
      return (await response.json()) as Record<string, unknown>;
    };
    expect(await read('/api/v1/notifications')).toMatchObject([{ status: { id: kept.id } }]);
    const status = await read(`/api/v1/statuses/${kept.id}`);
    expect(status.content).toContain('anders');
    expect(status.edited_at).not.toBeNull();
    expect(await read(`/api/v1/statuses/${gone.id}`)).toMatchObject({ error: 'Record not found' });
    expect(await read(`/api/v1/statuses/${kept.id}/history`)).toHaveLength(2);
    await second.close();
  });

  it('drops a half line at the end, and refuses to guess at a broken one in the middle', async () => {
    const data = join(folder, 'half.jsonl');
    const first = await startPractice({ data });
    await session(first.url, 'ria_fictief');
    await first.close();
    await appendFile(data, '{"type":"sta');
    const second = await startPractice({ data });
    expect(await (await fetch(`${second.url}/plein/citizens`)).json()).toHaveLength(1);
    await session(second.url, 'rob_fictief');
    await second.close();
    const third = await startPractice({ data });
    expect(await (await fetch(`${third.url}/plein/citizens`)).json()).toHaveLength(2);
    await third.close();
    await writeFile(data, `kapot\n${await readFile(data, 'utf8')}`);
    await expect(startPractice({ data })).rejects.toThrow('line 1');
  });
});
