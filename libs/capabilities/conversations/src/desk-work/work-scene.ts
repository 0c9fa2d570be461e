import { metricsEntities } from '@samenspraak/metrics';
import { openTestTenancy, type TestPerson } from '@samenspraak/platform/testing';
import { openDesk, post } from '../desk-fixture.js';
import { conversationsEntities } from '../index.js';
import { ReplyGate } from '../reply-gate.js';

/** Two councils, and people who work on conversations, for tests. */
export async function openScene() {
  const tenancy = await openTestTenancy([...conversationsEntities, ...metricsEntities]);
  const ours = await tenancy.addTenant('Wormerland');
  const theirs = await tenancy.addTenant('Oostzaan');
  const rianne = await tenancy.addPerson(ours, ['agent'], { name: 'Rianne Visser', initials: 'RV' });
  const sanne = await tenancy.addPerson(ours, ['agent', 'coordinator'], { name: 'Sanne Bakker', initials: 'SB' });
  const trainee = await tenancy.addPerson(ours, ['drafter'], { name: 'Tess Fictief', initials: 'TF' });
  const reader = await tenancy.addPerson(ours, ['reader'], { name: 'Ruud Fictief', initials: 'RF' });
  const neighbour = await tenancy.addPerson(theirs, ['agent']);
  const { rows } = await tenancy.admin.query('select id, principal_id from app.membership');
  const memberOf = new Map<string, string>(rows.map((row) => [row.principal_id, row.id]));
  const time = { now: new Date() };
  const clock = { now: () => time.now };
  const gate = new ReplyGate();
  const open = openDesk(tenancy.door, clock, gate);
  const worker = openDesk(tenancy.workerDoor, clock);
  const told = async () =>
    (await tenancy.admin.query('select membership_id, kind, params, subject_id from app.notification order by at'))
      .rows;
  return {
    ...{ tenancy, ours, theirs, rianne, sanne, trainee, reader, neighbour, time, clock, gate, open, worker, told },
    desk: open.desk,
    member: (person: TestPerson) => memberOf.get(person.principalId)!,
    hear: async (changed = {}, tenant = ours) => {
      const message = post({ occurredAt: new Date(time.now.getTime() - 60_000), ...changed });
      return (await tenancy.asWorker(tenant, () => worker.intake.receive(message))).conversationId!;
    },
    /** What a person who has it open now would say with a change. */
    seen: async (id: string, person: TestPerson = rianne) => {
      const { version } = await tenancy.as(person, () => open.read.get(id));
      return { conversationId: id, expectedTenantId: ours.id, version };
    },
    see: (id: string, person: TestPerson = rianne) => tenancy.as(person, () => open.read.get(id)),
    events: async (id: string) =>
      (await tenancy.as(rianne, () => open.desk.events.list(id))).map(({ kind, by, to, what }) => [kind, by, to, what]),
  };
}
