import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { codeOf, type Caller } from './wire/ask.js';
import { placesOf, type Operation } from './wire/contract.js';
import { Desk } from './wire/desk.js';
import { fingerprint } from './wire/fingerprint.js';
import { tell } from './walls/tally.js';

let desk: Desk;
let who: Caller;
let cases = 0;

beforeAll(async () => {
  desk = await Desk.open();
  const roles = ['agent', 'coordinator', 'approver', 'spokesperson', 'tenant_admin', 'privacy_officer'];
  who = await desk.newcomer('ZAA', roles);
});

afterAll(async () => {
  tell('expected tenant', cases);
  await desk?.close();
});

const expecting = ({ kind, ...operation }: Operation) =>
  kind === 'Mutation' && placesOf({ kind, ...operation }).some(({ path }) => path.at(-1) === 'expectedTenantId');

test('what a screen meant for another council is refused before anything is done, whatever it is', async () => {
  const wrong: string[] = [];
  for (const operation of desk.operations.filter(expecting)) {
    const variables = await desk.variables(operation, desk.tenant('ZAA'));
    const held = (variables['input'] ?? variables) as Record<string, unknown>;
    held['expectedTenantId'] = desk.tenant('LAN');
    const before = await fingerprint(desk.admin, desk.tenant('ZAA'));
    const answer = await desk.run(who, operation, variables);
    const after = await fingerprint(desk.admin, desk.tenant('ZAA'));
    cases += 1;
    if (codeOf(answer) !== 'TENANT_MISMATCH') wrong.push(`${operation.name}: ${answer.text.slice(0, 200)}`);
    const changed = after.filter((table, index) => table !== before[index]);
    if (changed.length > 0) wrong.push(`${operation.name} changed ${changed.join()}`);
  }
  expect(cases).toBeGreaterThan(20);
  expect(wrong).toEqual([]);
});
