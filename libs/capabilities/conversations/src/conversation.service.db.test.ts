import { metricsEntities } from '@samenspraak/metrics';
import { openTestTenancy, type TestPerson, type TestTenancy, type TestTenant } from '@samenspraak/platform/testing';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openDesk, post } from './desk-fixture.js';
import { conversationsEntities, type Folder } from './index.js';

let tenancy: TestTenancy;
let ours: TestTenant;
let theirs: TestTenant;
let agent: TestPerson;
let trainee: TestPerson;
let reader: TestPerson;
let neighbour: TestPerson;
const clock = { now: () => new Date() };
let desk: ReturnType<typeof openDesk>;
let intake: ReturnType<typeof openDesk>['intake'];

beforeAll(async () => {
  tenancy = await openTestTenancy([...conversationsEntities, ...metricsEntities]);
  ours = await tenancy.addTenant('Wormerland');
  theirs = await tenancy.addTenant('Oostzaan');
  agent = await tenancy.addPerson(ours, ['agent'], { name: 'Rianne Visser', initials: 'RV' });
  trainee = await tenancy.addPerson(ours, ['drafter']);
  reader = await tenancy.addPerson(ours, ['reader']);
  neighbour = await tenancy.addPerson(theirs, ['agent']);
  desk = openDesk(tenancy.door, clock);
  intake = openDesk(tenancy.workerDoor, clock).intake;
});
afterAll(() => tenancy?.close());

async function begin(changed = {}, tenant = ours): Promise<string> {
  const message = post({ occurredAt: new Date(Date.now() - 60_000), ...changed });
  return (await tenancy.asWorker(tenant, () => intake.receive(message))).conversationId!;
}

async function seen(id: string) {
  const row = await tenancy.as(agent, () => desk.read.get(id));
  return { conversationId: id, expectedTenantId: ours.id, version: row.version };
}

async function walk(folder: Folder, first: number, person = agent, search?: string): Promise<string[]> {
  const ids: string[] = [];
  let after: string | null = null;
  do {
    const page = await tenancy.as(person, () => desk.lists.list({ folder, first, after, search }));
    ids.push(...page.items.map((row) => row.id));
    after = page.hasMore ? page.endCursor : null;
  } while (after);
  return ids;
}

describe('what is new', () => {
  const unread = async (id: string) => (await tenancy.as(agent, () => desk.read.get(id))).unread;
  const look = (id: string, person = agent) =>
    tenancy.as(person, () => desk.work.read({ conversationId: id, expectedTenantId: ours.id }));

  test('stays new when a screen only reads ahead, and is new no longer once somebody who answers looked', async () => {
    const id = await begin();
    expect(await unread(id)).toBe(true);
    expect(await unread(id)).toBe(true);
    expect([await look(id), await unread(id), await look(id)]).toEqual([true, false, false]);
    await tenancy.as(agent, async () => desk.work.close({ ...(await seen(id)), result: 'ANSWERED' }));
  });

  test('is for who answers to say: a reader and a neighbour cannot', async () => {
    const id = await begin();
    await expect(look(id, reader)).rejects.toMatchObject({ code: 'PERMISSION_DENIED' });
    await expect(look(id, neighbour)).rejects.toMatchObject({ code: 'TENANT_MISMATCH' });
    expect(await unread(id)).toBe(true);
    await tenancy.as(agent, async () => desk.work.close({ ...(await seen(id)), result: 'ANSWERED' }));
  });
});

