import { newId } from '@samenspraak/platform/kernel';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { AccountState } from './channel-account.js';
import { addAccount, begin, clear, connections, health, open, shut, tenancy, tenant } from './intake-fixture.js';

beforeAll(async () => {
  await open();
  await tenancy.addPerson(tenant, ['tenant_admin']);
  await tenancy.addPerson(tenant, ['agent']);
});
beforeEach(async () => {
  begin();
  await clear();
  await tenancy.admin.query('delete from app.notification');
});
afterAll(() => shut());

const told = async () =>
  (
    await tenancy.admin.query(
      `select m.roles[1] as role, n.kind, n.params, n.amount from app.notification n join app.membership m on m.id = n.membership_id order by n.at`,
    )
  ).rows;

async function change(connectionId: string, ...states: AccountState[]): Promise<void> {
  for (const state of states) await health.change((await connections.find(connectionId))!, state, 'test');
}

test('whoever looks after the accounts hears of one that was revoked, and nobody else', async () => {
  const { connectionId } = await addAccount(newId());
  await change(connectionId, 'REVOKED');
  expect(await told()).toEqual([
    { role: 'tenant_admin', kind: 'CHANNEL_DISTURBED', params: { account: '@oud', state: 'REVOKED' }, amount: 1 },
  ]);
});

test('an account that comes and goes is told of once a day, one that comes back is no news', async () => {
  const { connectionId } = await addAccount(newId());
  await change(connectionId, 'SUSPECT', 'CONNECTED', 'SUSPECT', 'CONNECTED');
  expect(await told()).toMatchObject([{ params: { state: 'SUSPECT' }, amount: 1 }]);
});
