import type { ConnectionContext } from '../context.js';
import type { ConformanceNetwork, Suite } from './harness.js';
import { drain, isMessage, listenerOf, publisherOf, targetOf } from './reach.js';

const DAY_MS = 24 * 3600_000;

export function describeHearing({ describe, it, expect, plugin, network }: Suite): void {
  const listen = (context: ConnectionContext) => listenerOf(plugin.connect(context));

  describe('hearing by page', () => {
    it('a mention is heard with its author, plain text, time and address', async () => {
      const desk = await network().desk();
      const id = await network().citizen.post({ text: `@${desk.handle} Is de <b>milieustraat</b> & de brug open?` });
      const { events } = await drain(listen(desk.context), null);
      expect(events).toHaveLength(1);
      expect(events[0]).toMatchObject({
        kind: 'created',
        key: { connection: desk.context.connectionId, externalId: id },
        direction: 'inbound',
        visibility: 'public',
        author: { handle: network().citizen.handle },
        text: `@${desk.handle} Is de <b>milieustraat</b> & de brug open?`,
        parent: null,
        root: id,
      });
      const heard = events.find(isMessage);
      expect(heard?.permalink?.startsWith('http')).toBe(true);
      const { capabilities } = plugin.connect(desk.context);
      expect(capabilities.authorPlace || heard?.author.place == null).toBe(true);
      expect(heard?.mentions.map(({ handle }) => handle)).toContain(desk.handle);
    });

    it('more messages than a page holds all come once, oldest first', async () => {
      const desk = await network().desk();
      const listener = listen(desk.context);
      const start = (await drain(listener, null)).next;
      const texts = Array.from({ length: 95 }, (_, n) => `@${desk.handle} vraag ${n}`);
      const ids = (await network().citizen.postMany?.(texts)) ?? (await postEach(network(), texts));
      const { events, next } = await drain(listener, start);
      expect(events.map(({ key }) => key.externalId)).toEqual(ids);
      expect((await drain(listener, next)).events).toHaveLength(0);
    });

    it('a crash between page and commit loses nothing: the same cursor gives the same keys again', async () => {
      const desk = await network().desk();
      const { next } = await drain(listen(desk.context), null);
      for (let n = 0; n < 3; n += 1) await network().citizen.post({ text: `@${desk.handle} vraag ${n}` });
      const before = await listen(desk.context).poll(next);
      const after = await listen(desk.context).poll(next);
      expect(before.events).toHaveLength(3);
      expect(after.events.map(({ key }) => key)).toEqual(before.events.map(({ key }) => key));
    });

    it('a cursor that is too old or unreadable gives a gap and goes on from there', async () => {
      const desk = await network().desk();
      const { next } = await drain(listen(desk.context), null);
      await network().citizen.post({ text: `@${desk.handle} hallo` });
      const later = new Date(Date.now() + plugin.capabilities.cursorReachHours * 3600_000 + DAY_MS);
      const expired = await listen({ ...desk.context, now: () => later }).poll(next);
      expect(expired.events[0]).toMatchObject({ kind: 'gap', reason: 'cursor_expired' });
      const unreadable = await listen(desk.context).poll('{"v":0}');
      expect(unreadable.events[0]).toMatchObject({ kind: 'gap', reason: 'cursor_unreadable', from: null });
      expect(unreadable.events).toHaveLength(2);
      const onward = await listen(desk.context).poll(unreadable.next);
      expect(onward.events).toHaveLength(0);
    });

    it('the echo of an own post is one outbound message with the id that was sent', async () => {
      const desk = await network().desk();
      const connector = plugin.connect(desk.context);
      const { next } = await drain(listenerOf(connector), null);
      const sent = await publisherOf(connector).send({
        idempotencyKey: crypto.randomUUID(),
        text: 'De milieustraat is morgen dicht.',
        inReplyTo: null,
        visibility: 'public',
      });
      const { events } = await drain(listenerOf(connector), next);
      expect(events).toHaveLength(1);
      expect(events[0]).toMatchObject({
        direction: 'outbound',
        key: { externalId: sent.externalId, revision: sent.revision },
      });
    });

    it('a silent delete, and a silent edit where there are edits, are found by reading again', async () => {
      const desk = await network().desk();
      const listener = listen(desk.context);
      const kept = await network().citizen.post({ text: `@${desk.handle} eerst` });
      const removed = await network().citizen.post({ text: `@${desk.handle} weg` });
      const before = (await drain(listener, null)).events;
      if (plugin.capabilities.edit) await network().citizen.edit(kept, `@${desk.handle} daarna`);
      await network().citizen.remove(removed);
      const after = (await listener.recheck?.([kept, removed])) ?? [];
      expect(after).toHaveLength(2);
      expect(after[1]).toMatchObject({ kind: 'deleted', key: { externalId: removed } });
      if (!plugin.capabilities.edit) return expect(after[0]?.key).toEqual(before[0]?.key);
      expect(after[0]).toMatchObject({ kind: 'edited', text: `@${desk.handle} daarna` });
      expect(after[0]?.key.revision).toBeGreaterThan(before[0]?.key.revision ?? Number.NaN);
    });

    it('a reply hangs under the right parent and root at depth 1, 2 and 5', async () => {
      const desk = await network().desk();
      const connector = plugin.connect(desk.context);
      const root = await network().citizen.post({ text: `@${desk.handle} diepte 0` });
      const chain = [root];
      for (let depth = 1; depth <= 5; depth += 1) {
        const parent = (await listenerOf(connector).fetchThread(root)).at(-1);
        if (!parent) throw new Error('the thread is empty');
        const inReplyTo = parent.key.externalId;
        const text = `@${desk.handle} diepte ${depth}`;
        const key = crypto.randomUUID();
        const id =
          depth % 2 === 0
            ? await network().citizen.post({ text, inReplyTo })
            : (
                await publisherOf(connector).send({
                  idempotencyKey: key,
                  text: `diepte ${depth}`,
                  inReplyTo: targetOf(parent),
                  visibility: 'public',
                })
              ).externalId;
        chain.push(id);
      }
      for (const depth of [1, 2, 5]) {
        const thread = await listenerOf(connector).fetchThread(chain[depth] ?? '');
        const message = thread.find(({ key }) => key.externalId === chain[depth]);
        expect(message).toMatchObject({ parent: chain[depth - 1], root, conversationKey: root });
        expect(thread.map(({ key }) => key.externalId)).toEqual(chain);
      }
    });
  });
}

async function postEach({ citizen }: ConformanceNetwork, texts: readonly string[]): Promise<readonly string[]> {
  const ids: string[] = [];
  for (const text of texts) ids.push(await citizen.post({ text }));
  return ids;
}
