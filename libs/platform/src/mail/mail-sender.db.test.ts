import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { newId } from '../kernel/index.js';
import { silentLog } from '../observability/index.js';
import { Outbox } from '../queue/index.js';
import { openTestTenancy, type TestPerson, type TestTenancy, type TestTenant } from '../testing/index.js';
import { MailPost } from './mail-post.js';
import { MailSender, type MailWriter } from './mail-sender.js';
import { TestMailServer } from './mail-server-fixture.js';
import { MailRepository } from './mail.repository.js';
import { SmtpTransport } from './smtp-transport.js';

let tenancy: TestTenancy;
let north: TestTenant;
let agent: TestPerson;
let membershipId: string;
let server: TestMailServer;
let now: Date;
let writes: () => Awaited<ReturnType<MailWriter['write']>>;
const clock = { now: () => now };

beforeAll(async () => {
  tenancy = await openTestTenancy();
  north = await tenancy.addTenant('Noord');
  agent = await tenancy.addPerson(north, ['agent']);
  const { rows } = await tenancy.admin.query('select id from app.membership where principal_id = $1', [
    agent.principalId,
  ]);
  membershipId = rows[0].id;
});
beforeEach(async () => {
  now = new Date();
  writes = () => ({
    language: 'nl',
    subject: 'Er is een gesprek aan u toegewezen',
    parts: [{ kind: 'text', text: 'Kijk in Samenspraak.' }],
    footer: [],
    unsubscribeUrl: 'https://webcare.test/meldingen/instellingen',
  });
  await tenancy.admin.query('delete from app.mail');
  await tenancy.admin.query('delete from app.mail_address');
  await tenancy.admin.query('delete from app.outbox');
  await tenancy.admin.query('insert into app.mail_address (tenant_id, membership_id, address) values ($1, $2, $3)', [
    north.id,
    membershipId,
    'anne@gemeente.test',
  ]);
  server = new TestMailServer();
  await server.start();
});
afterEach(() => server.stop());
afterAll(() => tenancy.close());

function sender(options: { off?: boolean; timeoutMs?: number } = {}): MailSender {
  const door = tenancy.workerDoor;
  const writer: MailWriter = { topics: ['test.mail'], write: async () => writes() };
  const transport = new SmtpTransport({ url: server.url, requireTls: false, timeoutMs: options.timeoutMs ?? 5_000 });
  const setup = options.off
    ? undefined
    : { from: { address: 'webcare@samenspraak.test', name: 'Samenspraak' }, transport };
  return new MailSender(door, new MailRepository(door), new Outbox(door), [writer], setup, clock, silentLog);
}

const queue = (slot = newId()) =>
  tenancy.as(agent, () =>
    new MailPost(tenancy.door, new Outbox(tenancy.door)).queue({
      membershipId,
      topic: 'test.mail',
      refId: newId(),
      slot,
      dueAt: now,
    }),
  ) as Promise<string>;
const mailOf = async (id: string) => (await tenancy.admin.query('select * from app.mail where id = $1', [id])).rows[0];
const addressOf = async () => (await tenancy.admin.query('select * from app.mail_address')).rows[0];
const bells = async (id: string) =>
  (await tenancy.admin.query('select due_at from app.outbox where ref_id = $1 order by due_at', [id])).rows;
const work = (id: string, one = sender()) => one.run({ tenantId: north.id, refId: id, outboxId: newId() });
const later = (ms: number) => (now = new Date(now.getTime() + ms));

test('a mail goes to its member once, however often its bell rings', async () => {
  const id = await queue();
  await Promise.all([work(id), work(id)]);
  await work(id);
  expect(server.taken).toHaveLength(1);
  expect(server.taken[0]).toContain('To: anne@gemeente.test');
  expect(server.taken[0]).toContain(`Message-ID: <${id}@samenspraak.test>`);
  expect(await mailOf(id)).toMatchObject({ state: 'SENT', reply_code: 250, attempt: 1 });
});

