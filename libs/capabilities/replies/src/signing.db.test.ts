import { newId } from '@samenspraak/platform/kernel';
import { openTestTenancy, type TestPerson, type TestTenancy, type TestTenant } from '@samenspraak/platform/testing';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { FakeNetwork } from './fake-network.js';
import { addAccount, deskEntities, openReplyDesk, question } from './reply-desk.js';
import { ReplyTimings } from './reply-timings.js';

let tenancy: TestTenancy;
let ours: TestTenant;
let agent: TestPerson;
const clock = { now: () => new Date() };
const network = new FakeNetwork(clock.now);
let api: ReturnType<typeof openReplyDesk>;
let worker: ReturnType<typeof openReplyDesk>;

beforeAll(async () => {
  tenancy = await openTestTenancy(deskEntities);
  ours = await tenancy.addTenant('Wormerland');
  agent = await tenancy.addPerson(ours, ['agent'], { initials: 'RV', name: 'Rianne Visser' });
  await addAccount(tenancy, ours, 60);
  api = openReplyDesk(tenancy.door, network, new ReplyTimings(), clock);
  worker = openReplyDesk(tenancy.workerDoor, network, new ReplyTimings(), clock);
});
afterAll(() => tenancy?.close());
beforeEach(() => tenancy.admin.query('delete from app.answering_setting where tenant_id = $1', [ours.id]));

async function choose(signAs: string, listening = false): Promise<void> {
  await tenancy.admin.query(
    `insert into app.answering_setting (tenant_id, sign_as, team_signature, listening, changed_at, changed_by)
     values ($1, $2, 'Team Wormerland', $3, now(), $4)`,
    [ours.id, signAs, listening, newId()],
  );
}

async function send(text: string, commandId = newId()) {
  const { conversationId } = await tenancy.asWorker(ours, () => worker.intake.receive(question(clock.now())));
  return tenancy.as(agent, () =>
    api.service.send({ commandId, conversationId: conversationId!, expectedTenantId: ours.id, text }),
  );
}

test.each([
  ['INITIALS', 'RV'],
  ['FIRST_NAME', 'Rianne'],
  ['TEAM', 'Team Wormerland'],
])('a council that signs as %s sends ^%s', async (signAs, signature) => {
  await choose(signAs);
  expect(await send('Morgen. ^SB')).toMatchObject({ text: `Morgen. ^${signature}`, cotag: signature });
});

test('a longer signature counts for the length', async () => {
  const text = 'x'.repeat(45);
  expect(await send(text)).toMatchObject({ cotag: 'RV' });
  await choose('TEAM');
  await expect(send(text)).rejects.toMatchObject({ code: 'REPLIES_TOO_LONG' });
});

test('in the listening month nothing is queued', async () => {
  await choose('INITIALS', true);
  const commandId = newId();
  await expect(send('Morgen.', commandId)).rejects.toMatchObject({ code: 'LIBRARY_LISTENING' });
  const found = await tenancy.admin.query('select 1 from app.reply where command_id = $1', [commandId]);
  expect(found.rows ?? found).toEqual([]);
});

test('what was queued when the listening month began does not leave, and says why', async () => {
  const { id } = await send('Morgen.');
  await choose('INITIALS', true);
  await tenancy.admin.query("update app.reply set due_at = now() - interval '1 second' where id = $1", [id]);
  await worker.runners[0]!.run({ tenantId: ours.id, refId: id, outboxId: newId() });
  expect(network.posts).toEqual([]);
  const reply = await tenancy.as(agent, () => api.replies.find(id));
  expect(reply).toMatchObject({ state: 'REJECTED', refusal: 'listening' });
});
