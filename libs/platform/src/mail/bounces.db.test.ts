import SMTPConnection from 'nodemailer/lib/smtp-connection';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { newId } from '../kernel/index.js';
import { createLog, Metrics, silentLog } from '../observability/index.js';
import { Outbox } from '../queue/index.js';
import { openTestTenancy, type TestPerson, type TestTenancy, type TestTenant } from '../testing/index.js';
import { BounceDesk } from './bounce-desk.js';
import { BounceServer } from './bounce-server.js';
import { MailPost } from './mail-post.js';
import { MailSender } from './mail-sender.js';
import { TestMailServer } from './mail-server-fixture.js';
import { MailRepository } from './mail.repository.js';
import { reportOf } from './report-fixture.js';
import { ReturnAddress } from './return-address.js';
import { SmtpTransport } from './smtp-transport.js';

const DAY = 86_400_000;
const returns = new ReturnAddress('bounce@samenspraak.test', Buffer.alloc(32, 7));
let tenancy: TestTenancy;
let north: TestTenant;
let agent: TestPerson;
let membershipId: string;
let mailServer: TestMailServer;
let door: BounceServer;
let port: number;
let metrics: Metrics;
let lines: string[];
let now: Date;
let listTenants: () => Promise<string[]>;
const clock = { now: () => now };

beforeAll(async () => {
  tenancy = await openTestTenancy();
  north = await tenancy.addTenant('Noord');
  await tenancy.addTenant('Zuid');
  agent = await tenancy.addPerson(north, ['agent']);
  const found = await tenancy.admin.query('select id from app.membership where principal_id = $1', [agent.principalId]);
  membershipId = found.rows[0].id;
});
beforeEach(async () => {
  now = new Date();
  lines = [];
  metrics = new Metrics('test');
  listTenants = async () => (await tenancy.admin.query('select id from app.tenant')).rows.map(({ id }) => id);
  await tenancy.admin.query('delete from app.mail; delete from app.mail_address; delete from app.outbox');
  await tenancy.admin.query('insert into app.mail_address (tenant_id, membership_id, address) values ($1, $2, $3)', [
    north.id,
    membershipId,
    'anne@gemeente.test',
  ]);
  mailServer = new TestMailServer();
  await mailServer.start();
  const log = createLog('test', 'debug', (line) => lines.push(line));
  const mails = new MailRepository(tenancy.workerDoor);
  const desk = new BounceDesk(tenancy.workerDoor, mails, returns, () => listTenants(), clock, log, metrics);
  door = new BounceServer(desk, log, 'samenspraak.test');
  port = await door.listen(0);
});
afterEach(async () => {
  await door.close();
  await mailServer.stop();
});
afterAll(() => tenancy.close());

/** A mail that went out; answers its id and where reports about it go. */
async function send(): Promise<{ id: string; to: string }> {
  const outbox = new Outbox(tenancy.workerDoor);
  const transport = new SmtpTransport({ url: mailServer.url, requireTls: false, timeoutMs: 5_000 });
  const content = { language: 'nl', subject: 'x', parts: [], footer: [], unsubscribeUrl: 'https://webcare.test/' };
  const writer = { topics: ['test.mail'], write: async () => content };
  const setup = { from: { address: 'webcare@samenspraak.test', name: 'Samenspraak' }, transport, returns };
  const mails = new MailRepository(tenancy.workerDoor);
  const sender = new MailSender(tenancy.workerDoor, mails, outbox, [writer], setup, clock, silentLog);
  const id = await tenancy.as(agent, () =>
    new MailPost(tenancy.door, new Outbox(tenancy.door)).queue({
      ...{ membershipId, topic: 'test.mail', refId: newId(), slot: newId(), dueAt: now },
    }),
  );
  await sender.run({ tenantId: north.id, refId: id!, outboxId: newId() });
  return { id: id!, to: mailServer.senders.at(-1) ?? '' };
}

/** Brings a report as a mail server does. @returns the code of the answer. */
function bring(to: string | string[], raw: string | Buffer, from = ''): Promise<number> {
  const connection = new SMTPConnection({ host: '127.0.0.1', port, ignoreTLS: true });
  return new Promise((resolve) => {
    const end = (code: number) => {
      connection.close();
      resolve(code);
    };
    connection.on('error', (error: { responseCode?: number }) => end(error.responseCode ?? 0));
    connection.connect(() =>
      connection.send({ from, to: [to].flat() }, raw, (error, info) => {
        const refused = (error as { responseCode?: number } | null)?.responseCode;
        end(refused ?? Number(info?.response.slice(0, 3)));
      }),
    );
  });
}

const addressNow = async () => (await tenancy.admin.query('select * from app.mail_address')).rows[0];
const mailNow = async (id: string) => (await tenancy.admin.query('select * from app.mail where id = $1', [id])).rows[0];
const counted = async (outcome: string) =>
  Number(new RegExp(`bounces_total{outcome="${outcome}".*} (\\d+)`).exec(await metrics.text())?.[1] ?? 0);

