import { execFileSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { until } from './crash/dice.mjs';
import { Scene } from './scene.js';

const EXPORT = 'mutation Export($input: ExportConversationsInput!) { exportConversations(input: $input) { id } }';
const TASKS = 'query Tasks { tasks { id state stepsDone errorCode file { name bytes } } }';
const ADDRESS = 'mutation Address($id: ID!) { taskFileAddress(id: $id) }';

let scene: Scene;
let folder: string;

const mount = (place: string) =>
  execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=512k,mode=0700', 'tmpfs', place], { stdio: 'ignore' });
const unmount = (place: string) => execFileSync('umount', ['-l', place]);

/** Whether we may put a small disk in the place of a folder: only root, and not in every container. */
function mayMount(): boolean {
  const place = mkdtempSync(join(tmpdir(), 'samenspraak-disk-'));
  try {
    mount(place);
    unmount(place);
    return true;
  } catch {
    process.stderr.write('SKIPPED: a full disk. Mounting a small file system needs root; nothing was tried.\n');
    return false;
  } finally {
    rmSync(place, { recursive: true });
  }
}
const onSmallDisk = mayMount() ? test : test.skip;

/** Fills what room there is, to the last page. */
function fill(): void {
  for (let n = 0; ; n += 1) {
    try {
      writeFileSync(join(folder, `ballast-${n}`), Buffer.alloc(4_096));
    } catch {
      return;
    }
  }
}
const makeRoom = () => ballast().forEach((name) => rmSync(join(folder, name)));
const ballast = () => readdirSync(folder).filter((name) => name.startsWith('ballast'));
const unfinished = () => readdirSync(folder, { recursive: true }).filter((name) => String(name).endsWith('.part'));

let mounted = false;
beforeAll(async () => {
  scene = await Scene.open();
  folder = join(scene.stack.folder, 'files');
  if (onSmallDisk !== test) return;
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  mount(folder);
  mounted = true;
});
afterAll(async () => {
  if (mounted) unmount(folder);
  await scene?.close();
});

async function add(length: number): Promise<Record<string, any>> {
  const [begin, end] = [Buffer.from('%PDF-1.7\n'), Buffer.from('\n%%EOF\n')];
  const body = Buffer.concat([begin, Buffer.alloc(length - begin.length - end.length, 32), end]);
  const headers = await scene.desks.headers('WOR');
  const response = await fetch(`${scene.stack.urls.web}/files/reply`, { method: 'POST', headers, body });
  return { status: response.status, ...((await response.json()) as object) };
}

const rows = async (condition: string) =>
  (await scene.db.query(`select count(*)::int as n from app.file where ${condition}`)).rows[0].n as number;
const task = async (id: string) =>
  (await scene.desks.get('OOS', TASKS)).tasks.find((one: { id: string }) => one.id === id);
const readiness = async () => (await fetch(`${scene.stack.urls.web}/readyz`)).status;

onSmallDisk(
  'a file that does not fit is refused with what to do, leaves nothing, and a smaller one is taken',
  async () => {
    const before = await rows('true');
    expect(await add(800_000)).toMatchObject({ status: 503, code: 'FILES_STORE_FULL' });
    expect(readFileSync(scene.stack.logs.api, 'utf8')).toContain('"error":"FILES_STORE_FULL"');
    expect(unfinished()).toEqual([]);
    expect(await rows('true')).toBe(before);
    const { status, address } = await add(20_000);
    expect(status).toBe(201);
    expect((await (await fetch(`${scene.stack.urls.web}${address}`)).arrayBuffer()).byteLength).toBe(20_000);
  },
);

onSmallDisk(
  'an export waits while the store is full, gives no half file, and goes on by itself when there is room',
  async () => {
    const citizen = await scene.network.account('volle_schijf_fictief');
    const { id: first } = await scene.network.say(
      citizen.token,
      `@oostzaan ${randomUUID()} wanneer komt de veegwagen?`,
    );
    await scene.arrival(first);
    fill();
    const today = new Date().toISOString().slice(0, 10);
    const period = { firstDay: `${today.slice(0, 8)}01`, lastDay: today };
    const { id } = (await scene.desks.get('OOS', EXPORT, { input: period })).exportConversations;
    const failing = await until(async () => {
      const { rows: found } = await scene.db.query(
        'select 1 from app.task t where t.id = $1 and t.failing_since is not null',
        [id],
      );
      return found.length > 0;
    }, 15_000);
    expect(failing).toBe(true);
    expect(await task(id)).toMatchObject({ state: 'RUNNING', errorCode: null, file: null });
    expect((await scene.desks.ask('OOS', ADDRESS, { id })).errors?.[0]?.extensions.code).toBe('FILES_NOT_FOUND');
    expect(unfinished()).toEqual([]);

    // Meanwhile both processes work on.
    expect(await readiness()).toBe(200);
    expect(await add(20_000)).toMatchObject({ status: 503, code: 'FILES_STORE_FULL' });
    const { id: second } = await scene.network.say(citizen.token, `@oostzaan ${randomUUID()} en de strooiwagen?`);
    await scene.arrival(second);

    makeRoom();
    const done = await until(async () => (await task(id)).state === 'DONE', 40_000, 250);
    expect(done).toBe(true);
    const { file } = await task(id);
    const address = (await scene.desks.get('OOS', ADDRESS, { id })).taskFileAddress as string;
    const sheet = Buffer.from(await (await fetch(`${scene.stack.urls.web}${address}`)).arrayBuffer());
    expect(sheet.length).toBe(file.bytes);
    expect(sheet.toString()).toContain('wanneer komt de veegwagen');
    expect(await rows(`state = 'writing'`)).toBe(0);
    expect(unfinished()).toEqual([]);
  },
);
