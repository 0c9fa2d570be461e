import { afterEach, describe, expect, it } from 'vitest';
import { Metrics } from './metrics.js';
import { OperatorServer, type HealthCheck } from './operator-server.js';

let server: OperatorServer | undefined;
afterEach(() => server?.close());

async function open(checks: readonly HealthCheck[], ready = true, metrics = new Metrics('test')) {
  server = new OperatorServer(() => ready, checks, metrics);
  const port = await server.listen(0);
  return async (path: string) => {
    const response = await fetch(`http://127.0.0.1:${port}${path}`);
    return { status: response.status, text: await response.text() };
  };
}

const well: HealthCheck = { name: 'database', vital: true, check: async () => 1 };
const ill: HealthCheck = { name: 'files', vital: false, check: () => Promise.reject(new Error('secret of a store')) };

describe('the door for operators', () => {
  it('is alive and ready while everything answers', async () => {
    const ask = await open([well]);
    expect(await ask('/livez')).toMatchObject({ status: 200 });
    expect(await ask('/readyz')).toMatchObject({ status: 200 });
    expect(JSON.parse((await ask('/health')).text)).toMatchObject({
      ready: true,
      parts: [{ name: 'database', well: true }],
    });
  });

  it('says which part is away, and nothing of why', async () => {
    const ask = await open([well, ill]);
    const { status, text } = await ask('/health');
    expect(status).toBe(503);
    expect(JSON.parse(text).parts).toMatchObject([
      { name: 'database', well: true },
      { name: 'files', well: false },
    ]);
    expect(text).not.toContain('secret');
    expect((await ask('/readyz')).status).toBe(200);
  });

  it('says which part is switched off, and is well without it', async () => {
    const ask = await open([well, { name: 'virus scan', vital: false }]);
    const { status, text } = await ask('/health');
    expect(status).toBe(200);
    expect(JSON.parse(text).parts[1]).toEqual({ name: 'virus scan', vital: false, well: true, off: true, ms: 0 });
  });

  it('is not ready without what it cannot do without', async () => {
    const ask = await open([{ ...ill, vital: true }]);
    expect((await ask('/readyz')).status).toBe(503);
    expect((await ask('/livez')).status).toBe(200);
  });

  it('is not ready once it was asked to stop, though all is well', async () => {
    const ask = await open([well], false);
    expect((await ask('/readyz')).status).toBe(503);
  });

  it('waits for no part longer than three seconds', async () => {
    const ask = await open([{ name: 'slow', vital: true, check: () => new Promise(() => undefined) }]);
    expect(JSON.parse((await ask('/health')).text).parts).toMatchObject([{ name: 'slow', well: false }]);
  });

  it('tells in figures how long operations and jobs took and how they ended', async () => {
    const metrics = new Metrics('api');
    metrics.operation('Query.conversations', 'done', 0.02);
    metrics.job('mention.route', 'failed', 1.5);
    metrics.watch('live_listeners', 'Open live streams', () => 7);
    metrics.watch('broken', 'Cannot be had', () => Promise.reject(new Error('away')));
    const ask = await open([], true, metrics);
    const { text } = await ask('/metrics');
    const line = (name: string, ...labels: string[]) =>
      text
        .split('\n')
        .find((one) => one.startsWith(`samenspraak_${name}{`) && labels.every((label) => one.includes(label)));
    expect(line('operation_seconds_count', 'field="Query.conversations"', 'outcome="done"')).toMatch(/ 1$/);
    expect(line('job_seconds_bucket', 'le="2.5"', 'topic="mention.route"', 'outcome="failed"')).toMatch(/ 1$/);
    expect(line('job_seconds_bucket', 'le="1"', 'topic="mention.route"')).toMatch(/ 0$/);
    expect(line('live_listeners')).toMatch(/ 7$/);
    expect(line('broken')).toMatch(/ Nan$/i);
  });

  it('has no other rooms', async () => {
    expect((await (await open([]))('/')).status).toBe(404);
  });
});
