import { newId } from '@samenspraak/platform/kernel';
import { openTestTenancy, type TestPerson, type TestTenancy, type TestTenant } from '@samenspraak/platform/testing';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { FakeNetwork } from '../fake-network.js';
import { addAccount, deskEntities, openReplyDesk, question } from '../reply-desk.js';
import { ReplyTimings } from '../reply-timings.js';
import type { NewStop } from './message-stop.service.js';

let tenancy: TestTenancy;
let ours: TestTenant;
let theirs: TestTenant;
let agent: TestPerson;
let spokesperson: TestPerson;
let neighbour: TestPerson;
let now = new Date();
const clock = { now: () => now };
const network = new FakeNetwork(clock.now);
let api: ReturnType<typeof openReplyDesk>;
let worker: ReturnType<typeof openReplyDesk>;

beforeAll(async () => {
  tenancy = await openTestTenancy(deskEntities);
  [ours, theirs] = [await tenancy.addTenant('Wormerland'), await tenancy.addTenant('Oostzaan')];
  agent = await tenancy.addPerson(ours, ['agent'], { initials: 'RV', name: 'Rianne Visser' });
  spokesperson = await tenancy.addPerson(ours, ['spokesperson'], { initials: 'FD', name: 'Femke Dijkstra' });
  neighbour = await tenancy.addPerson(theirs, ['spokesperson', 'agent'], { initials: 'LK' });
  await tenancy.addPartnership('Samen', [ours, theirs]);
  for (const tenant of [ours, theirs]) {
    await addAccount(tenancy, tenant);
    await tenancy.admin.query(
      `insert into app.topic (tenant_id, name, sensitive, words) values ($1, 'Brand', false, '{rook}'), ($1, 'Afval', false, '{}'), ($1, 'Onrust', true, '{}')`,
      [tenant.id],
    );
  }
  await tenancy.admin.query(
    `insert into app.variable (tenant_id, name, value, changed_at, changed_by) values ($1, 'telefoon', '14 075', now(), $1)`,
    [ours.id],
  );
  api = openReplyDesk(tenancy.door, network, new ReplyTimings(), clock);
  worker = openReplyDesk(tenancy.workerDoor, network, new ReplyTimings(), clock);
});
afterAll(() => tenancy?.close());
beforeEach(async () => {
  await tenancy.admin.query('delete from app.message_stop');
  await tenancy.admin.query(`update app.reply set state = 'CANCELLED' where state = 'QUEUED'`);
});

const LINE = 'Wij weten nog niet wat er brandt. Bel {{telefoon}} als u rook in huis heeft.';
const SAID = 'Wij weten nog niet wat er brandt. Bel 14 075 als u rook in huis heeft.';
async function ask(topic: string | null = 'Brand', tenant = ours, text?: string): Promise<string> {
  const post = question(now, { text });
  const id = (await tenancy.asWorker(tenant, () => worker.intake.receive(post))).conversationId!;
  await tenancy.admin.query('update app.conversation set topic = $2 where id = $1', [id, topic]);
  return id;
}
const send = (conversationId: string, text = 'De brand is onder controle.', person = agent) =>
  tenancy.as(person, () =>
    api.service.send({ commandId: newId(), conversationId, expectedTenantId: person.tenantId, text }),
  );
const stop = (changed: Partial<NewStop> = {}, person = spokesperson) =>
  tenancy.as(person, () =>
    api.stops.stop({
      expectedTenantId: person.tenantId,
      topic: 'Brand',
      reason: 'De veiligheidsregio spreekt.',
      line: LINE,
      lineAllowed: true,
      until: new Date(now.getTime() + 3_600_000),
      ...changed,
    }),
  );
const lift = (stopId: string, version = 1, person = spokesperson) =>
  tenancy.as(person, () => api.stops.lift({ stopId, expectedTenantId: person.tenantId, version }));
const run = (replyId: string) => worker.runners[0]!.run({ tenantId: ours.id, refId: replyId, outboxId: newId() });
const stateOf = async (id: string) => (await tenancy.as(agent, () => api.replies.find(id)))!;
const drafts = async (conversationId: string) =>
  (await tenancy.admin.query('select text, saved_by from app.draft where conversation_id = $1', [conversationId])).rows;
