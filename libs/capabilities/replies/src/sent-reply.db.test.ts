import { newId } from '@samenspraak/platform/kernel';
import { openTestTenancy, type TestPerson, type TestTenancy, type TestTenant } from '@samenspraak/platform/testing';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { FakeNetwork } from './fake-network.js';
import { JobTable } from './job-table.js';
import { addAccount, deskEntities, openReplyDesk, question } from './reply-desk.js';
import { ReplyTimings } from './reply-timings.js';
import type { Reply } from './reply.js';
import type { GivenAttachment } from './attachments.js';

let tenancy: TestTenancy;
let tenant: TestTenant;
let theirs: TestTenant;
let agent: TestPerson;
let colleague: TestPerson;
let trainee: TestPerson;
let neighbour: TestPerson;
let now = new Date('2026-11-24T09:00:00Z');
const clock = { now: () => now };
const network = new FakeNetwork(clock.now);
const timings = new ReplyTimings({ sendTimeoutMs: 3_600_000, writePauseMs: 0 });
let api: ReturnType<typeof openReplyDesk>;
let worker: ReturnType<typeof openReplyDesk>;

beforeAll(async () => {
  tenancy = await openTestTenancy(deskEntities);
  tenant = await tenancy.addTenant('Wormerland');
  theirs = await tenancy.addTenant('Oostzaan');
  agent = await tenancy.addPerson(tenant, ['agent'], { initials: 'RV' });
  colleague = await tenancy.addPerson(tenant, ['agent'], { initials: 'SB' });
  trainee = await tenancy.addPerson(tenant, ['drafter']);
  neighbour = await tenancy.addPerson(theirs, ['agent']);
  await addAccount(tenancy, tenant, 200);
  await addAccount(tenancy, theirs);
  api = openReplyDesk(tenancy.door, network, timings, clock);
  worker = openReplyDesk(tenancy.workerDoor, network, timings, clock);
});
afterAll(() => tenancy?.close());

/** Works off everything that concerns these rows. */
async function work(...ids: string[]): Promise<void> {
  const table = new JobTable(tenancy, network, worker.runners, new Set(ids), clock.now);
  for (let step = 0; step < 60; step += 1) {
    const wait = await table.untilNext();
    if (wait === undefined) return;
    now = new Date(now.getTime() + wait);
    await table.work();
  }
}

async function ask(): Promise<string> {
  return (await tenancy.asWorker(tenant, () => worker.intake.receive(question(now)))).conversationId!;
}

const send = (conversationId: string, attachments?: GivenAttachment[], person = agent) =>
  tenancy.as(person, () =>
    api.service.send({
      commandId: newId(),
      conversationId,
      expectedTenantId: tenant.id,
      text: 'Morgen voor 12 uur.',
      attachments,
    }),
  );
const find = (id: string) => tenancy.as(agent, () => api.replies.find(id)) as Promise<Reply>;

async function sent(): Promise<Reply> {
  const reply = await send(await ask());
  await work(reply.id);
  return find(reply.id);
}

