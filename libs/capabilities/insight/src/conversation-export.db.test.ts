import { setImmediate } from 'node:timers/promises';
import { MessageArchive } from '@samenspraak/conversations';
import { AuditTrail } from '@samenspraak/platform/audit';
import { Files, FileHousekeeping, FileVault, type BlobStore } from '@samenspraak/platform/files';
import { DomainError } from '@samenspraak/platform/kernel';
import { silentLog } from '@samenspraak/platform/observability';
import { Announcer, Outbox, Tasks, TaskWorker } from '@samenspraak/platform/queue';
import { openTestTenancy, type TestPerson, type TestTenancy, type TestTenant } from '@samenspraak/platform/testing';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { ConversationExport } from './conversation-export.js';
import { InsightService } from './insight.service.js';

let tenancy: TestTenancy;
let ours: TestTenant;
let coordinator: TestPerson;
let agent: TestPerson;
let now = new Date('2026-11-26T09:00:00Z');
const clock = { now: () => now };
const secret = Buffer.alloc(32, 5);

/** A store in memory that can be full, and that can lose its worker right after keeping something. */
class Shelf implements BlobStore {
  readonly kept = new Map<string, Buffer>();
  full = false;
  dieAfter?: number;

  async put(key: string, bytes: Buffer): Promise<void> {
    await setImmediate();
    if (this.full) throw new DomainError('FILES_STORE_FULL', 'unavailable');
    this.kept.set(key, bytes);
    if (this.dieAfter !== undefined && (this.dieAfter -= 1) < 0) throw new DomainError('TEST_DIED', 'unavailable');
  }

  async get(key: string): Promise<Buffer | undefined> {
    return this.kept.get(key);
  }

  async remove(key: string): Promise<void> {
    this.kept.delete(key);
  }
}

let shelf: Shelf;

beforeAll(async () => {
  tenancy = await openTestTenancy();
  ours = await tenancy.addTenant('Wormerland');
  const theirs = await tenancy.addTenant('Oostzaan');
  coordinator = await tenancy.addPerson(ours, ['coordinator']);
  agent = await tenancy.addPerson(ours, ['agent']);
  await fill(ours.id, 25, 'van ons');
  await fill(theirs.id, 25, 'van de buren');
});
afterAll(() => tenancy?.close());
beforeEach(() => {
  shelf = new Shelf();
  now = new Date('2026-11-26T09:00:00Z');
});

/** One conversation with messages an hour apart from the first of November on. */
async function fill(tenantId: string, messages: number, text: string): Promise<void> {
  const { rows } = await tenancy.admin.query(
    `insert into app.conversation (tenant_id, network, thread_key, involvement, author_external_id, author_handle, author_name, last_inbound_at, last_contact_at, why_code)
     values ($1, 'mastodon', 'x', 'lead', 'a', 'bewoner', 'B', now(), now(), 'query_matched') returning id`,
    [tenantId],
  );
  await tenancy.admin.query(
    `insert into app.message (tenant_id, conversation_id, network, source_id, external_id, direction, author_external_id, author_handle, author_name, text, at, visibility, revision)
     select $1, $2, 'mastodon', 'm:' || n, n, 'inbound', 'a', 'bewoner', 'B', n || ' ' || $3, '2026-11-01T00:00:00+01'::timestamptz + make_interval(hours => n), 'public', 1
     from generate_series(0, $4 - 1) n`,
    [tenantId, rows[0].id, text, messages],
  );
}

const files = (door = tenancy.door) => new Files(door, new FileVault(shelf, secret), clock);
const tasks = () => new Tasks(tenancy.door, new Outbox(tenancy.door), new Announcer(tenancy.door));
const start = (first = '2026-11-01', last = '2026-11-30', person = coordinator) =>
  tenancy.as(person, () =>
    new InsightService(tenancy.door, tasks(), new AuditTrail(tenancy.door)).exportConversations(first, last),
  );
const get = (id: string) => tenancy.as(coordinator, () => tasks().get(id));