test('a slot holds one mail', async () => {
  await queue('2026-11-27');
  expect(await queue('2026-11-27')).toBeUndefined();
});

test('a mail in a transaction that fails is never sent', async () => {
  const post = new MailPost(tenancy.door, new Outbox(tenancy.door));
  await expect(
    tenancy.as(agent, async () => {
      await post.queue({ membershipId, topic: 'test.mail', refId: newId(), slot: 'a', dueAt: now });
      throw new Error('no');
    }),
  ).rejects.toThrow();
  expect((await tenancy.admin.query('select from app.mail')).rows).toEqual([]);
  expect((await tenancy.admin.query('select from app.outbox')).rows).toEqual([]);
});

test('"come back later" is obeyed with growing waits, under the same Message-ID', async () => {
  server.turns.push('busy', 'busy');
  const id = await queue();
  await work(id);
  expect(await mailOf(id)).toMatchObject({ state: 'QUEUED', reply_code: 450, reason: 'busy', tries: 1 });
  const first = (await bells(id)).at(-1)!.due_at.getTime() - now.getTime();
  await work(id);
  expect(server.connections).toBe(1);
  later(first);
  await work(id);
  const second = (await bells(id)).at(-1)!.due_at.getTime() - now.getTime();
  expect(second).toBeGreaterThan(first);
  later(second);
  await work(id);
  expect(await mailOf(id)).toMatchObject({ state: 'SENT', tries: 2 });
  expect(server.taken).toHaveLength(1);
});

test('a refusal for good is not tried again, and after three of them no mail goes to that address', async () => {
  const ids = [await queue(), await queue(), await queue(), await queue()];
  server.turns.push('unknown-recipient', 'unknown-recipient', 'unknown-recipient');
  for (const id of ids.slice(0, 3)) {
    await work(id);
    expect(await mailOf(id)).toMatchObject({ state: 'REFUSED', reply_code: 550, reason: 'address' });
    expect(await bells(id)).toHaveLength(1);
  }
  expect(await addressOf()).toMatchObject({ refusals: 3 });
  expect((await addressOf()).bouncing_since).not.toBeNull();
  await work(ids[3]!);
  expect(await mailOf(ids[3]!)).toMatchObject({ state: 'CANCELLED', reason: 'bouncing' });
  expect(server.connections).toBe(3);
  await tenancy.as(agent, () => new MailPost(tenancy.door, new Outbox(tenancy.door)).trust(membershipId));
  const again = await queue();
  await work(again);
  expect(await mailOf(again)).toMatchObject({ state: 'SENT' });
});

test('a refusal of the message says nothing about the address', async () => {
  server.turns.push('refuse-message');
  const id = await queue();
  await work(id);
  expect(await mailOf(id)).toMatchObject({ state: 'REFUSED', reply_code: 554, reason: 'message' });
  expect(await addressOf()).toMatchObject({ refusals: 0 });
});

test('a connection that is lost after the message is unknown, and never sent again blindly', async () => {
  server.turns.push('silent-after-data');
  const id = await queue();
  await work(id);
  expect(await mailOf(id)).toMatchObject({ state: 'UNKNOWN', reason: 'no_answer' });
  later(3_600_000);
  await work(id);
  expect(server.seen).toHaveLength(1);
  expect((await bells(id)).length).toBe(1);
});

test('a server that says nothing after the message leaves it unknown', async () => {
  server.turns.push('hold');
  const id = await queue();
  await work(id, sender({ timeoutMs: 400 }));
  expect(await mailOf(id)).toMatchObject({ state: 'UNKNOWN', reason: 'no_answer' });
});

test('a connection that is lost before the message goes again', async () => {
  server.turns.push('drop-before-data');
  const id = await queue();
  await work(id);
  expect(await mailOf(id)).toMatchObject({ state: 'QUEUED', reason: 'unreachable' });
  later(3_600_000);
  await work(id);
  expect(server.taken).toHaveLength(1);
});

