import { setTimeout as sleep } from 'node:timers/promises';
import type { Connector } from '../connector.js';
import type { Cursor, NetworkEvent, Page } from '../event.js';
import { foldEvent, type MessageState } from '../message-state.js';
import type { Suite } from './harness.js';
import { drain, listenerOf, until } from './reach.js';

export function describeStreaming({ describe, it, expect, plugin, network }: Suite): void {
  describe('hearing live', () => {
    it('a mention arrives within a second', async () => {
      const desk = await network().desk();
      const ear = await listenLive(plugin.connect(desk.context));
      const started = performance.now();
      const id = await network().citizen.post({ text: `@${desk.handle} nu` });
      await ear.heard(id);
      expect(performance.now() - started).toBeLessThan(1000);
      await ear.stop();
    });

    it('a stream that breaks opens again and misses nothing', async () => {
      const desk = await network().desk();
      const ear = await listenLive(plugin.connect(desk.context));
      await ear.heard(await network().citizen.post({ text: `@${desk.handle} voor` }));
      await network().dropStreams();
      const during = await network().citizen.post({ text: `@${desk.handle} tijdens` });
      await ear.heard(during);
      await sleep(300);
      await ear.heard(await network().citizen.post({ text: `@${desk.handle} na` }));
      await ear.stop();
    });

    it('creating, editing and deleting end the same in every order of arrival', async () => {
      const desk = await network().desk();
      const ear = await listenLive(plugin.connect(desk.context));
      const id = await network().citizen.post({ text: `@${desk.handle} versie 1` });
      await ear.heard(id);
      await network().citizen.edit(id, `@${desk.handle} versie 2`);
      await ear.heard(id, 'edited');
      const alive = ear.events.filter(({ key }) => key.externalId === id);
      await network().citizen.remove(id);
      await ear.heard(id, 'deleted');
      const all = ear.events.filter(({ key }) => key.externalId === id);
      for (const order of orders(unique(alive))) {
        expect(endOf(order)?.message?.text).toBe(`@${desk.handle} versie 2`);
      }
      for (const order of orders(unique(all))) expect(endOf(order)).toMatchObject({ deleted: true, message: null });
      await ear.stop();
    });

    it('draining ends the stream at once, and it resumes where the last commit was', async () => {
      const desk = await network().desk();
      const connector = plugin.connect(desk.context);
      const first = await listenLive(connector);
      await first.heard(await network().citizen.post({ text: `@${desk.handle} een` }));
      await first.stop();
      const missed = await network().citizen.post({ text: `@${desk.handle} twee` });
      const second = await listenLive(plugin.connect(desk.context), first.cursor());
      await second.heard(missed);
      await second.stop();
    });

    it('a page that cannot be stored stops the stream with that very error', async () => {
      const desk = await network().desk();
      await network().citizen.post({ text: `@${desk.handle} hallo` });
      const full = new Error('disk full');
      let thrown: unknown;
      await listenerOf(plugin.connect(desk.context))
        .stream(null, () => Promise.reject(full), new AbortController().signal)
        .catch((error: unknown) => (thrown = error));
      expect(thrown).toBe(full);
    });
  });
}

interface Ear {
  readonly events: NetworkEvent[];
  cursor(): Cursor | null;
  heard(id: string, kind?: NetworkEvent['kind']): Promise<NetworkEvent>;
  stop(): Promise<void>;
}

async function listenLive(connector: Connector, from?: Cursor | null): Promise<Ear> {
  const listener = listenerOf(connector);
  const events: NetworkEvent[] = [];
  const end = new AbortController();
  let cursor = from === undefined ? (await drain(listener, null)).next : from;
  let pages = 0;
  const take = (page: Page) => {
    events.push(...page.events);
    cursor = page.next;
    pages += 1;
    return Promise.resolve();
  };
  const running = listener.stream(cursor, take, end.signal);
  // A stream that fails must fail the case, not the process.
  let failed: unknown;
  running.catch((error: unknown) => (failed = error));
  await until(() => (pages > 0 || failed ? true : undefined));
  return {
    events,
    cursor: () => cursor,
    heard: (id, kind) =>
      until(() => {
        if (failed) throw failed;
        return events.find(({ key, kind: heard }) => key.externalId === id && (!kind || heard === kind));
      }),
    stop: async () => {
      end.abort();
      await running;
    },
  };
}

function unique(events: readonly NetworkEvent[]): readonly NetworkEvent[] {
  return [...new Map(events.map((event) => [`${event.kind} ${event.key.revision}`, event])).values()];
}

function orders<T>(items: readonly T[]): T[][] {
  if (items.length < 2) return [[...items]];
  return items.flatMap((item, at) => orders(items.filter((_, other) => other !== at)).map((rest) => [item, ...rest]));
}

function endOf(events: readonly NetworkEvent[]): MessageState | undefined {
  return events.reduce<MessageState | undefined>((state, event) => foldEvent(state, event), undefined);
}
