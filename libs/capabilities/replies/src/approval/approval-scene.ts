import { newId } from '@samenspraak/platform/kernel';
import { openTestTenancy, type TestPerson, type TestTenancy, type TestTenant } from '@samenspraak/platform/testing';
import { FakeNetwork } from '../fake-network.js';
import { addAccount, deskEntities, openReplyDesk, question } from '../reply-desk.js';
import { ReplyTimings } from '../reply-timings.js';

export let tenancy: TestTenancy;
export let ours: TestTenant;
export let theirs: TestTenant;
export let trainee: TestPerson;
export let agent: TestPerson;
export let approver: TestPerson;
export let second: TestPerson;
export let neighbour: TestPerson;
export let admin: TestPerson;
export const now = new Date();
const clock = { now: () => now };
const network = new FakeNetwork(clock.now);
export let api: ReturnType<typeof openReplyDesk>;
export let worker: ReturnType<typeof openReplyDesk>;

/** Two neighbours, and at ours a trainee, an agent, an approver and who stands above. */
export async function openScene(): Promise<void> {
  tenancy = await openTestTenancy(deskEntities);
  [ours, theirs] = [await tenancy.addTenant('Wormerland'), await tenancy.addTenant('Oostzaan')];
  trainee = await tenancy.addPerson(ours, ['drafter'], { initials: 'BM', name: 'Bram Mol' });
  agent = await tenancy.addPerson(ours, ['agent'], { initials: 'RV', name: 'Rianne Visser' });
  approver = await tenancy.addPerson(ours, ['approver', 'agent'], { initials: 'FD', name: 'Femke Dijkstra' });
  second = await tenancy.addPerson(ours, ['coordinator', 'spokesperson'], { initials: 'SB', name: 'Sanne Bakker' });
  neighbour = await tenancy.addPerson(theirs, ['approver', 'coordinator', 'spokesperson'], { initials: 'LK' });
  admin = await tenancy.addPerson(ours, ['tenant_admin']);
  await tenancy.addPartnership('Samen', [ours, theirs]);
  await addAccount(tenancy, ours);
  await tenancy.admin.query(`insert into app.topic (tenant_id, name, sensitive) values ($1, 'Asielopvang', true)`, [
    ours.id,
  ]);
  api = openReplyDesk(tenancy.door, network, new ReplyTimings(), clock);
  worker = openReplyDesk(tenancy.workerDoor, network, new ReplyTimings(), clock);
}
export const closeScene = () => tenancy?.close();

export type Post = Omit<ReturnType<typeof question>, 'rootSourceId' | 'parentSourceId'> & {
  rootSourceId: string | null;
  parentSourceId: string | null;
};
export const tell = (message: Post) => tenancy.asWorker(ours, () => worker.intake.receive(message));
export async function ask(topic?: string): Promise<string> {
  const id = (await tell(question(now))).conversationId!;
  if (topic) await tenancy.admin.query('update app.conversation set topic = $2 where id = $1', [id, topic]);
  return id;
}
export const input = (conversationId: string, text = 'Morgen voor twaalf uur bij u.') => ({
  conversationId,
  expectedTenantId: ours.id,
  text,
});
export const submit = (conversationId: string, person = trainee, text?: string) =>
  tenancy.as(person, () => api.approvals.author.submit(input(conversationId, text)));
export const send = (conversationId: string, person: TestPerson, more = {}) =>
  tenancy.as(person, () => api.service.send({ ...input(conversationId), commandId: newId(), ...more }));
export type Seen = { id: string; seen: string };
export const approve = ({ id, seen }: Seen, person = approver) =>
  tenancy.as(person, () =>
    api.approvals.decisions.approve({ approvalId: id, expectedTenantId: person.tenantId, seen }),
  );
export const edit = ({ id, seen }: Seen, text: string, person = approver) =>
  tenancy.as(person, () => api.approvals.decisions.edit({ approvalId: id, expectedTenantId: ours.id, seen, text }));
export const sendBack = ({ id, seen }: Seen, note = 'Noem de dag.', person = approver) =>
  tenancy.as(person, () => api.approvals.decisions.sendBack({ approvalId: id, expectedTenantId: ours.id, seen, note }));
export const waiting = (person = approver) => tenancy.as(person, () => api.approvals.decisions.listWaiting());
export const look = async (id: string, person = approver) => (await waiting(person)).find((one) => one.id === id)!;
export const queued = async (conversationId: string) => {
  const { rows } = await tenancy.admin.query('select * from app.reply where conversation_id = $1', [conversationId]);
  return rows as { state: string; text: string; author_name: string }[];
};
export const drafts = async (conversationId: string) =>
  (await tenancy.admin.query('select text, saved_by from app.draft where conversation_id = $1', [conversationId])).rows;
export const told = async (kind: string, person: TestPerson) => {
  const { rows } = await tenancy.admin.query(
    `select n.params, n.read_at from app.notification n join app.membership m on m.tenant_id = n.tenant_id and m.id = n.membership_id
      where n.kind = $1 and m.principal_id = $2 order by n.at`,
    [kind, person.principalId],
  );
  return rows as { params: { by: string }; read_at: Date | null }[];
};
