import type { Connector } from '../connector.js';
import type { ConnectionContext, Fetch } from '../context.js';
import type { Desk, Suite } from './harness.js';
import { drain, failureOfCall, interfere, isWrite, listenerOf, publisherOf } from './reach.js';

const anyCall = () => true;
const answering = (status: number, body = '{"error":"x"}', headers: Record<string, string> = {}) =>
  interfere(anyCall, () =>
    Promise.resolve(new Response(body, { status, headers: { 'content-type': 'application/json', ...headers } })),
  );

const refreshed = (connector: Connector) => connector.authoriser!.refresh!();

/** Puts what is no item before the items of every list in an answer. */
function spoiled(answer: unknown): unknown {
  if (Array.isArray(answer)) return [null, 5, { id: 5 }, {}, ...(answer as unknown[])];
  if (typeof answer !== 'object' || answer === null) return answer;
  return Object.fromEntries(
    Object.entries(answer).map(([key, value]) => [key, Array.isArray(value) ? spoiled(value) : (value as unknown)]),
  );
}

export function describeFailures({ describe, it, expect, plugin, network }: Suite): void {
  const connect = (desk: Desk, change: Partial<ConnectionContext> = {}) =>
    plugin.connect({ ...desk.context, ...change });
  const pollWith = (desk: Desk, fetch: Fetch) => failureOfCall(() => listenerOf(connect(desk, { fetch })).poll(null));
  const sendWith = (desk: Desk, fetch: Fetch) =>
    failureOfCall(() =>
      publisherOf(connect(desk, { fetch })).send({
        text: 'Hallo',
        idempotencyKey: crypto.randomUUID(),
        inReplyTo: null,
        visibility: 'public',
      }),
    );
  const writing = (answer: (real: () => Promise<Response>) => Promise<Response>) => interfere(isWrite, answer);

  describe('failing', () => {
    it('the moment of reset is read in every notation the network uses', async () => {
      const desk = await network().desk();
      const at = new Date(Math.ceil(Date.now() / 1000) * 1000 + 120_000);
      for (const response of network().rateLimited(at)) {
        const { failure } = await pollWith(desk, () => Promise.resolve(response));
        expect(failure.kind).toBe('rate_limited');
        const resetAt = failure.kind === 'rate_limited' ? failure.resetAt.getTime() : Number.NaN;
        expect(Math.abs(resetAt - at.getTime())).toBeLessThan(1500);
      }
    });

    it('a broken server is worth another try for a read and an unknown outcome for a post', async () => {
      const desk = await network().desk();
      for (const status of [500, 502, 503, 504]) {
        expect((await pollWith(desk, answering(status))).kind).toBe('retryable');
        const broken = writing(() => Promise.resolve(new Response('<h1>Bad gateway</h1>', { status })));
        expect((await sendWith(desk, broken)).kind).toBe('unknown_outcome');
      }
    });

    it('a server that cannot be reached has accepted nothing, so also a post may be tried again', async () => {
      const desk = await network().desk();
      const refused = () =>
        Promise.reject(Object.assign(new TypeError('fetch failed'), { cause: { code: 'ECONNREFUSED' } }));
      expect((await pollWith(desk, refused)).failure).toMatchObject({ kind: 'retryable', cause: 'network' });
      expect((await sendWith(desk, writing(refused))).kind).toBe('retryable');
      const reset = () =>
        Promise.reject(Object.assign(new TypeError('fetch failed'), { cause: { code: 'ECONNRESET' } }));
      expect((await sendWith(desk, writing(reset))).kind).toBe('unknown_outcome');
    });

    it('a server that never answers is given up in time', async () => {
      const desk = await network().desk();
      const silent: Fetch = (_input, init) =>
        new Promise((_resolve, reject) => {
          init?.signal?.addEventListener('abort', () => reject(new DOMException('gone', 'AbortError')));
        });
      const slow = connect(desk, { fetch: silent, timeoutMs: 100 });
      const failure = await failureOfCall(() => listenerOf(slow).poll(null));
      expect(failure.failure).toEqual({ kind: 'retryable', cause: 'timeout' });
    });

    it('an answer that is not what was agreed breaks the contract, and leaves a post unknown', async () => {
      const desk = await network().desk();
      for (const [body, type] of [
        ['<html>welkom</html>', 'text/html'],
        ['{"half":', 'application/json'],
        ['', 'application/json'],
      ] as const) {
        const odd = () => Promise.resolve(new Response(body, { status: 200, headers: { 'content-type': type } }));
        expect((await pollWith(desk, odd)).kind).toBe('contract_violation');
        expect((await sendWith(desk, writing(odd))).kind).toBe('unknown_outcome');
      }
    });

    it('JSON of another shape breaks the contract too and never the program', async () => {
      const desk = await network().desk();
      const asked = await network().citizen.post({ text: 'Een draad' });
      for (const body of ['{}', '[]', 'null', '"x"', '[null]', '[{"id":5}]', '{"id":"1","acct":7}']) {
        const odd = answering(200, body);
        expect((await pollWith(desk, odd)).kind).toBe('contract_violation');
        expect(
          (
            await sendWith(
              desk,
              writing(() => odd('http://x.example')),
            )
          ).kind,
        ).toBe('unknown_outcome');
        const { publisher, listener } = connect(desk, { fetch: odd });
        const sought = { text: 'x', idempotencyKey: 'k', inReplyTo: null, since: new Date() };
        expect((await failureOfCall(() => publisherOf({ ...connect(desk), publisher }).lookupSent(sought))).kind).toBe(
          'contract_violation',
        );
        expect((await failureOfCall(async () => listener?.fetchThread(asked))).kind).toBe('contract_violation');
        expect(await connect(desk, { fetch: odd }).probe()).toMatchObject({ ok: false });
      }
    });

    it('a page with items that are none keeps them apart and lets the others in', async () => {
      const desk = await network().desk();
      await network().citizen.post({ text: `@${desk.handle} heel` });
      const spoiling = interfere(
        (url) => !url.pathname.includes('verify_credentials'),
        async (real) => {
          return Response.json(spoiled(await (await real()).json()));
        },
      );
      const page = await listenerOf(connect(desk, { fetch: spoiling })).poll(null);
      expect(page.events).toHaveLength(1);
      expect(page.quarantined.length).toBeGreaterThan(3);
    });

    it('a redirect to another place is not followed', async () => {
      const desk = await network().desk();
      for (const location of [
        'http://169.254.169.254/latest',
        'http://localhost:1/',
        '//elders.example/',
        'file:///etc',
      ]) {
        const visited: string[] = [];
        const redirecting: Fetch = (input) => {
          visited.push(new URL(input).origin);
          return Promise.resolve(new Response(null, { status: 302, headers: { location } }));
        };
        expect((await pollWith(desk, redirecting)).failure).toEqual({ kind: 'configuration', setting: 'baseUrl' });
        expect([...new Set(visited)]).toEqual([new URL(desk.context.baseUrl).origin]);
      }
    });

    it('a private address is refused unless the connection is a practice one', async () => {
      const desk = await network().desk();
      for (const baseUrl of ['http://127.0.0.1:4000', 'https://10.0.0.1', 'https://[::1]', 'http://mastodon.example']) {
        let called = false;
        const fetch: Fetch = () => {
          called = true;
          return Promise.reject(new Error('called'));
        };
        const connector = connect(desk, { baseUrl, fetch, allowPrivateNetwork: false });
        const failure = await failureOfCall(() => listenerOf(connector).poll(null));
        expect(failure.failure).toEqual({ kind: 'configuration', setting: 'baseUrl' });
        expect(called).toBe(false);
      }
    });

    it('one refusal is only suspect, and a probe that succeeds clears it', async () => {
      const desk = await network().desk();
      let refusals = 1;
      const once = interfere(
        () => refusals-- > 0,
        () => Promise.resolve(new Response('{"error":"x"}', { status: 401 })),
      );
      const connector = connect(desk, { fetch: once });
      expect((await failureOfCall(() => listenerOf(connector).poll(null))).kind).toBe('auth_suspect');
      expect(await connector.probe()).toMatchObject({ ok: true, account: { handle: desk.handle } });
      refusals = 1;
      expect(await connector.probe()).toMatchObject({ ok: true });
    });

    it('a revoked credential is confirmed by a probe and stops this connection only', async () => {
      const [gone, other] = [await network().desk(), await network().desk()];
      const connector = connect(gone);
      await drain(listenerOf(connector), null);
      await gone.revoke();
      if (connector.authoriser?.refresh) {
        expect((await failureOfCall(() => refreshed(connector))).kind).toBe('auth_revoked');
      } else {
        expect((await failureOfCall(() => listenerOf(connector).poll(null))).kind).toBe('auth_suspect');
        expect(await connector.probe()).toEqual({ ok: false, failure: { kind: 'auth_revoked' } });
      }
      expect(await connect(other).probe()).toMatchObject({ ok: true });
      await drain(listenerOf(connect(other)), null);
    });

    it('a refresh gives a credential that works, and trouble at the server says nothing about the old one', async () => {
      if (!plugin.capabilities.refresh) return;
      const desk = await network().desk();
      const before = desk.context.credential;
      for (const status of [500, 502, 503, 429]) {
        const { kind } = await failureOfCall(() => refreshed(connect(desk, { fetch: answering(status) })));
        expect(kind).toBe(status === 429 ? 'rate_limited' : 'retryable');
      }
      for (const body of ['{}', 'null', '{"accessJwt":""}', '{"access_token":""}']) {
        const odd = connect(desk, { fetch: answering(200, body) });
        expect((await failureOfCall(() => refreshed(odd))).kind).toBe('contract_violation');
      }
      const credential = await refreshed(connect(desk));
      // Two tokens of one second may be the same; the moment of the next refresh is not.
      expect(credential.expiresAt?.getTime() === before?.expiresAt?.getTime()).toBe(false);
      expect(await connect(desk, { credential }).probe()).toMatchObject({ ok: true });
      const once = interfere(isWrite, () => Promise.resolve(new Response('{"error":"x"}', { status: 401 })));
      let refusals = 1;
      const fetch: Fetch = (input, init) => (refusals-- > 0 ? once(input, init) : globalThis.fetch(input, init));
      expect((await refreshed(connect(desk, { credential, fetch }))).accessToken.length).toBeGreaterThan(0);
    });

    it('what was drained makes no call any more', async () => {
      const desk = await network().desk();
      const records: unknown[] = [];
      const drained = connect(desk, { signal: AbortSignal.abort(), onUpstreamCall: (call) => void records.push(call) });
      const failure = await failureOfCall(() => listenerOf(drained).poll(null));
      expect(failure.failure).toEqual({ kind: 'retryable', cause: 'aborted' });
      expect(records).toHaveLength(0);
    });
  });
}