describe('an answer that went out', () => {
  const edit = (reply: Reply, text: string, more: { version?: number; commandId?: string; person?: TestPerson } = {}) =>
    tenancy.as(more.person ?? agent, () =>
      api.sent.edit({
        commandId: more.commandId ?? newId(),
        replyId: reply.id,
        expectedTenantId: tenant.id,
        version: more.version ?? reply.version,
        text,
      }),
    );
  const remove = (reply: Reply, person = agent) =>
    tenancy.as(person, () =>
      api.sent.remove({ commandId: newId(), replyId: reply.id, expectedTenantId: tenant.id, version: reply.version }),
    );
  const changeOf = async (reply: Reply): Promise<string> => {
    const { rows } = await tenancy.admin.query(
      'select id from app.reply_change where reply_id = $1 order by created_at desc, id desc limit 1',
      [reply.id],
    );
    return rows[0].id;
  };
  const shown = async (reply: Reply) => {
    const items = await tenancy.as(agent, () => api.conversations.timeline(reply.conversationId));
    return items.find(({ details }) => details !== null)!;
  };
  const facts = async (reply: Reply) =>
    (await tenancy.admin.query('select * from app.fact where conversation_id = $1', [reply.conversationId])).rows;

  test('is edited there, keeps its signature and what stood before, and counts as it did', async () => {
    const reply = await sent();
    const before = await facts(reply);
    await edit(reply, 'Morgen voor 13 uur.', { person: colleague });
    await work(await changeOf(reply));
    expect(network.posts.find(({ key }) => key === reply.id)!.text).toBe('Morgen voor 13 uur. ^RV');
    expect(await find(reply.id)).toMatchObject({ version: 2, text: 'Morgen voor 13 uur. ^RV', state: 'SENT' });
    const item = await shown(reply);
    expect(item).toMatchObject({ text: 'Morgen voor 13 uur. ^RV', edited: true });
    expect(item.details!.changes).toMatchObject([{ kind: 'EDIT', state: 'DONE', before: 'Morgen voor 12 uur. ^RV' }]);
    expect(await facts(reply)).toEqual(before);
  });

  test('is taken away there and leaves a stub that says so', async () => {
    const reply = await sent();
    await remove(reply);
    await work(await changeOf(reply));
    expect(network.posts.some(({ key }) => key === reply.id)).toBe(false);
    expect(await shown(reply)).toMatchObject({
      deleted: true,
      text: '',
      details: { mayEdit: false, mayRemove: false },
    });
    await expect(remove(await find(reply.id))).rejects.toMatchObject({
      code: 'REPLIES_CHANGE_NOT_POSSIBLE',
      params: { reason: 'removed' },
    });
  });

  test.each(['crash before', 'crash after'] as const)('is changed once though its process dies: %s', async (turn) => {
    const reply = await sent();
    network.changeScript.push(turn);
    const asked = network.changes.length;
    await edit(reply, 'Morgen voor 14 uur.');
    await work(await changeOf(reply));
    expect(await find(reply.id)).toMatchObject({ text: 'Morgen voor 14 uur. ^RV', version: 2 });
    expect(new Set(network.changes.slice(asked).map(({ text }) => text)).size).toBe(1);
    expect(network.posts.filter(({ key }) => key === reply.id)).toHaveLength(1);
  });

  test('keeps the newer text when a worker wakes that stood still past its lease', async () => {
    const reply = await sent();
    await edit(reply, 'Ouder.');
    const older = await changeOf(reply);
    const [asleep, woken] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
    network.sleep = () => (asleep.resolve(), woken.promise);
    const sleeper = worker.runners
      .find(({ topic }) => topic === 'reply.change')!
      .run({ tenantId: tenant.id, refId: older, outboxId: newId() });
    await asleep.promise;
    await work(older);
    await edit(await find(reply.id), 'Nieuwer.');
    await work(await changeOf(reply));
    woken.resolve();
    await sleeper;
    expect(network.posts.find(({ key }) => key === reply.id)!.text).toBe('Nieuwer. ^RV');
    expect(await find(reply.id)).toMatchObject({ text: 'Nieuwer. ^RV', version: 3 });
  });

  test('stays as it is when the network refuses, and says so', async () => {
    const reply = await sent();
    network.changeScript.push({ kind: 'rejected', reason: 'forbidden' });
    await edit(reply, 'Iets anders.');
    await work(await changeOf(reply));
    expect(await find(reply.id)).toMatchObject({ text: 'Morgen voor 12 uur. ^RV', version: 1 });
    expect((await shown(reply)).details).toMatchObject({ mayEdit: true, changes: [{ state: 'REJECTED' }] });
  });

  test('is changed by one at a time, who saw it as it is', async () => {
    const reply = await sent();
    const tried = await Promise.allSettled([edit(reply, 'Een.'), edit(reply, 'Twee.', { person: colleague })]);
    expect(tried.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    await work(await changeOf(reply));
    await expect(edit(reply, 'Drie.')).rejects.toMatchObject({ code: 'REPLIES_CHANGED', params: { version: 2 } });
  });

  test('gets no new words without the colleagues who must agree, while taking it away needs nobody', async () => {
    const reply = await sent();
    await tenancy.admin.query(
      `insert into app.topic (tenant_id, name, sensitive) values ($1, 'Asielopvang', true) on conflict do nothing`,
      [tenant.id],
    );
    await tenancy.admin.query("update app.conversation set topic = 'Asielopvang' where id = $1", [
      reply.conversationId,
    ]);
    await expect(edit(reply, 'Iets heel anders.')).rejects.toMatchObject({ code: 'REPLIES_APPROVAL_NEEDED' });
    expect(await remove(reply)).toMatchObject({ state: 'SENT' });
  });

  test('the same command again is the same change', async () => {
    const reply = await sent();
    const commandId = newId();
    await edit(reply, 'Een keer.', { commandId });
    await edit(reply, 'Een keer.', { commandId });
    const { rows } = await tenancy.admin.query('select id from app.reply_change where reply_id = $1', [reply.id]);
    expect(rows).toHaveLength(1);
  });

  test('is changed by who may, of the tenant that is meant', async () => {
    const reply = await sent();
    await expect(edit(reply, 'x', { person: trainee })).rejects.toMatchObject({ code: 'PERMISSION_DENIED' });
    await expect(edit(reply, 'x', { person: neighbour })).rejects.toMatchObject({ code: 'TENANT_MISMATCH' });
    await expect(
      tenancy.as(neighbour, () =>
        api.sent.remove({ commandId: newId(), replyId: reply.id, expectedTenantId: theirs.id, version: 1 }),
      ),
    ).rejects.toMatchObject({ code: 'REPLIES_NOT_FOUND' });
    await expect(edit(reply, 'x'.repeat(250))).rejects.toMatchObject({ code: 'REPLIES_TOO_LONG' });
    network.edits = false;
    await expect(edit(reply, 'Kan niet.')).rejects.toMatchObject({ params: { reason: 'unsupported' } });
    network.edits = true;
  });
});

describe('a picture', () => {
  async function file(by = agent, { type = 'image/png', bytes = 'plaatje' } = {}): Promise<string> {
    const { rows } = await tenancy.admin.query(
      'select m.id from app.membership m where m.tenant_id = $1 and m.principal_id = $2',
      [tenant.id, by.principalId],
    );
    return tenancy.as(by, async () => {
      const day = new Date(now.getTime() + 86_400_000);
      const origin = { purpose: 'reply', ownerId: rows[0].id, width: 4, height: 3 };
      const id = await api.files.begin('brug.png', type, day, origin);
      await api.files.writePart(tenant.id, id, 0, Buffer.from(bytes));
      await api.files.recordPart(id, 0, bytes.length);
      await api.files.finish(id);
      return id;
    });
  }
  const alt = 'De brug is open.';

  test('goes with the answer, after it was brought to the network, with its text', async () => {
    const fileId = await file();
    const reply = await send(await ask(), [{ fileId, alt }]);
    await work(reply.id);
    expect(network.uploads.at(-1)).toEqual({ bytes: 'plaatje', alt });
    expect(network.posts.find(({ key }) => key === reply.id)!.media).toEqual([`media-${network.uploads.length}`]);
    const [, item] = await tenancy.as(agent, () => api.conversations.timeline(reply.conversationId));
    expect(item!.details!.attachments).toEqual([{ fileId, name: 'brug.png', alt }]);
  });

  test.each<[string, ('crash' | { kind: 'retryable'; cause: 'server' } | { kind: 'unknown_outcome' })[]]>([
    ['is tried again', [{ kind: 'retryable', cause: 'server' }, { kind: 'unknown_outcome' }]],
    ['ends with its process', ['crash', 'crash']],
  ])('whose upload %s goes with one post', async (_, script) => {
    network.uploadScript.push(...script);
    const reply = await send(await ask(), [{ fileId: await file(), alt }]);
    await work(reply.id);
    expect(network.posts.filter(({ key }) => key === reply.id)).toHaveLength(1);
    expect((await find(reply.id)).state).toBe('SENT');
  });

  test('that the network refuses keeps the answer from going out, with the reason', async () => {
    network.uploadScript.push({ kind: 'rejected', reason: 'invalid' });
    const fileId = await file();
    const reply = await send(await ask(), [{ fileId, alt }]);
    await work(reply.id);
    expect(await find(reply.id)).toMatchObject({ state: 'REJECTED', refusal: 'picture_refused', attempt: 0 });
    expect(network.posts.some(({ key }) => key === reply.id)).toBe(false);
    // It is free for another answer of the same person.
    expect(await send(await ask(), [{ fileId, alt }])).toMatchObject({ state: 'QUEUED' });
  });

  test.each([
    ['without its text', async () => [{ fileId: await file(), alt: '  ' }], 'REPLIES_ALT_MISSING'],
    ['with too long a text', async () => [{ fileId: await file(), alt: 'x'.repeat(101) }], 'REPLIES_ALT_TOO_LONG'],
    [
      'of another kind',
      async () => [{ fileId: await file(agent, { type: 'application/pdf' }), alt }],
      'REPLIES_ATTACHMENT_TYPE',
    ],
    [
      'too large',
      async () => [{ fileId: await file(agent, { bytes: 'x'.repeat(1_001) }), alt }],
      'REPLIES_ATTACHMENT_TOO_LARGE',
    ],
    ['of a colleague', async () => [{ fileId: await file(colleague), alt }], 'FILES_NOT_FOUND'],
    ['that nobody has', async () => [{ fileId: newId(), alt }], 'FILES_NOT_FOUND'],
    [
      'with two others',
      async () => Array.from({ length: 3 }, () => ({ fileId: newId(), alt })),
      'REPLIES_TOO_MANY_ATTACHMENTS',
    ],
  ])('%s is refused', async (_, given, code) => {
    const id = await ask();
    await expect(send(id, await given())).rejects.toMatchObject({ code });
    expect(await send(id)).toMatchObject({ state: 'QUEUED' });
  });

  test('goes with one answer only, until that one is taken back', async () => {
    const fileId = await file();
    const first = await send(await ask(), [{ fileId, alt }]);
    await expect(send(await ask(), [{ fileId, alt }])).rejects.toMatchObject({ code: 'FILES_NOT_FOUND' });
    await tenancy.as(agent, () => api.service.cancel(first.id, tenant.id));
    expect(await send(await ask(), [{ fileId, alt }])).toMatchObject({ state: 'QUEUED' });
  });
});
