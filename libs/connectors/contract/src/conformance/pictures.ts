import type { Publisher } from '../connector.js';
import type { Desk, Suite } from './harness.js';
import { askQuestion } from './question.js';
import { failureOfCall, publisherOf, targetOf } from './reach.js';

/** A picture of one pixel. */
const PIXEL = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);

export function describePictures(suite: Suite): void {
  const { describe, it, expect, plugin, network } = suite;
  const publish = (desk: Desk) => publisherOf(plugin.connect(desk.context));
  const bring = async (publisher: Publisher, alt: string, bytes: Uint8Array = PIXEL) => {
    if (!publisher.upload) throw new Error('declared, but nothing can be brought');
    const uploaded = await publisher.upload({ bytes, mediaType: 'image/png', alt });
    return { uploaded, alt, width: 1, height: 1 };
  };

  async function answer(desk: Desk, publisher: Publisher, alts: readonly string[]) {
    const asked = await askQuestion(suite, desk, 'Waar is de brug?');
    const media = [];
    for (const alt of alts) media.push(await bring(publisher, alt));
    const { visibility } = targetOf(asked);
    return { text: 'Hier.', idempotencyKey: crypto.randomUUID(), inReplyTo: targetOf(asked), visibility, media };
  }

  describe('pictures', () => {
    it('go with an answer in their order, each with its text', async () => {
      const desk = await network().desk();
      const alts = ['De brug is “open”.', 'Een kaart: é 👩‍👩‍👧‍👦'];
      await publish(desk).send(await answer(desk, publish(desk), alts));
      expect((await desk.posts()).map(({ pictures }) => pictures)).toEqual([alts]);
    });

    it('as many as may be go along', async () => {
      const desk = await network().desk();
      const alts = Array.from({ length: plugin.capabilities.media!.most }, (_, n) => `Foto ${n + 1}`);
      await publish(desk).send(await answer(desk, publish(desk), alts));
      expect((await desk.posts()).map(({ pictures }) => pictures)).toEqual([alts]);
    });

    it('brought twice are one post with the same key', async () => {
      const desk = await network().desk();
      const message = await answer(desk, publish(desk), ['Eerste keer']);
      await publish(desk).send(message);
      const again = [await bring(publish(desk), 'Tweede keer')];
      await publish(desk).send({ ...message, media: again });
      expect((await desk.posts()).map(({ pictures }) => pictures)).toEqual([['Eerste keer']]);
    });

    it('are waited for until the network has made them ready', async () => {
      const slow = network().slowPictures;
      if (!slow) return;
      const desk = await network().desk();
      await slow(700);
      try {
        await publish(desk).send(await answer(desk, publish(desk), ['Traag']));
      } finally {
        await slow(0);
      }
      expect((await desk.posts()).map(({ pictures }) => pictures)).toEqual([['Traag']]);
    });

    it('stay with an answer that is edited', async () => {
      if (!plugin.capabilities.edit) return;
      const desk = await network().desk();
      const { externalId } = await publish(desk).send(await answer(desk, publish(desk), ['Blijft']));
      await publish(desk).edit(externalId, 'Hier, bij het station.');
      expect((await desk.posts()).map(({ pictures }) => pictures)).toEqual([['Blijft']]);
    });

    it('of an account that was taken away are refused, and no secret is in what is said of it', async () => {
      // What was given for a while may work until it is refreshed.
      if (plugin.capabilities.refresh) return;
      const desk = await network().desk();
      await desk.revoke();
      const failure = await failureOfCall(() => bring(publish(desk), 'Niets'));
      expect(failure.kind).toContain('auth');
      expect(JSON.stringify([failure, failure.message]).includes(desk.context.credential!.accessToken)).toBe(false);
    });
  });
}
