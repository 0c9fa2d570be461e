import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { codeOf, type Caller } from './wire/ask.js';
import { placesOf, type Operation } from './wire/contract.js';
import { Desk } from './wire/desk.js';
import { fingerprint } from './wire/fingerprint.js';
import { tell } from './walls/tally.js';

const ROLES = ['agent', 'coordinator', 'approver', 'spokesperson', 'tenant_admin', 'privacy_officer'];
let desk: Desk;
let who: Caller;
let cases = 0;

beforeAll(async () => {
  desk = await Desk.open();
  who = await desk.newcomer('ZAA', ROLES);
});

afterAll(async () => {
  tell('expected tenant', cases);
  await desk?.close();
});

const expecting = ({ kind, ...operation }: Operation) =>
  kind === 'Mutation' && placesOf({ kind, ...operation }).some(({ path }) => path.at(-1) === 'expectedTenantId');

/** What is answered to the operation when it was meant for a neighbour, and which tables differ afterwards. */
async function meantForLandsmeer(operation: Operation, caller: Caller) {
  const variables = await desk.variables(operation, desk.tenant('ZAA'));
  const held = (variables['input'] ?? variables) as Record<string, unknown>;
  held['expectedTenantId'] = desk.tenant('LAN');
  const before = await fingerprint(desk.admin, desk.tenant('ZAA'));
  const answer = await desk.run(caller, operation, variables);
  const after = await fingerprint(desk.admin, desk.tenant('ZAA'));
  return {
    answer,
    changed: after.filter((table, index) => table !== before[index]).map((table) => table.split(' ')[0]!),
  };
}

test('what a screen meant for another council is refused before anything is done, whatever it is', async () => {
  const wrong: string[] = [];
  for (const operation of desk.operations.filter(expecting)) {
    const { answer, changed } = await meantForLandsmeer(operation, who);
    cases += 1;
    if (codeOf(answer) !== 'TENANT_MISMATCH') wrong.push(`${operation.name}: ${answer.text.slice(0, 200)}`);
    // The clock changes things too, such as a notice of a norm: what the operation does, it does to somebody new as well.
    let again = changed;
    for (let n = 0; n < 2 && again.length > 0; n += 1) {
      const fresh = await meantForLandsmeer(operation, await desk.newcomer('ZAA', ROLES));
      again = again.filter((table) => fresh.changed.includes(table));
    }
    if (again.length > 0) wrong.push(`${operation.name} changed ${again.join()}`);
  }
  expect(cases).toBeGreaterThan(20);
  expect(wrong).toEqual([]);
});
