import { newId } from '@samenspraak/platform/kernel';
import { openTestTenancy, type TestPerson, type TestTenancy, type TestTenant } from '@samenspraak/platform/testing';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { FakeNetwork } from './fake-network.js';
import { addAccount, deskEntities, openReplyDesk, question } from './reply-desk.js';
import { ReplyTimings } from './reply-timings.js';

let tenancy: TestTenancy;
let ours: TestTenant;
let rianne: TestPerson;
let sanne: TestPerson;
const clock = { now: () => new Date() };
let desk: ReturnType<typeof openReplyDesk>;
let worker: ReturnType<typeof openReplyDesk>;
let root: string;
let conversationId: string;

beforeAll(async () => {
  tenancy = await openTestTenancy(deskEntities);
  ours = await tenancy.addTenant('Wormerland');
  await addAccount(tenancy, ours);
  rianne = await tenancy.addPerson(ours, ['agent'], { name: 'Rianne Visser', initials: 'RV' });
  sanne = await tenancy.addPerson(ours, ['agent'], { name: 'Sanne Bakker', initials: 'SB' });
  const network = new FakeNetwork(clock.now);
  desk = openReplyDesk(tenancy.door, network, new ReplyTimings(), clock);
  worker = openReplyDesk(tenancy.workerDoor, network, new ReplyTimings(), clock);
});
afterAll(() => tenancy?.close());

const receive = (message: ReturnType<typeof question>) =>
  tenancy.asWorker(ours, async () => (await worker.intake.receive(message)).conversationId!);
beforeEach(async () => {
  const first = question(clock.now());
  root = first.sourceId;
  conversationId = await receive(first);
});
const writesAgain = () =>
  receive({ ...question(new Date(Date.now() + 1_000)), parentSourceId: root, rootSourceId: root } as never);

const send = (who: TestPerson, more: { commandId?: string; messageId?: string; confirmSecond?: boolean } = {}) =>
  tenancy.as(who, () =>
    desk.service.send({
      ...{ commandId: newId(), conversationId, expectedTenantId: ours.id, text: 'We kijken ernaar.' },
      ...more,
    }),
  );
const newest = () =>
  tenancy.admin
    .query(`select id from app.message where conversation_id = $1 and direction = 'inbound' order by at desc limit 1`, [
      conversationId,
    ])
    .then(({ rows }) => rows[0].id as string);
/** Who holds the answer while writing, as the desk keeps it. */
const holds = (who: TestPerson) =>
  tenancy.admin.query(
    `insert into app.answer_hold select $1, $2, m.id, now(), now() + interval '1 minute' from app.membership m where m.tenant_id = $1 and m.principal_id = $3`,
    [ours.id, conversationId, who.principalId],
  );
const kept = async () =>
  (await tenancy.admin.query('select from app.reply where conversation_id = $1', [conversationId])).rowCount;
const codes = (tried: readonly PromiseSettledResult<unknown>[]) =>
  tried.map((one) => (one.status === 'fulfilled' ? 'sent' : (one.reason as { code: string }).code)).sort();

describe('of two agents', () => {
  test('who send at the same moment one is sent, however often it is tried', async () => {
    for (let round = 0; round < 10; round += 1) {
      const first = question(clock.now());
      conversationId = await receive(first);
      const tried = await Promise.allSettled(round % 2 ? [send(rianne), send(sanne)] : [send(sanne), send(rianne)]);
      expect(codes(tried)).toEqual(['REPLIES_IN_FLIGHT', 'sent']);
      expect(await kept()).toBe(1);
    }
  });

  test('the second is told by name that the first is writing, in both orders', async () => {
    for (const [first, second, name] of [
      [rianne, sanne, 'Rianne Visser'],
      [sanne, rianne, 'Sanne Bakker'],
    ] as const) {
      conversationId = await receive(question(clock.now()));
      await holds(first);
      await expect(send(second)).rejects.toMatchObject({ code: 'CONVERSATIONS_HELD_BY', params: { name } });
      await send(first);
      await expect(send(second)).rejects.toMatchObject({ code: 'REPLIES_IN_FLIGHT' });
      expect(await kept()).toBe(1);
    }
  });

  test('a refused one loses no hold: the writer goes on and sends', async () => {
    await holds(rianne);
    await expect(send(sanne)).rejects.toMatchObject({ code: 'CONVERSATIONS_HELD_BY' });
    await expect(send(sanne)).rejects.toMatchObject({ code: 'CONVERSATIONS_HELD_BY' });
    await send(rianne);
  });

  test('who answers the newest message while the answer to the one before is on its way is asked first', async () => {
    await send(rianne);
    await writesAgain();
    await expect(send(sanne)).rejects.toMatchObject({ code: 'REPLIES_IN_FLIGHT' });
    await send(sanne, { confirmSecond: true });
    expect(await kept()).toBe(2);
  });
});

describe('of two tabs of one agent', () => {
  test('that send the same press once, both get the one answer', async () => {
    const commandId = newId();
    const [one, other] = await Promise.all([send(rianne, { commandId }), send(rianne, { commandId })]);
    expect(one.id).toBe(other.id);
    expect(await kept()).toBe(1);
  });

  test('that each send their own, one is sent', async () => {
    expect(codes(await Promise.allSettled([send(rianne), send(rianne)]))).toEqual(['REPLIES_IN_FLIGHT', 'sent']);
  });
});

test('an answer written before the citizen wrote again is not sent under what nobody read', async () => {
  const messageId = await newest();
  await writesAgain();
  await expect(send(rianne, { messageId })).rejects.toMatchObject({ code: 'REPLIES_NEWER_MESSAGE' });
  await send(rianne, { messageId: await newest() });
});
