import { afterAll, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { RecallScene } from '../recall/recall-scene.js';
import { AuditTrail } from '@samenspraak/platform/audit';
import { Announcer } from '@samenspraak/platform/queue';
import { PartnershipRepository, Partnerships } from '@samenspraak/tenants';
import { FiguresConsent } from './figures-consent.js';
import { UseCounter } from './use-counter.js';

const scene = new RecallScene();
let consent: FiguresConsent;
let announcer: Announcer;
beforeAll(async () => {
  await scene.open();
  const { door, admin } = scene.tenancy;
  const partnerships = new Partnerships(door, new PartnershipRepository(door));
  const clock = { now: () => new Date(Date.now() + 60 * 60_000) };
  announcer = new Announcer(door);
  consent = new FiguresConsent(door, partnerships, new AuditTrail(door), announcer, clock);
  // The days in which may be counted are those of the database; here a month is over when the test says so.
  await admin.query('alter table app.text_use drop constraint text_use_counted_in_time');
});
afterAll(() => scene.tenancy?.close());
beforeEach(async () => {
  await scene.begin();
  await scene.tenancy.admin.query('delete from app.figures_consent; delete from app.text_use');
});

const say = (given: boolean, person = scene.coordinator) =>
  scene.tenancy.as(person, () => consent.set(scene.adopter.id, given));
const get = (person = scene.agent) => scene.tenancy.as(person, () => consent.get());
const audited = async () => {
  const { rows } = await scene.tenancy.admin.query(
    `select action from app.audit_entry where tenant_id = $1 and object_type = 'figures_consent' order by at, id`,
    [scene.adopter.id],
  );
  return rows.map((row) => row.action as string);
};

/** The worker comes by so many days after the month of today has begun to be over. */
async function count(days: number, tenant = scene.adopter): Promise<unknown[]> {
  const { rows } = await scene.tenancy.admin.query(
    `select (date_trunc('month', now() at time zone 'Europe/Amsterdam') + interval '1 month' + make_interval(days => $1)) at time zone 'Europe/Amsterdam' as at`,
    [days],
  );
  await new UseCounter(scene.tenancy.workerDoor, { now: () => rows[0].at }).count(tenant.id);
  const counted = await scene.tenancy.admin.query(
    'select tenant_id as t, item_id as i, named, sent, reopened from app.text_use where item_id = any ($1::uuid[])',
    [[scene.shared.itemId, scene.shared.templateId]],
  );
  return counted.rows;
}

test('a coordinator says yes and ends it, each once in the audit; an agent and a neighbour cannot', async () => {
  await expect(say(true, scene.agent)).rejects.toMatchObject({ code: 'PERMISSION_DENIED' });
  await expect(say(true, scene.outsider)).rejects.toMatchObject({ code: 'TENANT_MISMATCH' });
  expect(await get()).toMatchObject({ given: false, mayDecide: false });
  await say(true);
  expect(await say(true)).toMatchObject({ given: true, mayDecide: true, givenByName: expect.any(String) });
  expect(await get(scene.outsider)).toMatchObject({ given: false });
  await say(false);
  expect(await say(false)).toMatchObject({ given: false, givenByName: null, givenAt: null });
  expect(await audited()).toEqual(['figures.shared', 'figures.ended']);
});

test('neighbours are told to read again, and not who gave or ended a consent', async () => {
  const announce = vi.spyOn(announcer, 'announce');
  await say(true);
  await say(false);
  const told = announce.mock.calls.filter(([, , to]) => to !== undefined && to !== scene.adopter.id);
  announce.mockRestore();
  expect(told.length).toBeGreaterThanOrEqual(2);
  expect(JSON.stringify(told)).not.toContain(scene.adopter.id);
});

test('who decides sees first what the makers would read', async () => {
  expect((await get()).lines).toEqual([]);
  await scene.sent();
  await scene.sent();
  expect((await get()).lines).toMatchObject([{ title: 'Paspoort', publisher: 'Wormerland', sent: 2, reopened: 0 }]);
  expect((await get(scene.outsider)).lines).toEqual([]);
});

test('the worker counts a month once when it is over, with the word of that moment', async () => {
  await scene.sent();
  await say(true);
  const line = { t: scene.adopter.id, i: scene.shared.itemId, named: true, sent: 1, reopened: 0 };
  expect(await count(-1)).toEqual([]);
  expect(await count(3)).toEqual([]);
  expect(await count(2)).toEqual([line]);
  await say(false);
  expect(await count(1)).toEqual([line]);
});

test('a text of one’s own is in no figure for others', async () => {
  await scene.sent(scene.author, scene.writer, scene.shared.templateId);
  expect(await count(0, scene.author)).toEqual([]);
});
