import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { graphqlOptions } from '@samenspraak/platform/graphql';
import { isInputObjectType, type GraphQLInputObjectType } from 'graphql';
import { ask, codeOf, send, type Caller } from './wire/ask.js';
import { Desk } from './wire/desk.js';
import { tell } from './walls/tally.js';

/** What an input may never set: whose it is, who made it, how far it is, when it was. */
const forbidden =
  /^(tenant|tenantId|author|authorId|authorTenantId|status|state|owner|ownerId|createdAt|updatedAt|sentAt|approvedBy|principalId|membershipId|roles?|partnershipId|usedCount|published\w*|active\w+|deleted|edited|cotag)$/i;

/** Fields that look like it and are not. */
const reasons: Record<string, string> = {
  'AnswerReconnectionInput.state': 'what the network repeats of our own question (OAuth); compared, never stored',
  'AttributeTriagePostInput.tenantId': 'the decision itself: to which member a post belongs',
  'CorrectAttributionInput.tenantId': 'the decision itself: to which member a post belongs instead',
  'Query.attributionRulePreview.tenantId': 'the decision that is only tried out: to which member posts would belong',
  'SaveMonitoringQueryInput.ownerId':
    'who answers for the query, a person chooses; only a live member of the tenant is taken',
  'SaveArticleInput.ownerId': 'who keeps the article true, a person chooses; only a live member of the tenant is taken',
  'SaveArticleInput.roles': 'who may see the article, its writer chooses; it gives nobody a role',
  'TemplateDetailsInput.ownerId':
    'who looks after the template, a person chooses; only a live member of the tenant is taken',
  'SettleRecallMessageInput.state':
    'the decision itself: whether what was sent with a recalled text needs a correction',
  'SettleAttributionRuleInput.tenantId': 'the decision itself: which member a name means',
};

let desk: Desk;
let lotte: Caller;
let inputs: GraphQLInputObjectType[];
let cases = 0;

beforeAll(async () => {
  desk = await Desk.open();
  lotte = await desk.person('lotte', 'ZAA');
  inputs = Object.values(desk.schema.getTypeMap())
    .filter(isInputObjectType)
    .filter(({ name }) => !name.startsWith('__'));
});

afterAll(async () => {
  tell('mass assignment and limits', cases);
  await desk?.close();
});

test('no input sets whose a thing is, who made it or how far it is', () => {
  const fields = inputs.flatMap((input) => Object.keys(input.getFields()).map((field) => `${input.name}.${field}`));
  cases += fields.length;
  expect(fields.filter((field) => forbidden.test(field.split('.')[1]!) && !reasons[field])).toEqual([]);
  const args = desk.operations.flatMap(({ name, field }) => field.args.map((arg) => `${name}.${arg.name}`));
  cases += args.length;
  expect(args.filter((arg) => forbidden.test(arg.split('.')[2]!) && !reasons[arg])).toEqual([]);
});

test('each thing that leaves the building says for which tenant it believes to act', () => {
  const leaving = [
    'SendReplyInput',
    'SettleReplyInput',
    'SaveDraftInput',
    'CloseConversationInput',
    'AssignConversationInput',
    'AddNoteInput',
    'CorrectAttributionInput',
  ];
  for (const name of leaving) {
    const field = inputs.find((input) => input.name === name)!.getFields().expectedTenantId;
    expect([name, String(field?.type)]).toEqual([name, 'ID!']);
  }
});

test('a field that an input does not know is refused, whatever it is called', async () => {
  const wrong: string[] = [];
  for (const operation of desk.operations.filter(({ field }) => field.args.some(({ name }) => name === 'input'))) {
    const variables = await desk.variables(operation, lotte.tenant!);
    for (const [name, value] of [
      ['tenantId', desk.tenant('LAN')],
      ['tenant_id', desk.tenant('LAN')],
      ['status', 'CLOSED'],
      ['state', 'SENT'],
      ['authorId', 'x'],
      ['__proto__x', 1],
    ]) {
      const known = Object.keys((variables.input ?? {}) as object).includes(name as string);
      if (known) continue;
      cases += 1;
      const input = { ...(variables.input as object), [name as string]: value };
      const code = codeOf(await desk.run(lotte, operation, { input }));
      if (code !== 'GRAPHQL_REFUSED') wrong.push(`${operation.name} ${name}: ${code}`);
    }
  }
  expect(wrong).toEqual([]);
});