const later = (ms: number) => (now = new Date(now.getTime() + ms));
const posted = (id: string) => network.calls.some((call) => call.idempotencyKey === id);
const refused = (work: Promise<unknown>, code: string, params = {}) =>
  expect(work).rejects.toMatchObject({ code, params: expect.objectContaining(params) });

describe('while a topic is stopped', () => {
  test('no answer on it leaves but the line itself, with its variables filled', async () => {
    const id = await ask('brand');
    await stop();
    await refused(send(id), 'REPLIES_STOPPED', { topic: 'Brand', line: SAID });
    await refused(send(id, `${SAID} Sterkte!`), 'REPLIES_STOPPED');
    const reply = await send(id, `  ${SAID}\n`);
    later(5_000);
    await run(reply.id);
    expect((await stateOf(reply.id)).state).toBe('SENT');
    expect(await send(await ask('Afval'))).toMatchObject({ state: 'QUEUED' });
  });

  test('the line does not leave either when the spokesperson does not say so', async () => {
    const id = await ask();
    await stop({ lineAllowed: false });
    await refused(send(id, SAID), 'REPLIES_STOPPED');
  });

  test('the line needs no second pair of eyes on a sensitive topic: two people stand behind it', async () => {
    const id = await ask('Onrust');
    await stop({ topic: 'Onrust' });
    expect(await send(id, SAID)).toMatchObject({ state: 'QUEUED' });
    await refused(send(await ask('Onrust'), SAID, spokesperson), 'REPLIES_APPROVAL_NEEDED');
  });

  test('a conversation without a topic is warned by its words, and held by a stop on everything', async () => {
    const id = await ask(null, ours, 'Waar komt die rook vandaan?');
    const here = () => tenancy.as(agent, async () => api.guard.listHere(await api.conversations.get(id)));
    await stop();
    expect(await here()).toMatchObject([{ topic: 'Brand', holds: false, text: SAID }]);
    await stop({ topic: null, lineAllowed: false, line: '' });
    expect(await here()).toMatchObject([{ topic: null, holds: true }, { holds: false }]);
    await refused(send(id), 'REPLIES_STOPPED', { topic: '' });
    await refused(send(await ask(), SAID), 'REPLIES_STOPPED', { topic: '' });
  });

  test('the neighbour sends on', async () => {
    await stop({ topic: null });
    const id = await ask('Brand', theirs);
    expect(await send(id, undefined, neighbour)).toMatchObject({ state: 'QUEUED' });
    expect(await tenancy.as(neighbour, () => api.stops.list())).toEqual([]);
  });

  test('it ends by itself, or when somebody who may lifts it, once', async () => {
    const id = await ask();
    const { id: stopId } = await stop();
    await refused(lift(stopId, 1, agent), 'PERMISSION_DENIED');
    await refused(lift(stopId, 1, neighbour), 'REPLIES_STOP_NOT_FOUND');
    await refused(lift(stopId, 7), 'REPLIES_STOP_CHANGED');
    expect(await lift(stopId)).toMatchObject({ liftedByName: 'Femke Dijkstra' });
    await refused(lift(stopId, 2), 'REPLIES_STOP_OVER');
    expect(await send(id)).toMatchObject({ state: 'QUEUED' });
    const other = await ask();
    await stop();
    await refused(send(other), 'REPLIES_STOPPED');
    later(3_600_000);
    expect(await send(other)).toMatchObject({ state: 'QUEUED' });
    const { rows } = await tenancy.admin.query(
      `select action from app.audit_entry where object_id = $1 order by at, id`,
      [stopId],
    );
    expect(rows.map((row) => row.action)).toEqual(['stop.make', 'stop.lift']);
  });

  test.each([
    [{ topic: 'Bestaat niet' }, 'topic'],
    [{ reason: ' ' }, 'reason'],
    [{ line: '', lineAllowed: true }, 'line'],
    [{ until: new Date(0) }, 'until'],
    [{ until: new Date(Date.now() + 40 * 86_400_000) }, 'until'],
  ])('%j is refused', async (changed, what) => {
    await refused(stop(changed), 'REPLIES_STOP_INVALID', { what });
    await refused(stop({ line: '{{wat}}' }), 'REPLIES_VARIABLES_LEFT');
    await refused(stop({}, agent), 'PERMISSION_DENIED');
  });
});