test('a mail goes out under a return address of its own, and its bounce ends mail to that address until a person says otherwise', async () => {
  const { id, to } = await send();
  expect(to).toMatch(/^bounce\+[a-z2-7]{56}@samenspraak\.test$/);
  expect(await bring(to, reportOf({ status: '5.1.1' }))).toBe(250);
  expect(await addressNow()).toMatchObject({ bounce_reason: 'address_unknown', bouncing_since: now });
  expect(await mailNow(id)).toMatchObject({ state: 'SENT', bounced_at: now, bounce_reason: 'address_unknown' });

  now = new Date(now.getTime() + DAY);
  const held = await send();
  expect(await mailNow(held.id)).toMatchObject({ state: 'CANCELLED', reason: 'bouncing' });
  expect(mailServer.taken).toHaveLength(1);

  await tenancy.as(agent, () => new MailPost(tenancy.door, new Outbox(tenancy.door)).trust(membershipId));
  expect(await addressNow()).toMatchObject({ bouncing_since: null, bounce_reason: null });
  expect(await mailNow((await send()).id)).toMatchObject({ state: 'SENT' });
});

test('the same report again changes nothing', async () => {
  const { to } = await send();
  await bring(to, reportOf({ status: '5.1.1' }));
  const before = await addressNow();
  now = new Date(now.getTime() + DAY);
  expect(await bring(to, reportOf({ status: '5.2.2' }))).toBe(250);
  expect(await addressNow()).toEqual(before);
  expect([await counted('bounced'), await counted('repeated')]).toEqual([1, 1]);
});

test('a mail that a server takes does not make a bouncing address good again', async () => {
  const first = await send();
  const second = await send();
  await bring(first.to, reportOf({}));
  await tenancy.asWorker(north, () => new MailRepository(tenancy.workerDoor).forgetRefusals(membershipId));
  expect((await addressNow()).bouncing_since).not.toBeNull();
  expect(await bring(second.to, reportOf({}))).toBe(250);
  expect(await counted('bounced')).toBe(2);
});

test('a delay is noted once and ends nothing', async () => {
  const { id, to } = await send();
  for (const _ of [1, 2]) expect(await bring(to, reportOf({ action: 'delayed', status: '4.4.1' }))).toBe(250);
  expect(await mailNow(id)).toMatchObject({ delayed_at: now, bounced_at: null });
  expect(await addressNow()).toMatchObject({ bouncing_since: null });
  expect([await counted('delayed'), await counted('repeated')]).toEqual([1, 1]);
});

test('a report about what was sent before the person confirmed the address does not count against it', async () => {
  const { to } = await send();
  await tenancy.as(agent, () => new MailPost(tenancy.door, new Outbox(tenancy.door)).trust(membershipId));
  await bring(to, reportOf({}));
  expect(await addressNow()).toMatchObject({ bouncing_since: null });
});

test('a report that comes after ten days, or about a mail that never went, is believed no more', async () => {
  const { to } = await send();
  now = new Date(now.getTime() + 11 * DAY);
  expect(await bring(to, reportOf({}))).toBe(250);
  expect(await bring(returns.addressOf(north.id, newId()), reportOf({}))).toBe(250);
  expect(await addressNow()).toMatchObject({ bouncing_since: null });
  expect(await counted('outdated')).toBe(2);
});

test('whoever makes up a return address, or names a sender, is refused and counted', async () => {
  const { to } = await send();
  const forged = to.replace(/.@/, (end) => (end === 'a@' ? 'b@' : 'a@'));
  const stranger = new ReturnAddress('bounce@samenspraak.test', Buffer.alloc(32, 8)).addressOf(north.id, newId());
  for (const address of [forged, stranger, 'bounce@samenspraak.test', 'anne@gemeente.test'])
    expect(await bring(address, reportOf({}))).toBe(550);
  expect(await bring(to, reportOf({}), 'somebody@elders.test')).toBe(550);
  expect(await addressNow()).toMatchObject({ bouncing_since: null });
  expect(await counted('forged')).toBe(5);
});

test('what is no report is taken, counted and forgotten, and what is too large is refused', async () => {
  const { to } = await send();
  expect(await bring(to, 'Subject: Afwezig\r\n\r\nIk ben er niet.\r\n')).toBe(250);
  expect(await bring(to, Buffer.from([0xff, 0xfe, 0x00, 0x80, 0x0d, 0x0a]))).toBe(250);
  expect(await counted('unreadable')).toBe(2);
  expect(await bring(to, reportOf({ fields: 'x'.repeat(1_000_000) }))).toBe(552);
  expect(await bring(to, reportOf({}))).toBe(250);
  expect(await counted('bounced')).toBe(1);
});

test('one report has one recipient', async () => {
  const [one, other] = [await send(), await send()];
  expect(await bring([one.to, other.to], reportOf({}))).toBe(250);
  expect((await mailNow(one.id)).bounced_at).not.toBeNull();
  expect((await mailNow(other.id)).bounced_at).toBeNull();
});

test('while the database is away a server is asked to come back', async () => {
  const { to } = await send();
  listTenants = () => Promise.reject(new Error('away'));
  expect(await bring(to, reportOf({}))).toBe(451);
});

test('what it tells of all this names a mail and an outcome, and no address', async () => {
  const { id, to } = await send();
  await bring(to, reportOf({}));
  await bring('anne@gemeente.test', reportOf({}));
  expect(lines.map((line) => JSON.parse(line))).toMatchObject([
    { event: 'bounce.noted', outcome: 'bounced', mail: id, tenant: north.id, trace: expect.any(String) },
    { event: 'bounce.refused', outcome: 'forged' },
  ]);
  expect(lines.join('')).not.toMatch(/@|anne|5\.1\.1/);
});