describe('folders', () => {
  test('are walked page by page without a gap or a double, what is due first in front', async () => {
    const made: string[] = [];
    for (let n = 0; n < 7; n += 1) {
      made.push(await begin({ occurredAt: new Date(Date.now() - 86_400_000 * (7 - n)) }));
    }
    made.push(await begin({ involvement: 'watch' }));
    expect(await walk('TEAM', 3)).toEqual(made);
    expect(await walk('TEAM', 100)).toEqual(made);
  });

  test('count what they hold, and assigning moves from free to mine', async () => {
    const id = await begin();
    const before = await tenancy.as(agent, () => desk.lists.countFolders());
    await tenancy.as(agent, async () => desk.work.assign({ ...(await seen(id)), toMe: true }));
    const after = await tenancy.as(agent, () => desk.lists.countFolders());
    expect(after).toEqual({ ...before, mine: before.mine + 1, free: before.free - 1 });
    expect(await walk('MINE', 50)).toContain(id);
    expect(await walk('FREE', 50)).not.toContain(id);
    const assignee = { displayName: 'Rianne Visser', initials: 'RV' };
    expect(await tenancy.as(reader, () => desk.read.get(id))).toMatchObject({ assignee: { ...assignee, me: false } });
    expect(await tenancy.as(agent, () => desk.read.get(id))).toMatchObject({ assignee: { ...assignee, me: true } });
  });

  test('keep a snoozed conversation among the waiting ones until its time', async () => {
    const id = await begin();
    const until = new Date(Date.now() + 3_600_000);
    await tenancy.as(agent, async () => desk.work.snooze({ ...(await seen(id)), until }));
    expect(await walk('WAITING', 50)).toContain(id);
    expect(await walk('TEAM', 50)).not.toContain(id);
    await tenancy.admin.query(`update app.conversation set snoozed_until = now() - interval '1 s' where id = $1`, [id]);
    expect(await walk('TEAM', 50)).toContain(id);
  });

  test('find by words in Dutch forms and by handle, and never what a neighbour has', async () => {
    const id = await begin({ text: 'Alle vuilniscontainers zijn vol', author: author('zoekmij') });
    await begin({ text: 'vuilniscontainer van de buren' }, theirs);
    expect(await walk('TEAM', 2, agent, 'vuilniscontainer')).toEqual([id]);
    expect(await walk('TEAM', 2, agent, 'zoekmij')).toEqual([id]);
    expect(await walk('TEAM', 2, agent, 'de het een')).toEqual([]);
    expect(await walk('TEAM', 2, agent, `'); drop table app.message; --`)).toEqual([]);
  });

  test('refuse a cursor that they did not give', async () => {
    for (const after of ['x', Buffer.from('["now()","x"]').toString('base64url')]) {
      await expect(tenancy.as(agent, () => desk.lists.list({ folder: 'TEAM', first: 5, after }))).rejects.toMatchObject(
        {
          code: 'CONVERSATIONS_CURSOR_INVALID',
        },
      );
    }
  });
});

