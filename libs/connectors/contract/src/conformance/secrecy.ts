import { inspect } from 'node:util';
import type { Fetch, UpstreamCall } from '../context.js';
import type { Suite } from './harness.js';
import { drain, listenerOf, publisherOf } from './reach.js';

const CITIZEN_TEXT = 'mijn dochter van zes is ziek';

export function describeSecrecy({ describe, it, expect, plugin, network }: Suite): void {
  describe('what it says of itself', () => {
    it('every call leaves one usage record, whether it succeeds or fails', async () => {
      const desk = await network().desk();
      const records: UpstreamCall[] = [];
      let calls = 0;
      const counting: Fetch = (input, init) => {
        calls += 1;
        return calls % 3 === 0 ? Promise.reject(new TypeError('fetch failed')) : fetch(input, init);
      };
      const connector = plugin.connect({
        ...desk.context,
        fetch: counting,
        onUpstreamCall: (call) => void records.push(call),
      });
      for (let n = 0; n < 5; n += 1)
        await listenerOf(connector)
          .poll(null)
          .catch(() => undefined);
      await connector.probe();
      expect(calls).toBeGreaterThan(5);
      expect(records).toHaveLength(calls);
      for (const record of records) expect(record.connection).toBe(desk.context.connectionId);
      expect(records.filter(({ failure }) => failure !== null)).toHaveLength(Math.floor(calls / 3));
    });

    it('no failure and no usage record holds a secret or the text of a citizen', async () => {
      const desk = await network().desk();
      const secret = desk.context.credential?.accessToken ?? '';
      await network().citizen.post({ text: `@${desk.handle} ${CITIZEN_TEXT}` });
      const said: unknown[] = [];
      const bodies = [
        [200, `{"content":"${CITIZEN_TEXT}",`],
        [401, `{"error":"${CITIZEN_TEXT}"}`],
        [422, `{"error":"${CITIZEN_TEXT} ${secret}"}`],
        [429, CITIZEN_TEXT],
        [500, `{"error":"${secret}"}`],
      ] as const;
      for (const [status, body] of bodies) {
        const headers = { 'content-type': 'application/json' };
        const connector = plugin.connect({
          ...desk.context,
          fetch: () => Promise.resolve(new Response(body, { status, headers })),
          onUpstreamCall: (call) => void said.push(call),
        });
        const message = { text: CITIZEN_TEXT, idempotencyKey: 'k', inReplyTo: null, visibility: 'public' } as const;
        await listenerOf(connector)
          .poll(null)
          .catch((error: unknown) => said.push(error));
        await publisherOf(connector)
          .send(message)
          .catch((error: unknown) => said.push(error));
        said.push(await connector.probe());
      }
      const thrown = new TypeError(`cannot send ${CITIZEN_TEXT} with ${secret}`);
      const broken = plugin.connect({ ...desk.context, fetch: () => Promise.reject(thrown) });
      await listenerOf(broken)
        .poll(null)
        .catch((error: unknown) => said.push(error));
      expect(said.length).toBeGreaterThan(bodies.length * 5);
      const everything = inspect(said, { depth: 20, showHidden: true, maxStringLength: null, maxArrayLength: null });
      expect(everything.includes(CITIZEN_TEXT)).toBe(false);
      expect(everything.includes(secret)).toBe(false);
    });

    it('what it declares is there', async () => {
      const desk = await network().desk();
      const { authoriser, listener, searcher, publisher, capabilities } = plugin.connect(desk.context);
      const { authorise, appPassword, refresh } = capabilities;
      expect(authoriser !== undefined).toBe(authorise || appPassword || refresh);
      expect(authoriser?.beginAuthorisation !== undefined).toBe(authorise);
      expect(authoriser?.completeAuthorisation !== undefined).toBe(authorise);
      expect(authoriser?.signIn !== undefined).toBe(appPassword);
      expect(authoriser?.refresh !== undefined).toBe(refresh);
      expect(listener !== undefined).toBe(capabilities.poll || capabilities.stream);
      expect(searcher !== undefined).toBe(capabilities.search);
      expect(publisher !== undefined).toBe(capabilities.publish);
      expect(listener?.recheck !== undefined).toBe(capabilities.recheck);
    });

    it('searching finds public posts by their words, and goes on where it was', async () => {
      const desk = await network().desk();
      const { searcher } = plugin.connect(desk.context);
      if (!searcher) return;
      const word = `zoekwoord${Date.now()}`;
      const first = await network().citizen.post({ text: `Hier is ${word} te vinden` });
      const [native = ''] = searcher.compileQuery({ type: 'word', value: word }).native;
      const found = await searcher.search(native, null);
      expect(found.events.map(({ key }) => key.externalId)).toEqual([first]);
      const second = await network().citizen.post({ text: `Nog eens ${word}` });
      const onward = await searcher.search(native, found.next);
      expect(onward.events.map(({ key }) => key.externalId)).toEqual([second]);
    });

    it('what was stored raw reads the same again', async () => {
      const desk = await network().desk();
      await network().citizen.post({ text: `@${desk.handle} opnieuw gelezen` });
      const connector = plugin.connect(desk.context);
      const { events } = await drain(listenerOf(connector), null);
      const [event] = events;
      if (!event || !('raw' in event)) throw new Error('there is no raw input');
      const again = connector.normalise(JSON.parse(JSON.stringify(event.raw)));
      const { receivedAt: _then, raw: _raw, ...same } = event;
      expect(again).toMatchObject({ ok: true, events: [same] });
    });
  });
}