function run(id: string): Promise<void> {
  const door = tenancy.workerDoor;
  const work = new ConversationExport(door, new MessageArchive(door), files(door), clock, 10);
  const worker = new TaskWorker(door, [work], new Outbox(door), new Announcer(door), clock, silentLog);
  return worker.run({ tenantId: ours.id, refId: id, outboxId: id });
}

async function fetchFile(id: string): Promise<string> {
  const { fileId } = await get(id);
  const file = await tenancy.as(coordinator, () => files().get(fileId!));
  const parts: Buffer[] = [];
  for await (const part of files().read(ours.id, file)) parts.push(part);
  const whole = Buffer.concat(parts);
  expect(whole.length).toBe(file.bytes);
  return whole.toString();
}

const writing = async () =>
  (await tenancy.admin.query(`select count(*)::int as n from app.file where state = 'writing'`)).rows[0].n as number;
const texts = (sheet: string) => [...sheet.matchAll(/;(\d+) van ons;/g)].map((match) => Number(match[1]));
const all = Array.from({ length: 25 }, (_, n) => n);

describe('an export', () => {
  test('holds every message of the period once, in order, and nothing of the neighbour', async () => {
    const { id } = await start();
    await run(id);
    expect(await get(id)).toMatchObject({ state: 'DONE', stepsDone: 25, stepsTotal: 25 });
    const sheet = await fetchFile(id);
    expect(texts(sheet)).toEqual(all);
    expect(sheet).not.toContain('buren');
  });

  test('takes whole days in the Netherlands, both included', async () => {
    const { id } = await start('2026-11-01', '2026-11-01');
    await run(id);
    expect(texts(await fetchFile(id))).toEqual(all.slice(0, 24));
  });

  test('of a period without messages is a sheet with its header', async () => {
    const { id } = await start('2026-10-01', '2026-10-02');
    await run(id);
    expect(await get(id)).toMatchObject({ state: 'DONE', stepsDone: 0 });
    expect((await fetchFile(id)).split('\r\n')).toHaveLength(2);
  });

  test.each([0, 1, 2])('whose worker dies after part %i was kept comes out whole, nothing twice', async (part) => {
    const { id } = await start();
    shelf.dieAfter = part;
    await expect(run(id)).rejects.toMatchObject({ code: 'TEST_DIED' });
    shelf.dieAfter = undefined;
    await run(id);
    expect(texts(await fetchFile(id))).toEqual(all);
  });

  test('waits for room when the store is full, and goes on where it was', async () => {
    const { id } = await start();
    shelf.full = true;
    await expect(run(id)).rejects.toMatchObject({ code: 'FILES_STORE_FULL' });
    await expect(run(id)).rejects.toMatchObject({ code: 'FILES_STORE_FULL' });
    expect((await get(id)).state).toBe('RUNNING');
    // However often it tried.
    expect(await writing()).toBe(1);
    shelf.full = false;
    await run(id);
    expect(texts(await fetchFile(id))).toEqual(all);
    expect(await writing()).toBe(0);
  });

  test('is refused to an agent, and for a period that is none', async () => {
    await expect(start('2026-11-01', '2026-11-02', agent)).rejects.toMatchObject({ code: 'PERMISSION_DENIED' });
    for (const [first, last] of [
      ['2026-11-02', '2026-11-01'],
      ['2026-02-30', '2026-03-01'],
      ['2025-01-01', '2026-11-01'],
      ['', ''],
      ['gisteren', 'vandaag'],
    ] as const) {
      await expect(start(first, last)).rejects.toMatchObject({ code: 'INSIGHT_PERIOD_INVALID' });
    }
  });

  test('goes after seven days: bytes, row and offer', async () => {
    const { id } = await start();
    await run(id);
    const { fileId } = await get(id);
    now = new Date(now.getTime() + 7 * 24 * 60 * 60_000);
    await expect(tenancy.as(coordinator, () => files().get(fileId!))).rejects.toMatchObject({
      code: 'FILES_NOT_FOUND',
    });
    await new FileHousekeeping(tenancy.workerDoor, files(tenancy.workerDoor), clock).run(ours.id);
    expect([...shelf.kept.keys()]).toEqual([]);
    expect(await get(id)).toMatchObject({ state: 'DONE', fileId: null });
  });
});