test('a server that is down for a while costs no mail', async () => {
  await server.stop();
  const id = await queue();
  for (let round = 0; round < 6; round += 1) {
    await work(id);
    later((await bells(id)).at(-1)!.due_at.getTime() - now.getTime());
  }
  expect(await mailOf(id)).toMatchObject({ state: 'QUEUED', reason: 'unreachable', tries: 6 });
  await server.start();
  await work(id);
  expect(await mailOf(id)).toMatchObject({ state: 'SENT' });
  expect(server.taken).toHaveLength(1);
});

test('a mail that nobody waits for any more is dropped after two days', async () => {
  const id = await queue();
  later(3 * 86_400_000);
  await work(id);
  expect(await mailOf(id)).toMatchObject({ state: 'CANCELLED', reason: 'too_old' });
});

test('a worker that is killed while it sends leaves a mail that is unknown, not a second one', async () => {
  server.turns.push('hold');
  const id = await queue();
  const reached = new Promise<void>((resolve) => (server.onHold = resolve));
  // This one never comes back: its process is gone.
  void work(id, sender({ timeoutMs: 600_000 })).catch(() => undefined);
  await reached;
  expect(await mailOf(id)).toMatchObject({ state: 'SENDING', attempt: 1 });
  await work(id);
  expect(await mailOf(id)).toMatchObject({ state: 'SENDING' });
  later((await mailOf(id)).lease_until.getTime() - now.getTime() + 1);
  await work(id);
  expect(await mailOf(id)).toMatchObject({ state: 'UNKNOWN', reason: 'interrupted' });
  expect(server.seen).toHaveLength(1);
});

test('a late end of a worker whose lease ran out changes nothing', async () => {
  const id = await queue();
  server.turns.push('hold');
  const reached = new Promise<void>((resolve) => (server.onHold = resolve));
  const slow = work(id, sender({ timeoutMs: 2_000 }));
  await reached;
  later(200_000);
  await work(id);
  await slow;
  expect(await mailOf(id)).toMatchObject({ state: 'UNKNOWN', reason: 'interrupted' });
});

test('who should not get it any more gets nothing, and who sleeps gets it later', async () => {
  const [stopped, sleeping] = [await queue(), await queue()];
  writes = () => 'stop';
  await work(stopped);
  expect(await mailOf(stopped)).toMatchObject({ state: 'CANCELLED', reason: 'not_wanted' });
  const morning = new Date(now.getTime() + 3_600_000);
  writes = () => ({ notBefore: morning });
  await work(sleeping);
  expect(await mailOf(sleeping)).toMatchObject({ state: 'QUEUED', due_at: morning });
  expect((await bells(sleeping)).at(-1)!.due_at).toEqual(morning);
  expect(server.connections).toBe(0);
});

test('without an address, or with mail off, nothing is sent and nothing waits', async () => {
  const off = await queue();
  await work(off, sender({ off: true }));
  expect(await mailOf(off)).toMatchObject({ state: 'CANCELLED', reason: 'off' });
  await tenancy.admin.query('delete from app.mail_address');
  const homeless = await queue();
  await work(homeless);
  expect(await mailOf(homeless)).toMatchObject({ state: 'CANCELLED', reason: 'no_address' });
});

test('a neighbour sees neither the mails nor the addresses of a tenant', async () => {
  await queue();
  const south = await tenancy.addTenant('Zuid');
  const other = await tenancy.addPerson(south, ['tenant_admin']);
  const seen = await tenancy.as(other, async () => [
    await tenancy.door.query('select from app.mail m where m.tenant_id = $1', [north.id]),
    await tenancy.door.query('select from app.mail_address a where a.tenant_id = $1', [north.id]),
  ]);
  expect(seen).toEqual([[], []]);
});
