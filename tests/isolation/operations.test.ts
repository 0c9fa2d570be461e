import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { codeOf, Listener, type Caller } from './wire/ask.js';
import type { Operation } from './wire/contract.js';
import { Desk } from './wire/desk.js';
import { now } from './wire/mint.js';
import { operationLines, reviewed } from './walls/registers.js';
import { tell } from './walls/tally.js';

type Expectations = Record<string, Record<string, string>>;

/** Refusals of the doorkeeper. Every other code comes from behind the door: the caller was let in. */
const atTheDoor = /^(IDENTITY_|TENANT_REFUSED$|TENANT_MISSING$|PERMISSION_DENIED$)/;
/** What nobody may ever get: it says something about the code. */
const broken = /^(INTERNAL|GRAPHQL_REFUSED|ACCESS_UNDECLARED)$/;
const allRoles = [
  ...['reader', 'drafter', 'agent', 'approver', 'coordinator', 'spokesperson', 'analyst', 'board', 'privacy_officer'],
  ...['archivist', 'tenant_admin', 'licence_holder', 'triage', 'system'],
];

let desk: Desk;
let callers: Record<string, Caller>;
let cases = 0;

beforeAll(async () => {
  desk = await Desk.open();
  const lotte = await desk.person('lotte', 'ZAA');
  const noor = await desk.person('noor', 'EDV');
  callers = {
    anonymous: { tenant: lotte.tenant },
    agent: lotte,
    admin: await desk.person('daan', 'PUR'),
    holder: await desk.person('mehmet', 'VRZ'),
    board: await desk.person('eva', 'WOR'),
    'joint agent': await desk.person('rianne', 'WOR'),
    'joint agent elsewhere': { ...(await desk.person('rianne', 'WOR')), tenant: lotte.tenant },
    neighbour: { ...noor, tenant: lotte.tenant },
    'no tenant': { token: lotte.token },
    'a tenant that is none': { ...lotte, tenant: 'zaanstad' },
    'an unknown tenant': { ...lotte, tenant: '00000000-0000-7000-8000-00000000dead' },
    expired: { ...lotte, token: desk.mint.token({ iat: now() - 600, exp: now() - 300 }) },
    suspended: await desk.newcomer('ZAA', ['agent'], 'suspended'),
    stranger: { ...lotte, token: desk.mint.token({ sub: 'nobody-knows-me' }) },
  };
});

afterAll(async () => {
  tell('operations', cases);
  await desk?.close();
});

/** What came of it: `ok` when the caller was let in, else the code of the refusal. */
async function outcome(caller: Caller, operation: Operation): Promise<string> {
  cases += 1;
  const code = operation.kind === 'Subscription' ? await listen(caller) : await send(caller, operation);
  if (code === undefined) return 'ok';
  if (broken.test(code)) return code;
  return atTheDoor.test(code) ? code : 'ok';
}

async function send(caller: Caller, operation: Operation): Promise<string | undefined> {
  const known = [...desk.tenants.values()].includes(caller.tenant ?? '');
  const variables = await desk.variables(operation, known ? caller.tenant! : desk.tenant('ZAA'));
  const answer = await desk.run(caller, operation, variables);
  if (answer.status !== 200) return `HTTP ${answer.status}`;
  return codeOf(answer);
}

async function listen(caller: Caller): Promise<string | undefined> {
  const listener = await Listener.open(desk.web, caller);
  await listener.close();
  return listener.code ?? (listener.status === 200 ? undefined : `HTTP ${listener.status}`);
}

test('each root field stands in exactly one register, and the registers name no other', () => {
  const fields = operationLines().map(({ field }) => field);
  expect([...fields].sort()).toEqual(desk.operations.map(({ name }) => name).sort());
});

test('each root field answers everybody as it was reviewed', async () => {
  const found: Expectations = {};
  for (const operation of desk.operations) {
    const line = Object.entries(callers).map(async ([name, caller]) => [name, await outcome(caller, operation)]);
    found[operation.name] = Object.fromEntries(await Promise.all(line));
  }
  expect(found).toEqual(reviewed<Expectations>('operations', found));
});

test('each root field lets in the roles that its register names, and no other', async () => {
  const people = new Map<string, Caller>();
  for (const role of allRoles) people.set(role, await desk.newcomer('ZAA', [role]));
  const wrong: string[] = [];
  for (const { field, roles, permission } of operationLines()) {
    const operation = desk.operations.find(({ name }) => name === field);
    if (!operation) continue;
    const tries = [...people].map(async ([role, caller]) => {
      // No person has the role of the worker; if one had, it would open nothing.
      if (permission === 'signed-in' && role === 'system') return;
      const expected = permission === 'signed-in' || roles.includes(role) ? 'ok' : 'PERMISSION_DENIED';
      const got = await outcome(caller, operation);
      if (got !== expected) wrong.push(`${field} as ${role}: ${got} instead of ${expected}`);
    });
    await Promise.all(tries);
  }
  expect(wrong).toEqual([]);
});

test('membership that ends is felt at the next request', async () => {
  const caller = await desk.newcomer('ZAA', ['agent']);
  const operation = desk.operations.find(({ name }) => name === 'Query.folderCounts')!;
  expect(await outcome(caller, operation)).toBe('ok');
  await desk.admin.query(
    `update app.membership set status = 'ended' where tenant_id = $1 and principal_id = (select id from app.principal where subject = $2)`,
    [caller.tenant, JSON.parse(Buffer.from(caller.token!.split('.')[1]!, 'base64url').toString()).sub],
  );
  expect(await outcome(caller, operation)).toBe('TENANT_REFUSED');
});
