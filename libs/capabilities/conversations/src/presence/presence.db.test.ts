import { metricsEntities } from '@samenspraak/metrics';
import { newId } from '@samenspraak/platform/kernel';
import { Announcer } from '@samenspraak/platform/queue';
import { openTestTenancy, type TestPerson, type TestTenancy, type TestTenant } from '@samenspraak/platform/testing';
import pg from 'pg';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { openDesk, post } from '../desk-fixture.js';
import { conversationsEntities } from '../index.js';
import { AnswerHolds } from './answer-holds.js';
import type { PresenceDoing } from './presence.js';
import { PresenceRepository } from './presence.repository.js';
import { PresenceService } from './presence.service.js';

let tenancy: TestTenancy;
let ours: TestTenant;
let rianne: TestPerson;
let sanne: TestPerson;
let reader: TestPerson;
let neighbour: TestPerson;
let presence: PresenceService;
let holds: AnswerHolds;
let listener: pg.Client;
let heard: string[] = [];
let id: string;
let other: string;

beforeAll(async () => {
  tenancy = await openTestTenancy([...conversationsEntities, ...metricsEntities]);
  ours = await tenancy.addTenant('Wormerland');
  const theirs = await tenancy.addTenant('Oostzaan');
  rianne = await tenancy.addPerson(ours, ['agent'], { name: 'Rianne Visser', initials: 'RV' });
  sanne = await tenancy.addPerson(ours, ['agent'], { name: 'Sanne Bakker', initials: 'SB' });
  reader = await tenancy.addPerson(ours, ['reader'], { name: 'Eva Jansen', initials: 'EJ' });
  neighbour = await tenancy.addPerson(theirs, ['agent']);
  const announcer = new Announcer(tenancy.door);
  holds = new AnswerHolds(tenancy.door, announcer);
  presence = new PresenceService(tenancy.door, new PresenceRepository(tenancy.door), holds, announcer);
  listener = new pg.Client(tenancy.database.urlFor('app'));
  await listener.connect();
  listener.on('notification', ({ payload }) => {
    const notice = JSON.parse(payload!) as { k: string; i: string[] };
    if (notice.k === 'PRESENCE') heard.push(...notice.i);
  });
  await listener.query('listen live');
});
afterAll(async () => {
  await listener?.end();
  await tenancy?.close();
});

beforeEach(async () => {
  await tenancy.admin.query('truncate app.presence, app.answer_hold');
  const { intake } = openDesk(tenancy.workerDoor, { now: () => new Date() });
  const begin = async () => (await tenancy.asWorker(ours, () => intake.receive(post()))).conversationId!;
  [id, other] = [await begin(), await begin()];
  heard = [];
});

const attend = (who: TestPerson, screenId: string, doing: PresenceDoing = 'VIEWING', conversationId = id) =>
  tenancy.as(who, () => presence.attend({ conversationId, expectedTenantId: who.tenantId, screenId, doing }));
const leave = (who: TestPerson, screenId: string) =>
  tenancy.as(who, () => presence.leave({ screenId, expectedTenantId: who.tenantId }));
const seen = async (who = sanne, conversationId = id) =>
  (await tenancy.as(who, () => presence.list(conversationId))).map(
    ({ colleague, doing, holds: held }) => `${colleague.displayName} ${doing}${held ? ' holds' : ''}`,
  );
const told = async () => {
  await new Promise((done) => setTimeout(done, 30));
  return heard.splice(0);
};
const holder = async (person: TestPerson) =>
  (await tenancy.as(person, () => presence.list(id))).find(({ colleague }) => colleague.me)!.colleague.id;
/** What nobody waits for: the moment after which a row counts no longer. */
const pass = (table: string) =>
  tenancy.admin.query(`update app.${table} set until = now() - interval '1 second' where conversation_id = $1`, [id]);

