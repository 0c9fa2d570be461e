import { newId } from '@samenspraak/platform/kernel';
import { openTestTenancy, type TestPerson, type TestTenancy, type TestTenant } from '@samenspraak/platform/testing';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { ApiAccountConnections } from './account-connections.js';
import { channelsEntities } from './channel-account.entity.js';
import { ChannelAccountRepository } from './channel-account.repository.js';
import { ChannelAccounts } from './channel-accounts.js';
import { Claims } from './claims.repository.js';
import { ConnectorRegistry } from './connector-registry.js';
import { FakeNetwork } from './fake-network.js';

let tenancy: TestTenancy;
let wormerland: TestTenant;
let oostzaan: TestTenant;
let anne: TestPerson;
let bo: TestPerson;
let far: TestPerson;
let accounts: ChannelAccounts;
const accountId = newId();

beforeAll(async () => {
  tenancy = await openTestTenancy(channelsEntities);
  wormerland = await tenancy.addTenant('Wormerland');
  oostzaan = await tenancy.addTenant('Oostzaan');
  const elsewhere = await tenancy.addTenant('Verweg');
  anne = await tenancy.addPerson(wormerland, ['agent']);
  bo = await tenancy.addPerson(oostzaan, ['agent']);
  far = await tenancy.addPerson(elsewhere, ['agent']);
  await tenancy.addPartnership('Samen', [wormerland, oostzaan]);
  await tenancy.addPartnership('Anders', [elsewhere]);
  await tenancy.admin.query(
    `insert into app.channel_account (tenant_id, id, connection_id, network, handle, external_id, base_url) values ($1, $2, $3, 'mastodon', 'wormerland', 'w', 'https://sociaal.example')`,
    [wormerland.id, accountId, newId()],
  );
  accounts = new ChannelAccounts(tenancy.door, new ChannelAccountRepository(tenancy.door));
});
afterAll(() => tenancy.close());

test('a tenant sees its own accounts only, and unknown and foreign ids look the same', async () => {
  expect((await tenancy.as(anne, () => accounts.show())).map((one) => one.handle)).toEqual(['wormerland']);
  expect(await tenancy.as(bo, () => accounts.show())).toEqual([]);
  for (const id of [accountId, newId(), 'x']) {
    await expect(tenancy.as(bo, () => accounts.get(id))).rejects.toMatchObject({ code: 'CHANNELS_ACCOUNT_NOT_FOUND' });
  }
});

test('the api opens an account without its credential and without a call', async () => {
  const api = new ApiAccountConnections(accounts, new ConnectorRegistry([new FakeNetwork()]));
  const opened = await tenancy.as(anne, () => api.open(accountId));
  expect(opened.context.credential).toBeUndefined();
  await expect(opened.context.fetch!('https://sociaal.example')).rejects.toMatchObject({
    code: 'CHANNELS_WORKER_ONLY',
  });
  await expect(tenancy.as(anne, () => tenancy.door.query('select 1 from app.connection'))).rejects.toThrow(
    /permission denied/,
  );
});

test('of two neighbours that answer the same message at once exactly one has the claim', async () => {
  const claims = new Claims(tenancy.door);
  for (let round = 0; round < 10; round += 1) {
    const source = `mastodon:${round}`;
    const tries = [anne, bo, anne, bo].map((person) =>
      tenancy.as(person, () => claims.claim(source, person.tenantId, newId())),
    );
    const [a1, b1, a2, b2] = await Promise.all(tries);
    expect(a1 === a2 && b1 === b2 && a1 !== b1).toBe(true);
  }
});

test('a claim holds per partnership, is seen by its tenant only, and can be given back', async () => {
  const claims = new Claims(tenancy.door);
  const reply = newId();
  expect(await tenancy.as(anne, () => claims.claim('bron', wormerland.id, reply))).toBe(true);
  expect(await tenancy.as(far, () => claims.claim('bron', far.tenantId, newId()))).toBe(true);
  expect(await tenancy.as(bo, () => claims.claim('bron', oostzaan.id, newId()))).toBe(false);
  expect(await tenancy.as(bo, () => claims.lead('bron'))).toBeUndefined();
  await tenancy.as(bo, () => claims.release('bron', wormerland.id, reply));
  expect(await tenancy.as(anne, () => claims.lead('bron'))).toBe(wormerland.id);
  await tenancy.as(anne, () => claims.release('bron', wormerland.id, reply));
  expect(await tenancy.as(bo, () => claims.claim('bron', oostzaan.id, newId()))).toBe(true);
});

test('nobody claims in the name of a neighbour', async () => {
  const claims = new Claims(tenancy.door);
  await expect(tenancy.as(bo, () => claims.claim('vals', wormerland.id, newId()))).rejects.toThrow(
    /row-level security/,
  );
});
