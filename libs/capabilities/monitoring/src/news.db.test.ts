import { openNotify } from '@samenspraak/notifications';
import { newId, systemClock } from '@samenspraak/platform/kernel';
import type { TestTenant } from '@samenspraak/platform/testing';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { openQueryScene, wanted, type QueryScene } from './query-fixture.js';
import { TriageNews } from './triage-news.js';
import { TriageRepository } from './triage.repository.js';

let scene: QueryScene;
beforeAll(async () => {
  scene = await openQueryScene();
  await scene.tenancy.addPerson(scene.holder, ['triage', 'licence_holder'], { name: 'Mehmet Fictief' });
});
beforeEach(() => scene.tenancy.admin.query('delete from app.notification'));
afterAll(() => scene.tenancy.close());

const told = async () =>
  (
    await scene.tenancy.admin.query(
      `select m.display_name as who, n.kind, n.params, n.subject_id, n.amount from app.notification n
       join app.membership m on m.tenant_id = n.tenant_id and m.id = n.membership_id order by n.at`,
    )
  ).rows;
const make = (change: object) =>
  scene.tenancy.as(scene.sanne, () => scene.services.monitoring.save(undefined, { ...wanted, ...change }));
const warn = (tenant: TestTenant) => scene.tenancy.asWorker(tenant, () => scene.worker.news.ending());
const day = (after: number) => new Date(Date.now() + after * 86_400_000).toISOString().slice(0, 10);

test('the privacy officer hears of a query that is held, without the person it names', async () => {
  const made = await make({ name: 'Jan de Vries volgen', text: 'afval "Jan de Vries"' });
  expect(await told()).toEqual([
    { who: 'Fatima Fictief', kind: 'QUERY_HELD', params: {}, subject_id: made.id, amount: 1 },
  ]);
});

test('an owner is warned once of a query that ends within a fortnight', async () => {
  await make({ name: 'Later', endsOn: day(30) });
  await make({ name: 'Stil', endsOn: day(7), active: false });
  const soon = await make({ name: 'Bijna', endsOn: day(7) });
  await warn(scene.wormerland);
  await warn(scene.wormerland);
  await warn(scene.oostzaan);
  expect(await told()).toEqual([
    { who: 'Sanne Fictief', kind: 'QUERY_ENDS_SOON', params: { day: day(7) }, subject_id: soon.id, amount: 1 },
  ]);
  await scene.tenancy.as(scene.sanne, () => scene.services.monitoring.renew(soon.id, soon.version, day(9)));
  await warn(scene.wormerland);
  expect(await told()).toHaveLength(2);
});

test('who does triage is told how much waits, once for all that comes together', async () => {
  const { tenancy, partnership, holder } = scene;
  const triage = new TriageRepository(tenancy.store);
  const news = new TriageNews(tenancy.store, tenancy.workerDoor, triage, openNotify(tenancy.workerDoor, systemClock));
  const run = () => news.run({ tenantId: holder.id, refId: partnership, outboxId: newId() });
  await tenancy.store.transaction((query) => triage.ringNews(query, partnership, holder.id));
  await tenancy.store.transaction((query) => triage.ringNews(query, partnership, holder.id));
  const { rows } = await tenancy.admin.query(`select tenant_id, ref_id from app.outbox where topic = 'triage.news'`);
  expect(rows).toEqual([{ tenant_id: holder.id, ref_id: partnership }]);
  await run();
  expect(await told()).toEqual([]);
  for (let n = 0; n < 3; n += 1) {
    await tenancy.admin.query(
      `insert into app.triage_post (partnership_id, envelope_id, network, external_id, revision, text, author_handle, published_at, why_code)
       values ($1, $2, 'mastodon', $2::uuid::text, 1, 'Waar is de brug?', 'bewoner_fictief', now(), 'NO_PLACE')`,
      [partnership, newId()],
    );
  }
  await run();
  await run();
  const rest = { params: {}, subject_id: null };
  expect(await told()).toEqual([{ who: 'Mehmet Fictief', kind: 'TRIAGE_WAITING', amount: 3, ...rest }]);
});