describe('who is there', () => {
  test('is seen by the others with name and since when, and told once, not at each sign of life', async () => {
    const screen = newId();
    await attend(rianne, screen);
    expect(await seen()).toEqual(['Rianne Visser VIEWING']);
    expect(await told()).toEqual([id]);
    const [first] = await tenancy.as(sanne, () => presence.list(id));
    await attend(rianne, screen);
    const [second] = await tenancy.as(sanne, () => presence.list(id));
    expect(second!.since).toEqual(first!.since);
    expect(await told()).toEqual([]);
  });

  test('is one person on two screens, and goes with the last of them', async () => {
    const [desk, phone] = [newId(), newId()];
    await attend(rianne, desk);
    await attend(rianne, phone, 'TYPING');
    expect(await seen()).toEqual(['Rianne Visser TYPING holds']);
    await leave(rianne, phone);
    expect((await seen())[0]).toMatch(/^Rianne Visser VIEWING/);
    await leave(rianne, desk);
    expect(await seen()).toEqual([]);
  });

  test('is gone by itself when no sign of life comes any more', async () => {
    await attend(rianne, newId());
    await pass('presence');
    expect(await seen()).toEqual([]);
  });

  test('moves with its screen: who goes to the next conversation is told in both', async () => {
    const screen = newId();
    await attend(rianne, screen);
    await told();
    await attend(rianne, screen, 'VIEWING', other);
    expect([await seen(), await seen(sanne, other)]).toEqual([[], ['Rianne Visser VIEWING']]);
    expect((await told()).sort()).toEqual([id, other].sort());
  });

  test('counts a reader as viewing, never as typing', async () => {
    await attend(reader, newId(), 'TYPING');
    expect(await seen()).toEqual(['Eva Jansen VIEWING']);
  });

  test('never holds more than twenty screens of one person', async () => {
    for (let n = 0; n < 25; n += 1) await attend(rianne, newId());
    const { rows } = await tenancy.admin.query(
      'select count(*)::int as n from app.presence where conversation_id = $1',
      [id],
    );
    expect(rows[0].n).toBe(20);
  });

  test('is not written to the audit trail', async () => {
    await attend(rianne, newId(), 'TYPING');
    const { rows } = await tenancy.admin.query('select from app.audit_entry where object_id = $1', [id]);
    expect(rows).toHaveLength(0);
  });

  test('is nothing to a neighbour: not seen, not told, and its conversation is unknown', async () => {
    await attend(rianne, newId(), 'TYPING');
    expect(await seen(neighbour)).toEqual([]);
    await expect(attend(neighbour, newId())).rejects.toMatchObject({ code: 'CONVERSATIONS_NOT_FOUND' });
    await expect(attend(neighbour, newId(), 'TYPING', newId())).rejects.toMatchObject({
      code: 'CONVERSATIONS_NOT_FOUND',
    });
    const { rows } = await tenancy.admin.query('select from app.presence where tenant_id = $1', [neighbour.tenantId]);
    expect(rows).toHaveLength(0);
  });

  test('of a person whose membership ended is nobody', async () => {
    const leaver = await tenancy.addPerson(ours, ['agent'], { name: 'Gaat Weg', initials: 'GW' });
    await attend(leaver, newId());
    await tenancy.admin.query(`update app.membership set status = 'ended' where principal_id = $1`, [
      leaver.principalId,
    ]);
    expect(await seen()).toEqual([]);
  });
});

describe('the answer', () => {
  const takeOver = (who: TestPerson, from: string) =>
    tenancy.as(who, () =>
      presence.takeOver({ conversationId: id, expectedTenantId: who.tenantId, screenId: newId(), colleagueId: from }),
    );
  const claim = (who: TestPerson) => tenancy.as(who, () => holds.claim(id));

  test('is of who begins to type; who types too does not get it', async () => {
    await attend(rianne, newId(), 'TYPING');
    await attend(sanne, newId(), 'TYPING');
    expect(await seen()).toEqual(['Rianne Visser TYPING holds', 'Sanne Bakker TYPING']);
  });

  test('is of exactly one of ten who begin at the same moment', async () => {
    const many = await Promise.all(Array.from({ length: 10 }, () => tenancy.addPerson(ours, ['agent'])));
    await Promise.all(many.map((who) => attend(who, newId(), 'TYPING')));
    expect((await seen()).filter((line) => line.endsWith('holds'))).toHaveLength(1);
  });

  test('that a colleague holds is refused to who sends, with the name', async () => {
    await attend(rianne, newId(), 'TYPING');
    await expect(claim(sanne)).rejects.toMatchObject({
      code: 'CONVERSATIONS_HELD_BY',
      params: { name: 'Rianne Visser' },
    });
    await claim(rianne);
  });

  test('taken over is the other one’s, who did not take it gets it back by no key, and is told', async () => {
    const screen = newId();
    await attend(rianne, screen, 'TYPING');
    const from = await holder(rianne);
    await told();
    await takeOver(sanne, from);
    expect(await told()).toContain(id);
    await attend(rianne, screen, 'TYPING');
    expect((await seen()).find((line) => line.endsWith('holds'))).toMatch(/^Sanne/);
    await expect(claim(rianne)).rejects.toMatchObject({ params: { name: 'Sanne Bakker' } });
  });

  test('is not taken from somebody else than one saw', async () => {
    const third = await tenancy.addPerson(ours, ['agent'], { name: 'Derde Collega', initials: 'DC' });
    await attend(rianne, newId(), 'TYPING');
    const from = await holder(rianne);
    await takeOver(third, from);
    await expect(takeOver(sanne, from)).rejects.toMatchObject({ params: { name: 'Derde Collega' } });
  });

  test('is free after a minute of silence', async () => {
    await attend(rianne, newId(), 'TYPING');
    await pass('answer_hold');
    await claim(sanne);
  });

  test('is free at once when its writer leaves, and is not while another screen of the writer is open', async () => {
    const [first, second] = [newId(), newId()];
    await attend(rianne, first, 'TYPING');
    await attend(rianne, second);
    await leave(rianne, first);
    await expect(claim(sanne)).rejects.toMatchObject({ code: 'CONVERSATIONS_HELD_BY' });
    await leave(rianne, second);
    await claim(sanne);
  });
});
