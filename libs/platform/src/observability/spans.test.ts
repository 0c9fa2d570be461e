import { afterEach, expect, it } from 'vitest';
import { factNames, type Facts } from './facts.js';
import { Metrics } from './metrics.js';
import { openTracing } from './open-tracing.js';
import { noteSpan, traced } from './spans.js';
import { TestCollector } from './collector-fixture.js';
import { currentTrace, inTrace, newTrace, readTraceparent } from './trace.js';

const closing: (() => unknown)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close();
});

async function record(ratio = 1) {
  const collector = new TestCollector();
  closing.push(() => collector.stop());
  const metrics = new Metrics('test');
  const close = await openTracing('test', { endpoint: await collector.start(), ratio }, metrics);
  closing.push(close);
  return { collector, close, metrics };
}
const clicked = readTraceparent('00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01')!;

it('makes one trace of nested work, each step under the one that asked for it', async () => {
  const { collector, close } = await record();
  await inTrace(clicked, () =>
    traced('graphql.operation', { field: 'Mutation.sendReply' }, async () => {
      const bell = { ...currentTrace()! };
      await traced('tenant.transaction', {}, async () => noteSpan({ outcome: 'done' }));
      await traced(
        'job',
        { topic: 'reply.send' },
        () => traced('connector.call', { status: 200 }, async () => 0),
        bell,
      );
    }),
  );
  await close();
  const of = (name: string) => collector.spans.find((span) => span.name === name)!;
  expect(new Set(collector.spans.map(({ traceId }) => traceId))).toEqual(new Set([clicked.traceId]));
  expect(of('graphql.operation')).toMatchObject({
    service: 'samenspraak-test',
    parentSpanId: clicked.spanId,
    attributes: { 'samenspraak.field': 'Mutation.sendReply' },
  });
  expect(of('tenant.transaction').parentSpanId).toBe(of('graphql.operation').spanId);
  expect(of('tenant.transaction').attributes).toEqual({ 'samenspraak.outcome': 'done' });
  expect(of('job').parentSpanId).toBe(of('graphql.operation').spanId);
  expect(of('connector.call')).toMatchObject({
    parentSpanId: of('job').spanId,
    attributes: { 'samenspraak.status': 200 },
  });
});

it('begins a trace for work that nobody clicked for, and says when it failed', async () => {
  const { collector, close } = await record();
  const fetched = inTrace(newTrace(), () => traced('intake.fetch', {}, () => Promise.reject(new Error('away')), null));
  await expect(fetched).rejects.toThrow('away');
  await close();
  expect(collector.spans).toMatchObject([{ name: 'intake.fetch', parentSpanId: undefined, failed: true }]);
});

it('tells nothing but facts of the closed list that have their form', async () => {
  const { collector, close } = await record();
  const said = [
    'Jan de Vries',
    'jan@dorp.nl',
    'https://dorp.nl/jan',
    '@jan',
    'wat een troep',
    'postgres://app:pw@db/x',
  ];
  await traced('job', {}, async () => {
    for (const text of said) {
      for (const name of factNames) noteSpan({ [name]: text } as Facts);
      noteSpan({ handle: text, text: 'x' } as Facts);
    }
  });
  await close();
  expect(collector.spans).toHaveLength(1);
  expect(Object.keys(collector.spans[0]!.attributes)).toEqual(['samenspraak.unfit']);
  for (const text of said) expect(collector.text).not.toContain(text);
});

it('keeps of a part of the traces everything or nothing', async () => {
  const { collector, close } = await record(0);
  await traced('job', {}, async () => undefined, null);
  await close();
  expect(collector.spans).toEqual([]);
});

it('counts what a collector that is away did not get, and holds nobody up', async () => {
  const metrics = new Metrics('test');
  const close = await openTracing('test', { endpoint: 'http://127.0.0.1:9', ratio: 1 }, metrics);
  for (let at = 0; at < 3_000; at += 1) await traced('job', {}, async () => undefined, null);
  await close();
  const [line] = (await metrics.text()).match(/^samenspraak_spans_dropped{.*$/m) ?? [];
  expect(Number(line?.split(' ')[1])).toBe(3_000);
});

it('costs next to nothing and loads nothing while no collector is named', async () => {
  const close = await openTracing('test', { ratio: 1 }, new Metrics('test'));
  const begun = performance.now();
  await inTrace(newTrace(), async () => {
    for (let at = 0; at < 100_000; at += 1) await traced('job', { topic: 'a.b' }, async () => at);
  });
  // Ten microseconds each would be a hundred times too many.
  expect(performance.now() - begun).toBeLessThan(1_000);
  await close();
});
