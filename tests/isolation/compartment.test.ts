import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { ask, codeOf, type Caller } from './wire/ask.js';
import { Desk } from './wire/desk.js';
import { tell } from './walls/tally.js';

const webcare = ['reader', 'drafter', 'agent', 'approver', 'coordinator', 'spokesperson', 'board', 'tenant_admin'];

let desk: Desk;
let hidden: { id: string; name: string; text: string };
let agent: Caller;
let cases = 0;

beforeAll(async () => {
  desk = await Desk.open();
  const { rows } = await desk.admin.query(
    `select id, name, text from app.monitoring_query where domain = 'PUBLIC_ORDER' and tenant_id = $1`,
    [desk.tenant('VRZ')],
  );
  hidden = rows[0];
  await desk.admin.query(
    `insert into app.order_post (tenant_id, query_id, network, external_id, revision, author_handle, text, at, is_reply)
      values ($1, $2, 'mastodon', $3, 1, 'buur_fictief', 'Demo: verzonnen. Rellen in Zaandam, geheim woord kwartelkoning', now(), false)`,
    [desk.tenant('VRZ'), hidden.id, randomUUID()],
  );
  agent = await desk.newcomer('VRZ', [...webcare, 'licence_holder', 'triage']);
});

afterAll(async () => {
  tell('compartment', cases);
  await desk?.close();
});

const preview = (caller: Caller) =>
  ask(desk.web, caller, `{ previewQuery(input: { text: "kwartelkoning" }) { scanned matched posts { text } } }`);

test('nobody of webcare or administration finds a query of public order in any answer', async () => {
  for (const operation of desk.operations.filter(({ kind }) => kind === 'Query')) {
    const variables = await desk.variables(operation, desk.tenant('VRZ'));
    const { text } = await desk.run(agent, operation, variables, 4);
    cases += 1;
    for (const secret of [hidden.id, hidden.name, hidden.text, 'kwartelkoning'])
      expect(`${operation.name} ${text.includes(secret)}`).toBe(`${operation.name} false`);
  }
});

test('its id is answered as one that nobody has', async () => {
  const documents = [
    'query ($id: ID!) { monitoringQuery(id: $id) { id } }',
    'query ($id: ID!) { queryHistory(id: $id) { action } }',
    'mutation ($id: ID!) { pauseMonitoringQuery(input: { id: $id, version: 1, paused: true }) { id } }',
    'mutation ($id: ID!) { renewMonitoringQuery(input: { id: $id, version: 1, endsOn: "2027-01-31" }) { id } }',
  ];
  for (const document of documents) {
    const answers = await Promise.all([hidden.id, randomUUID()].map((id) => ask(desk.web, agent, document, { id })));
    cases += 2;
    expect(answers.map(codeOf)).toEqual(['MONITORING_QUERY_NOT_FOUND', 'MONITORING_QUERY_NOT_FOUND']);
    const [one, other] = answers.map(({ data, errors }) =>
      JSON.stringify({
        data,
        errors: errors?.map(({ message, extensions: { code, params } }) => ({ message, code, params })),
      }),
    );
    expect(one).toBe(other);
  }
});

test('what it caught is in no preview of webcare, and in that of an analyst', async () => {
  const found = await preview(agent);
  expect(found.data).toMatchObject({ previewQuery: { matched: 0, posts: [] } });
  for (const role of ['analyst', 'privacy_officer']) {
    const inside = await preview(await desk.newcomer('VRZ', [role]));
    expect(inside.data).toMatchObject({ previewQuery: { matched: 1 } });
    cases += 1;
  }
});

test('a neighbour with the right roles sees nothing of it', async () => {
  const analyst = await desk.newcomer('ZAA', ['analyst', 'privacy_officer']);
  const listed = await ask(desk.web, analyst, '{ monitoringQueries { id name } sharedQueries { id name } }');
  expect(listed.errors).toBeUndefined();
  expect(listed.text).not.toContain(hidden.name);
  expect((await preview(analyst)).data).toMatchObject({ previewQuery: { matched: 0 } });
  cases += 2;
});