describe('a request beyond what any screen needs is refused', () => {
  const many = (n: number, text: (i: number) => string) =>
    Array.from({ length: n }, (_, index) => text(index)).join(' ');
  const excessive: [string, () => string][] = [
    ['sixteen aliases', () => `{ me { ${many(16, (i) => `a${i}: name`)} } }`],
    ['eleven root fields', () => `{ ${many(11, () => 'me { id }')} }`],
    ['a thousand words', () => `{ me { ${many(1_001, () => 'id')} } }`],
    ['seventeen kilobytes', () => `{ me { id } } #${'x'.repeat(17_000)}`],
    [
      'a page of a hundred thousand',
      () => '{ conversations(folder: TEAM, first: 100000) { items { id snippet network } } }',
    ],
    ['fragments that turn in circles', () => '{ me { ...A } } fragment A on Me { ...B } fragment B on Me { ...A }'],
    ['a field that does not exist', () => '{ me { password } }'],
    ['two operations without a name', () => '{ me { id } } { me { name } }'],
    ['no operation at all', () => 'fragment A on Me { id }'],
    ['nothing', () => ''],
    [
      'nine levels',
      () => '{ __schema { types { fields { args { type { ofType { ofType { ofType { name } } } } } } } } }',
    ],
  ];
  test.each(excessive)('%s', async (_, query) => {
    cases += 1;
    const answer = await ask(desk.web, lotte, query());
    expect(answer.data ?? null).toBeNull();
    expect(codeOf(answer) ?? `HTTP ${answer.status}`).toBe('GRAPHQL_REFUSED');
  });

  test('several operations in one request', async () => {
    cases += 1;
    const answer = await send(
      desk.web,
      lotte,
      JSON.stringify([{ query: '{ me { id } }' }, { query: '{ me { id } }' }]),
    );
    expect(answer.data ?? null).toBeNull();
    expect(answer.text).not.toContain('"me"');
  });

  test('a mutation in the address', async () => {
    cases += 1;
    const input = `{ expectedTenantId: "${lotte.tenant!}", name: "openingstijden", value: "y" }`;
    const query = `mutation { setVariable(input: ${input}) { name } }`;
    const response = await fetch(`${desk.web}/graphql?query=${encodeURIComponent(query)}`, {
      headers: {
        authorization: `Bearer ${lotte.token}`,
        'samenspraak-tenant': lotte.tenant!,
        'apollo-require-preflight': '1',
      },
    });
    expect(await response.text()).not.toContain('"setVariable":{');
    expect(response.status).toBeGreaterThanOrEqual(400);
  });

  test('a form of another site, which a browser sends without asking', async () => {
    cases += 1;
    const response = await fetch(`${desk.web}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'text/plain' },
      body: '{"query":"{ me { id } }"}',
    });
    expect(response.status).toBeGreaterThanOrEqual(400);
  });

  test('variables of three hundred kilobytes', async () => {
    cases += 1;
    const answer = await ask(desk.web, lotte, 'query Q($t: String) { sharedTemplates(search: $t) { id } }', {
      t: 'x'.repeat(300_000),
    });
    expect(answer.data ?? null).toBeNull();
    expect(answer.status).toBe(413);
  });
});

test('in production the schema is not told, and stacks never are', () => {
  cases += 1;
  const options = graphqlOptions({} as never, {} as never, {} as never, { open: false });
  expect(options).toMatchObject({ introspection: false, includeStacktraceInErrorResponses: false, graphiql: false });
});

test('a misspelt field is refused without a hint at the right one', async () => {
  cases += 1;
  const { text } = await ask(desk.web, lotte, '{ me { nam memberschips { id } } }');
  expect(text).not.toMatch(/did you mean|memberships|"name"/i);
});