describe('work', () => {
  test('on an older version is refused and changes nothing', async () => {
    const id = await begin();
    const change = await seen(id);
    await tenancy.as(agent, () => desk.work.assign({ ...change, toMe: true }));
    await expect(tenancy.as(agent, () => desk.work.close({ ...change, result: 'ANSWERED' }))).rejects.toMatchObject({
      code: 'CONVERSATIONS_CHANGED',
      params: { version: change.version + 1 },
    });
    expect(await tenancy.as(agent, () => desk.read.get(id))).toMatchObject({ status: 'OPEN' });
  });

  test('goes through the steps, each with its result', async () => {
    const id = await begin();
    await tenancy.as(agent, async () =>
      desk.work.takeStep({ ...(await seen(id)), step: 'INTERPRET', result: 'Vraag' }),
    );
    expect(await tenancy.as(agent, () => desk.read.get(id))).toMatchObject({ step: 'THINK' });
    await tenancy.as(agent, async () => desk.work.takeStep({ ...(await seen(id)), step: 'DIALOGUE' }));
    await tenancy.as(agent, async () =>
      desk.work.takeStep({ ...(await seen(id)), step: 'LISTEN', result: 'Eigen account' }),
    );
    expect(await tenancy.as(agent, () => desk.read.get(id))).toMatchObject({ step: 'DIALOGUE' });
    expect(await tenancy.as(agent, () => desk.read.steps(id))).toMatchObject([
      { step: 'LISTEN', result: 'Eigen account' },
      { step: 'INTERPRET', result: 'Vraag' },
      { step: 'THINK', doneAt: null },
      { step: 'CHANNEL' },
      { step: 'DIALOGUE', doneAt: null },
    ]);
  });

  test('marks a question, starts its clock and writes the figure; no reply needed takes both away', async () => {
    const id = await begin({ network: 'figures' });
    await tenancy.as(agent, async () => desk.work.markQuestion({ ...(await seen(id)), question: true }));
    const episodes = async () =>
      (await tenancy.admin.query(`select coalesce(sum(episodes), 0)::int as n from app.cell where network = 'figures'`))
        .rows[0].n;
    expect(await tenancy.as(agent, () => desk.read.get(id))).toMatchObject({ question: true });
    expect(await episodes()).toBe(1);
    await tenancy.as(agent, async () =>
      desk.work.markQuestion({ ...(await seen(id)), question: false, reason: 'SPAM' }),
    );
    expect(await tenancy.as(agent, () => desk.read.get(id))).toMatchObject({ question: false, dueAt: null });
    expect(await episodes()).toBe(0);
  });

  test('of a trainee is writing along only', async () => {
    const id = await begin();
    const change = await seen(id);
    await tenancy.as(trainee, () => desk.work.addNote({ ...change, text: 'Reiniging gebeld' }));
    await expect(tenancy.as(trainee, () => desk.work.assign({ ...change, toMe: true }))).rejects.toMatchObject({
      code: 'PERMISSION_DENIED',
    });
    await expect(tenancy.as(reader, () => desk.work.addNote({ ...change, text: 'x' }))).rejects.toMatchObject({
      code: 'PERMISSION_DENIED',
    });
    expect(await tenancy.as(agent, () => desk.read.timeline(id))).toMatchObject([
      { kind: 'CITIZEN' },
      { kind: 'NOTE', text: 'Reiniging gebeld' },
    ]);
  });

  test('for another tenant than the one of the header, or on a neighbour\u2019s conversation, is refused', async () => {
    const id = await begin();
    const change = await seen(id);
    await expect(
      tenancy.as(agent, () => desk.work.assign({ ...change, expectedTenantId: theirs.id, toMe: true })),
    ).rejects.toMatchObject({ code: 'TENANT_MISMATCH' });
    await expect(
      tenancy.as(neighbour, () => desk.work.assign({ ...change, expectedTenantId: theirs.id, toMe: true })),
    ).rejects.toMatchObject({ code: 'CONVERSATIONS_NOT_FOUND' });
  });

  test('leaves a line in the audit trail', async () => {
    const id = await begin();
    await tenancy.as(agent, async () => desk.work.assign({ ...(await seen(id)), toMe: true }));
    const { rows } = await tenancy.admin.query('select action from app.audit_entry where object_id = $1', [id]);
    expect(rows).toEqual([{ action: 'conversation.assign' }]);
  });
});

describe('a draft', () => {
  test('is of who writes it: two who write at once keep both texts, and each may read the other', async () => {
    const id = await begin();
    const draft = { conversationId: id, expectedTenantId: ours.id, answerId: null };
    const [first, theirs] = await Promise.all([
      tenancy.as(agent, () => desk.drafts.save({ ...draft, text: 'Van mij', version: 0 })),
      tenancy.as(trainee, () => desk.drafts.save({ ...draft, text: 'Van de ander', version: 0 })),
    ]);
    await tenancy.as(agent, () => desk.drafts.save({ ...draft, text: 'Beter', version: first.version }));
    await tenancy.as(trainee, () => desk.drafts.save({ ...draft, text: 'Ook beter', version: theirs.version }));
    expect(await tenancy.as(agent, () => desk.drafts.find(id))).toMatchObject({ text: 'Beter', version: 2 });
    expect(await tenancy.as(agent, () => desk.drafts.listOthers(id))).toMatchObject([{ text: 'Ook beter' }]);
    expect(await tenancy.as(trainee, () => desk.drafts.find(id))).toMatchObject({ text: 'Ook beter', version: 2 });
    expect(await tenancy.as(reader, () => desk.drafts.find(id))).toBeUndefined();
    expect(await tenancy.as(reader, () => desk.drafts.listOthers(id))).toHaveLength(2);
  });

  test('that one wrote on elsewhere meanwhile is not written over', async () => {
    const id = await begin();
    const draft = { conversationId: id, expectedTenantId: ours.id, answerId: null };
    await tenancy.as(agent, () => desk.drafts.save({ ...draft, text: 'Op kantoor', version: 0 }));
    await expect(
      tenancy.as(agent, () => desk.drafts.save({ ...draft, text: 'Thuis', version: 0 })),
    ).rejects.toMatchObject({ code: 'CONVERSATIONS_DRAFT_CHANGED', params: { version: 1, text: 'Op kantoor' } });
  });
});

function author(handle: string) {
  return { externalId: handle, handle, displayName: handle, url: null };
}
