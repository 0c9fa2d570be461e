import { readFileSync } from 'node:fs';
import { buildSchema, getNamedType, isInputObjectType, isNonNullType, type GraphQLField } from 'graphql';
import { expect, test } from 'vitest';

/** Mutations that do not say for which tenant the screen believes to act, and why they need not. Reviewed; keep it short. */
const exempt: Readonly<Record<string, string>> = {
  cancelTask: 'names a task, which one tenant has; elsewhere it is unknown',
  retryTask: 'names a task, which one tenant has; elsewhere it is unknown',
  taskFileAddress: 'names a task, which one tenant has; elsewhere it is unknown',
  replayJob: 'names a job, which one tenant has; elsewhere it is unknown',
  publishTemplate: 'names a template, which one tenant has; elsewhere it is unknown',
  pauseMonitoringQuery: 'names a query, which one tenant has; elsewhere it is unknown',
  releaseMonitoringQuery: 'names a query, which one tenant has; elsewhere it is unknown',
  renewMonitoringQuery: 'names a query, which one tenant has; elsewhere it is unknown',
  // Pages of the one council in focus, away from the desk; nothing of theirs reaches a citizen.
  saveMonitoringQuery: 'the register of the council in focus; no citizen hears of it',
  adoptSharedQuery: 'the register of the council in focus; no citizen hears of it',
  saveTemplate: 'the library of the council in focus; no citizen hears of it',
  adoptTemplate: 'the library of the council in focus; no citizen hears of it',
  declineTemplate: 'the library of the council in focus; no citizen hears of it',
  exportConversations: 'a file that only who asked may fetch',
  attributeTriagePost: 'the desk of the partnership, which has no tenant of its own',
  settleAttributionRule: 'a rule of the partnership',
  withdrawAttributionRule: 'a rule of the partnership',
};

const schema = buildSchema(readFileSync(new URL('../../../schema.graphql', import.meta.url), 'utf8'));
const mutations = Object.values(schema.getMutationType()!.getFields());

function saysTenant({ args }: GraphQLField<unknown, unknown>): boolean {
  return args.some(({ name, type }) => {
    if (name === 'expectedTenantId') return isNonNullType(type);
    const input = getNamedType(type);
    return isInputObjectType(input) && isNonNullType(input.getFields()['expectedTenantId']?.type);
  });
}

test('each mutation says for which tenant the screen believes to act, or stands in the reviewed list', () => {
  const silent = mutations.filter((one) => !saysTenant(one)).map(({ name }) => name);
  expect(silent.filter((name) => !exempt[name])).toEqual([]);
});

test('the reviewed list holds no mutation that says it, or that is none', () => {
  const silent = new Set(mutations.filter((one) => !saysTenant(one)).map(({ name }) => name));
  expect(Object.keys(exempt).filter((name) => !silent.has(name))).toEqual([]);
});

test('whatever goes to a network says it', () => {
  const outgoing = mutations.filter(({ name }) => /reply|approv|conversation|draft|message/i.test(name));
  expect(outgoing.length).toBeGreaterThan(10);
  expect(outgoing.filter(({ name }) => exempt[name]).map(({ name }) => name)).toEqual(['exportConversations']);
});
