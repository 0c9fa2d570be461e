import { randomBytes, randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { until } from '../faults/crash/dice.mjs';
import { Scene, SEND } from '../faults/scene.js';
import { inventCitizen, post } from '../browser/square.js';
import { linesOf, spansOf, type Told } from './told.js';

let scene: Scene;
beforeAll(async () => {
  scene = await Scene.open();
});
afterAll(() => scene.close());

/** Asks as the browser does, with a trace of the click. */
async function ask(query: string, variables: object, traceparent?: string) {
  const response = await fetch(`${scene.stack.urls.web}/graphql`, {
    method: 'POST',
    headers: {
      ...(await scene.desks.headers('WOR')),
      'Content-Type': 'application/json',
      ...(traceparent === undefined ? {} : { traceparent }),
    },
    body: JSON.stringify({ query, variables }),
  });
  const { data, errors } = (await response.json()) as { data: any; errors?: { extensions: Record<string, unknown> }[] };
  return { data, errors, named: response.headers.get('x-correlation-id') };
}

async function questionAtTheDesk(): Promise<{ conversationId: string; externalId: string }> {
  const citizen = await inventCitizen(scene.stack.urls, 'Spoor');
  const { id } = await post(scene.stack.urls, citizen, '@wormerland Waar vind ik de openingstijden?');
  return { conversationId: await scene.arrival(id), externalId: id };
}

const linesWith = (name: 'api' | 'worker', trace: string) =>
  linesOf(scene.stack, name).filter((line) => line.trace === trace);

test('one number leads from the click through api, audit, outbox and worker to the call on the network', async () => {
  const { conversationId } = await questionAtTheDesk();
  const [trace, click] = [randomBytes(16).toString('hex'), randomBytes(8).toString('hex')];
  const input = {
    ...{ commandId: randomUUID(), conversationId, expectedTenantId: scene.desks.tenants.get('WOR') },
    text: 'Dag, we zijn open van 9 tot 17 uur. ^RV',
  };
  const { data, named } = await ask(SEND, { input }, `00-${trace}-${click}-01`);
  const replyId = data.sendReply.id as string;
  expect(named).toBe(trace);

  // The reply waits for a second thought, so its bell still hangs.
  const { rows: bells } = await scene.db.query('select o.trace from app.outbox o where o.ref_id = $1', [replyId]);
  expect(bells.length).toBeGreaterThan(0);
  for (const bell of bells) expect(bell.trace.slice(3, 35)).toBe(trace);

  await scene.showWhen('WOR', conversationId, ({ timeline }) => timeline.some((item) => item.replyState === 'SENT'));
  expect(linesWith('api', trace)).toMatchObject([
    { event: 'graphql.done', field: 'Mutation.sendReply', outcome: 'done' },
  ]);
  const called = () =>
    linesWith('worker', trace).find((line) => line.event === 'connector.called' && line.level === 'info');
  const done = () => linesWith('worker', trace).find((line) => line.event === 'job.done');
  await until(async () => called() && done(), 10_000);
  expect(called()).toMatchObject({ level: 'info', operation: 'send', status: 200 });
  expect(done()).toMatchObject({ topic: 'reply.send', ref: replyId });
  const { rows: audited } = await scene.db.query(
    'select a.action, a.correlation_id from app.audit_entry a where a.object_id = $1',
    [replyId],
  );
  expect(audited.length).toBeGreaterThan(1);
  for (const entry of audited) expect(entry).toMatchObject({ correlation_id: trace });

  // The same way as spans, each under the one that asked for it.
  const spans = () => spansOf(scene.stack).filter(({ traceId }) => traceId === trace);
  await until(
    async () => ['graphql.operation', 'job', 'connector.call'].every((name) => spans().some(spanOf(name))),
    10_000,
  );
  const only = (name: string, parent: string | undefined) =>
    spans().find((span) => span.name === name && span.parentSpanId === parent)!;
  const operation = only('graphql.operation', click);
  expect(operation).toMatchObject({
    service: 'samenspraak-api',
    attributes: { 'samenspraak.field': 'Mutation.sendReply' },
  });
  expect(only('tenant.transaction', operation.spanId)).toMatchObject({ service: 'samenspraak-api' });
  const job = only('job', operation.spanId);
  expect(job).toMatchObject({ service: 'samenspraak-worker', attributes: { 'samenspraak.topic': 'reply.send' } });
  const calls = spans().filter((span) => span.name === 'connector.call' && span.parentSpanId === job.spanId);
  expect(calls.map(({ attributes }) => attributes['samenspraak.operation'])).toContain('send');
  expect(only('tenant.transaction', job.spanId)).toMatchObject({ service: 'samenspraak-worker' });
});

const spanOf = (name: string) => (span: Told) => span.name === name;

test('a fetch begins a trace, and what it brought to a desk belongs to it', async () => {
  const earlier = spansOf(scene.stack).length;
  const since = () => spansOf(scene.stack).slice(earlier);
  const delivered = () => since().filter(isDelivery);
  await questionAtTheDesk();
  await until(async () => delivered().length > 0, 10_000);
  const fetches = () => since().filter(spanOf('intake.fetch'));
  await until(async () => delivered().some((job) => fetches().some(({ traceId }) => traceId === job.traceId)), 10_000);
  const fetched = fetches().find(({ traceId }) => delivered().some((job) => job.traceId === traceId))!;
  expect(fetched.parentSpanId || undefined).toBeUndefined();
});

const isDelivery = ({ name, attributes }: Told) =>
  name === 'job' && attributes['samenspraak.topic'] === 'mention.deliver';

test.each([
  ['none', undefined],
  ['an empty one', ''],
  ['a text', 'Jan de Vries, Dorpsstraat 1'],
  ['too long a one', `00-${'a'.repeat(32)}-${'b'.repeat(16)}-01-${'c'.repeat(6_000)}`],
  ['one of zeros', `00-${'0'.repeat(32)}-${'0'.repeat(16)}-01`],
])('who sends %s gets a trace of our own, named in the refusal too', async (_, traceparent) => {
  const { errors, named } = await ask(
    '{ conversation(id: "00000000-0000-7000-8000-00000000dead") { id } }',
    {},
    traceparent,
  );
  expect(named).toMatch(/^[0-9a-f]{32}$/);
  expect(traceparent ?? '').not.toContain(named!);
  expect(errors![0]!.extensions.correlationId).toBe(named);
  expect(linesWith('api', named!)).toMatchObject([{ level: 'debug', field: 'Query.conversation', outcome: 'refused' }]);
});

test('facts of spans are the ones that logs may hold, and no text was offered to either', () => {
  const names = new Set(spansOf(scene.stack).flatMap(({ attributes }) => Object.keys(attributes)));
  expect(names.size).toBeGreaterThan(0);
  expect([...names].filter((name) => !/^samenspraak\.[a-zA-Z]+$/.test(name))).toEqual([]);
  expect(names).not.toContain('samenspraak.unfit');
});
