import type { Publisher, SentMessage } from '../connector.js';
import type { UpstreamCall } from '../context.js';
import type { Desk, Suite } from './harness.js';
import { askQuestion } from './question.js';
import { drain, failureOfCall, failureOrValue, isMessage, listenerOf, publisherOf, targetOf } from './reach.js';

const FAMILY = '👩‍👩‍👧‍👦';

export function describeSending({ describe, it, expect, plugin, network }: Suite): void {
  const publish = (desk: Desk) => publisherOf(plugin.connect(desk.context));
  const post = (text: string) => ({ text, inReplyTo: null, visibility: 'public' }) as const;

  const question = (desk: Desk, text: string, visibility?: 'direct') =>
    askQuestion({ plugin, network }, desk, text, visibility);

  describe('sending', () => {
    it('the same key twice, and ten times at once, is one post', async () => {
      const desk = await network().desk();
      const message = { ...post('Eén keer'), idempotencyKey: crypto.randomUUID() };
      const first = await publish(desk).send(message);
      const rest = await Promise.all(Array.from({ length: 10 }, () => publish(desk).send(message)));
      for (const { externalId } of rest) expect(externalId).toBe(first.externalId);
      expect(await desk.posts()).toHaveLength(1);
    });

    it('an answer that is lost after acceptance is an unknown outcome, and is found again', async () => {
      const desk = await network().desk();
      const asked = await question(desk, 'Waar is de brug?');
      const text = 'Bij het station, zie https://www.wormerland.nl/brug. Groet ^RV';
      const message = { text, idempotencyKey: crypto.randomUUID(), inReplyTo: targetOf(asked) };
      const since = new Date();
      await network().loseNextSend('after');
      const failure = await failureOfCall(() => publish(desk).send({ ...message, visibility: 'public' }));
      expect(failure.kind).toBe('unknown_outcome');
      const sought = { ...message, inReplyTo: asked.key.externalId, since };
      const found = await publish(desk).lookupSent(sought);
      const [only] = await desk.posts();
      expect(found).toMatchObject({ found: true, message: { externalId: only?.id } });
      const echo = await drain(listenerOf(plugin.connect(desk.context)), null);
      expect(echo.events.filter((event) => isMessage(event) && event.direction === 'outbound')).toHaveLength(1);
    });

    it('a post that was never accepted is looked for and conclusively not there', async () => {
      const desk = await network().desk();
      const message = { ...post('Nooit aangekomen'), idempotencyKey: crypto.randomUUID() };
      await network().loseNextSend('before');
      const failure = await failureOfCall(() => publish(desk).send(message));
      expect(failure.kind).toBe('unknown_outcome');
      const found = await publish(desk).lookupSent({ ...message, since: new Date() });
      expect(found).toEqual({ found: false, conclusive: true });
    });

    it('a look-up does not take another answer for the one that was sought', async () => {
      const desk = await network().desk();
      const [one, two] = [await question(desk, 'Vraag een'), await question(desk, 'Vraag twee')];
      const text = 'Hetzelfde antwoord';
      const idempotencyKey = crypto.randomUUID();
      await publish(desk).send({ text, idempotencyKey, inReplyTo: targetOf(one), visibility: 'public' });
      const sought = { text, idempotencyKey, since: new Date(), inReplyTo: two.key.externalId };
      expect(await publish(desk).lookupSent(sought)).toMatchObject({ found: false });
    });

    it('private stays private: a direct message is answered directly or not at all', async () => {
      if (!plugin.capabilities.visibilities.includes('direct')) return;
      const desk = await network().desk();
      const asked = await question(desk, 'Mijn BSN is geheim', 'direct');
      expect(publish(desk).replyability(targetOf(asked))).toEqual({ allowed: true, visibility: 'direct' });
      for (const visibility of ['public', 'unlisted', 'followers'] as const) {
        const reply = { text: 'Nee', idempotencyKey: crypto.randomUUID(), inReplyTo: targetOf(asked), visibility };
        const failure = await failureOfCall(() => publish(desk).send(reply));
        expect(failure.failure).toEqual({ kind: 'rejected', reason: 'visibility_widened' });
      }
      expect(await desk.posts()).toHaveLength(0);
      const idempotencyKey = crypto.randomUUID();
      await publish(desk).send({ text: 'Ja', idempotencyKey, inReplyTo: targetOf(asked), visibility: 'direct' });
      expect((await desk.posts()).map(({ visibility }) => visibility)).toEqual(['direct']);
    });

    it('a text at the limit is accepted and one over is refused before it is sent', async () => {
      const desk = await network().desk();
      const calls: UpstreamCall[] = [];
      const publisher = publisherOf(
        plugin.connect({ ...desk.context, onUpstreamCall: (call) => void calls.push(call) }),
      );
      const odd = `${FAMILY} é e\u0301 https://www.wormerland.nl/${'pad/'.repeat(40)} @${network().citizen.handle} `;
      const full = await padded(publisher, odd);
      await publisher.send({ ...post(full), idempotencyKey: crypto.randomUUID() });
      const sends = calls.length;
      const over = { ...post(`${full}x`), idempotencyKey: crypto.randomUUID() };
      const failure = await failureOfCall(() => publisher.send(over));
      expect(failure.failure).toEqual({ kind: 'rejected', reason: 'too_long' });
      expect(calls).toHaveLength(sends);
    });

    it('each odd character counts as the network counts it', async () => {
      const desk = await network().desk();
      for (const odd of [
        FAMILY,
        'é',
        'e\u0301',
        '🇳🇱',
        'https://www.wormerland.nl/afval',
        `@${network().citizen.handle}`,
      ]) {
        const full = await padded(publish(desk), `${odd} `);
        await publish(desk).send({ ...post(full), idempotencyKey: crypto.randomUUID() });
      }
      expect(await desk.posts()).toHaveLength(6);
    });

    it('an answer to a post that is gone is refused, and its replyability says so', async () => {
      const desk = await network().desk();
      const asked = await question(desk, 'Ik haal dit weg');
      await network().citizen.remove(asked.key.externalId);
      const inReplyTo = targetOf(asked);
      const reply = { text: 'Te laat', idempotencyKey: crypto.randomUUID(), inReplyTo, visibility: 'public' } as const;
      const failure = await failureOfCall(() => publish(desk).send(reply));
      expect(failure.kind).toBe('rejected');
      expect(publish(desk).replyability({ ...inReplyTo, deleted: true })).toEqual({
        allowed: false,
        reason: 'deleted',
      });
    });

    it('an edit raises the revision and keeps the author named, or is refused, and a removal may be repeated', async () => {
      const desk = await network().desk();
      const asked = await question(desk, 'Hoe laat?');
      const { edit } = plugin.capabilities;
      const idempotencyKey = crypto.randomUUID();
      const inReplyTo = targetOf(asked);
      const sent = await publish(desk).send({ text: 'Om 9 uur', idempotencyKey, inReplyTo, visibility: 'public' });
      const edited = await failureOrValue(() => publish(desk).edit(sent.externalId, 'Om 10 uur'));
      if (edit) {
        expect((edited as SentMessage).revision).toBeGreaterThan(sent.revision);
        expect((await desk.posts()).map(({ text }) => text)).toEqual([`@${network().citizen.handle} Om 10 uur`]);
      } else {
        expect(edited).toMatchObject({ failure: { kind: 'unsupported' } });
      }
      await publish(desk).remove(sent.externalId);
      await publish(desk).remove(sent.externalId);
      expect(await desk.posts()).toHaveLength(0);
    });
  });
}

async function padded(publisher: Publisher, start: string): Promise<string> {
  const { length, limit } = await publisher.measure(start);
  return start + 'x'.repeat(limit - length);
}
