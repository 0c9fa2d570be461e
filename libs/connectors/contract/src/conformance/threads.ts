import type { Publisher, SentMessage } from '../connector.js';
import type { MessageEvent } from '../event.js';
import type { Desk, Suite } from './harness.js';
import { askQuestion } from './question.js';
import { failureOfCall, publisherOf, targetOf } from './reach.js';

const TEXTS = ['Dit is het begin. 1/3', 'Dit is het midden. 2/3', 'Dit is het einde. 3/3 ^RV'];

/** An answer of several posts: each answers the one before it and names the citizen where the network needs that. */
export function describeThreads(suite: Suite): void {
  const { describe, it, expect, plugin, network } = suite;
  const publish = (desk: Desk) => publisherOf(plugin.connect(desk.context));
  const named = (text: string) => (plugin.capabilities.namesAuthor ? `@${network().citizen.handle} ${text}` : text);
  const part = (asked: MessageEvent, text: string, before: SentMessage | undefined, key = crypto.randomUUID()) => {
    const { author, visibility } = targetOf(asked);
    const externalId = before?.externalId ?? asked.key.externalId;
    return { text, idempotencyKey: key, inReplyTo: { externalId, author, visibility }, visibility } as const;
  };

  async function thread(publisher: Publisher, asked: MessageEvent): Promise<SentMessage[]> {
    const sent: SentMessage[] = [];
    for (const text of TEXTS) sent.push(await publisher.send(part(asked, text, sent.at(-1))));
    return sent;
  }

  describe('an answer of several posts', () => {
    it('hangs together: each post answers the one before it, and the citizen stays named', async () => {
      const desk = await network().desk();
      const asked = await askQuestion(suite, desk, 'Waarom duurt het zo lang?');
      const sent = await thread(publish(desk), asked);
      const posts = await desk.posts();
      const inOrder = sent.map(({ externalId }) => posts.find(({ id }) => id === externalId));
      expect(inOrder.map((post) => post?.text)).toEqual(TEXTS.map(named));
      expect(inOrder.map((post) => post?.parent)).toEqual([
        asked.key.externalId,
        sent[0]?.externalId,
        sent[1]?.externalId,
      ]);
    });

    it('of which a post was lost after acceptance is found again at its own place', async () => {
      const desk = await network().desk();
      const asked = await askQuestion(suite, desk, 'En nu?');
      const publisher = publish(desk);
      const first = await publisher.send(part(asked, 'Hetzelfde', undefined));
      const second = part(asked, 'Hetzelfde', first);
      const since = new Date();
      await network().loseNextSend('after');
      expect((await failureOfCall(() => publisher.send(second))).kind).toBe('unknown_outcome');
      const sought = { idempotencyKey: second.idempotencyKey, text: second.text, inReplyTo: first.externalId, since };
      const found = await publisher.lookupSent(sought);
      const lost = (await desk.posts()).find(({ id }) => id !== first.externalId);
      expect(found).toMatchObject({ found: true, message: { externalId: lost?.id } });
      // The same key again is the same post.
      expect((await publisher.send(second)).externalId).toBe(lost?.id);
      expect(await desk.posts()).toHaveLength(2);
    });

    it('is edited and taken away post by post, and the citizen stays named', async () => {
      const desk = await network().desk();
      const asked = await askQuestion(suite, desk, 'Klopt dit?');
      const publisher = publish(desk);
      const [first, second, third] = await thread(publisher, asked);
      if (plugin.capabilities.edit) {
        await publisher.edit(second!.externalId, 'Beter zo. 2/3', targetOf(asked).author);
        const changed = (await desk.posts()).find(({ id }) => id === second?.externalId);
        expect(changed?.text).toBe(named('Beter zo. 2/3'));
        // The same text again is no second change.
        await publisher.edit(second!.externalId, 'Beter zo. 2/3', targetOf(asked).author);
      }
      await publisher.remove(third!.externalId);
      const left = (await desk.posts()).map(({ id }) => id);
      expect([...left].sort()).toEqual([first!.externalId, second!.externalId].sort());
    });
  });
}
