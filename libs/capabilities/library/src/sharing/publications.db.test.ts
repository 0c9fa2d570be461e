import { openTestTenancy, type TestTenancy } from '@samenspraak/platform/testing';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { libraryEntities } from '../index.js';
import { SharingTown } from './sharing-fixture.js';

let tenancy: TestTenancy;
let town: SharingTown;
beforeAll(async () => {
  tenancy = await openTestTenancy(libraryEntities);
  town = await SharingTown.open(tenancy, ['Wormerland', 'Oostzaan']);
});
afterAll(() => tenancy?.close());

test('five who ask at once for the same text all get an answer, and one request waits, for one item', async () => {
  const [writer] = town.councils;
  const template = await town.write(writer!);
  await Promise.all(
    Array.from({ length: 5 }, () => town.as(writer!, () => town.sharing.templates.publish(template, null))),
  );
  const { rows } = await tenancy.admin.query<{ state: string; item_id: string }>(
    'select p.state, p.item_id from app.publication p where p.source_id = $1',
    [template],
  );
  expect(rows.filter(({ state }) => state === 'REQUESTED')).toHaveLength(1);
  expect(rows).toHaveLength(5);
  expect(new Set(rows.map((row) => row.item_id)).size).toBe(1);
});