describe('what was queued when it was stopped', () => {
  test('is held back in the same transaction: a draft of its author again, who is told', async () => {
    const [id, other] = [await ask(), await ask('Afval')];
    const [reply, free] = [await send(id), await send(other)];
    const made = await stop();
    expect(made).toMatchObject({ held: 1, leaving: 0 });
    expect(await stateOf(reply.id)).toMatchObject({ state: 'CANCELLED', refusal: 'stopped' });
    expect(await drafts(id)).toEqual([{ text: 'De brand is onder controle.', saved_by: agent.principalId }]);
    expect((await stateOf(free.id)).state).toBe('QUEUED');
    later(5_000);
    await run(reply.id);
    expect(posted(reply.id)).toBe(false);
    const { rows } = await tenancy.admin.query(`select kind, params from app.notification where subject = $1`, [
      reply.id,
    ]);
    expect(rows).toEqual([{ kind: 'ANSWER_HELD', params: { by: 'Femke Dijkstra' } }]);
    await lift(made.id);
    expect(await send(id)).toMatchObject({ state: 'QUEUED' });
  });

  test('stays in the thread, with the reason, when its author began another text', async () => {
    const id = await ask();
    await send(id);
    await tenancy.admin.query(
      `insert into app.draft (tenant_id, conversation_id, text, saved_by, saved_at) values ($1, $2, 'Nog iets', $3, now())`,
      [ours.id, id, agent.principalId],
    );
    await stop();
    expect(await drafts(id)).toMatchObject([{ text: 'Nog iets' }]);
    const thread = await tenancy.as(agent, () => api.conversations.timeline(id));
    expect(thread).toMatchObject([
      { kind: 'CITIZEN' },
      {
        text: 'De brand is onder controle. ^RV',
        replyState: 'REJECTED',
        refusal: expect.stringContaining('berichtenstop'),
      },
    ]);
  });

  test('and reached the queue while it was being stopped is found by the worker’s last look', async () => {
    const id = await ask();
    await stop();
    // Queued by a transaction that did not see the stop.
    await tenancy.admin.query(`update app.message_stop set lifted_at = now(), lifted_by = made_by`);
    const reply = await send(id);
    await tenancy.admin.query(`update app.message_stop set lifted_at = null, lifted_by = null`);
    later(5_000);
    await run(reply.id);
    expect(posted(reply.id)).toBe(false);
    expect((await stateOf(reply.id)).state).toBe('CANCELLED');
    expect(await drafts(id)).toEqual([{ text: 'De brand is onder controle.', saved_by: agent.principalId }]);
  });

  test('races with sending: it is posted or held, never both, and the state says which', async () => {
    for (let round = 0; round < 10; round += 1) {
      const reply = await send(await ask());
      later(5_000);
      const [made] = await Promise.all([stop(), run(reply.id)]);
      const { state } = await stateOf(reply.id);
      expect([state, posted(reply.id)]).toEqual(made.held === 1 ? ['CANCELLED', false] : [state, state === 'SENT']);
      expect(['SENT', 'CANCELLED']).toContain(state);
      await tenancy.admin.query('delete from app.message_stop');
    }
  });

  test('races with queueing: nothing that was queued beside a stop leaves', async () => {
    for (let round = 0; round < 10; round += 1) {
      const id = await ask();
      const [, sent] = await Promise.allSettled([stop(), send(id)]);
      later(5_000);
      if (sent.status === 'fulfilled') {
        await run(sent.value.id);
        expect(posted(sent.value.id)).toBe(false);
        expect((await stateOf(sent.value.id)).state).toBe('CANCELLED');
      } else expect(sent.reason).toMatchObject({ code: 'REPLIES_STOPPED' });
      await tenancy.admin.query('delete from app.message_stop');
    }
  });
});
