import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import {
  begin,
  clear,
  copies,
  desk,
  gone,
  hear,
  housekeeping,
  open,
  oostzaan,
  post,
  sanne,
  shut,
  stranger,
  tenancy,
  triager,
  used,
  work,
  wormerland,
} from './mention-fixture.js';

beforeAll(open);
beforeEach(begin);
afterEach(clear);
afterAll(shut);

test('what nobody can be named for waits for the triage role only, and goes where it sends it', async () => {
  await hear([post('Waar kan mijn afval heen?')]);
  expect(await copies()).toEqual([]);
  const [waiting] = await tenancy.as(triager, () => desk.list());
  expect(waiting!.candidates.map((one) => one.code)).toEqual(['OOS', 'WOR']);
  expect(await tenancy.as(sanne, () => tenancy.door.query('select 1 from app.triage_post'))).toEqual([]);
  await expect(tenancy.as(sanne, () => desk.list())).rejects.toMatchObject({ code: 'PERMISSION_DENIED' });
  await expect(tenancy.as(triager, () => desk.attribute(waiting!.id, stranger.id))).rejects.toMatchObject({
    code: 'MONITORING_TENANT_NOT_FOUND',
  });
  await tenancy.as(triager, () => desk.attribute(waiting!.id, oostzaan.id));
  await expect(tenancy.as(triager, () => desk.attribute(waiting!.id, wormerland.id))).rejects.toMatchObject({
    code: 'MONITORING_TRIAGE_POST_NOT_FOUND',
  });
  await work(2);
  expect(await copies()).toEqual(['OOS lead: Waar kan mijn afval heen?']);
  expect((await tenancy.admin.query('select from app.triage_post')).rows).toHaveLength(0);
  expect(await used()).toEqual({ OOS: 1 });
});

test('a post that triage drops, its author deletes or 72 hours pass leaves nothing', async () => {
  await hear([post('Afval een'), post('Afval twee', { externalId: 't2' }), post('Afval drie')]);
  const waiting = await tenancy.as(triager, () => desk.list());
  expect(waiting).toHaveLength(3);
  await tenancy.as(triager, () => desk.attribute(waiting.find((one) => one.text === 'Afval een')!.id, null));
  await hear([gone('t2')]);
  await tenancy.admin.query(
    `update app.triage_post set received_at = now() - interval '73 hours', expires_at = now() - interval '1 hour' where decided_at is null`,
  );
  expect(await tenancy.as(triager, () => desk.list())).toEqual([]);
  await housekeeping.purge();
  expect((await tenancy.admin.query('select from app.triage_post')).rows).toHaveLength(0);
  expect(await copies()).toEqual([]);
});

test('a triage post whose edit names a place finds its council', async () => {
  await hear([post('Afval overal', { externalId: 't9' })]);
  await hear([post('Afval overal in Oostzaan', { externalId: 't9', revision: 2, kind: 'edited' })]);
  expect(await copies()).toEqual(['OOS lead: Afval overal in Oostzaan']);
  expect(await tenancy.as(triager, () => desk.list())).toEqual([]);
});
