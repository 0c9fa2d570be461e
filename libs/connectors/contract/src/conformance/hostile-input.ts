import { TEXT_LIMIT_BYTES } from '../admit-text.js';
import type { Normalised } from '../event.js';
import type { RawChange, Suite } from './harness.js';
import { isMessage } from './reach.js';

export function describeHostileInput({ describe, it, expect, plugin, network, beforeAll }: Suite): void {
  describe('reading hostile input', () => {
    let normalise: (raw: unknown) => Normalised;
    beforeAll(async () => {
      const desk = await network().desk();
      const connector = plugin.connect(desk.context);
      normalise = (raw) => connector.normalise(raw);
    });
    const messageOf = (change: RawChange) => {
      const result = normalise(network().raw(change));
      const message = result.ok ? result.events.find(isMessage) : undefined;
      if (!message) throw new Error('it was not let in');
      return message;
    };
    const written = (text: string) => (network().markup === 'html' ? `<p>${text}</p>` : text);
    const textOf = (text: string) => messageOf({ text: written(text) }).text;

    it('HTML becomes text: no tag, no script, entities decoded once; what is plain stays as it was written', () => {
      const html = network().markup === 'html';
      for (const [input, text] of [
        ['Jan &amp; Piet<br>tot <b>morgen</b>', 'Jan & Piet\ntot morgen'],
        ['Hoi<script>alert(1)</script><img src=x onerror="alert(1)">', 'Hoi'],
        ['&amp;lt;b&amp;gt;', '&lt;b&gt;'],
      ] as const) {
        expect(textOf(input)).toBe(html ? text : input);
      }
    });

    it('right-to-left tricks and hidden characters are taken out and told', () => {
      const message = messageOf({ text: written('Wormer\u200Bland \u202Etxt.exe\u2066') });
      expect(message.text).toBe('Wormerland txt.exe');
      expect([...message.textFlags].sort()).toEqual(['bidi_removed', 'zero_width_removed']);
      expect(textOf('👩‍👩‍👧‍👦 مرحبا بالعالم')).toBe('👩‍👩‍👧‍👦 مرحبا بالعالم');
    });

    it('null bytes go, from the text and from what is stored raw', () => {
      const message = messageOf({ text: written('a\u0000b') });
      expect(message.text).toBe('ab');
      expect(JSON.stringify(message).includes('\\u0000')).toBe(false);
    });

    it('a text of a megabyte is cut with a mark, in no time', () => {
      const started = performance.now();
      const message = messageOf({ text: written('afval '.repeat(175_000)) });
      expect(performance.now() - started).toBeLessThan(2000);
      expect(Buffer.byteLength(message.text)).toBeLessThan(TEXT_LIMIT_BYTES + 1);
      expect(message.textFlags).toContain('cut');
      expect(JSON.stringify(message.raw).length).toBeLessThan(300_000);
    });

    it('an unknown event is kept apart', () => {
      expect(normalise(network().raw({ type: 'poked' }))).toMatchObject({
        ok: false,
        quarantined: { reason: 'unknown_type' },
      });
    });

    it('a message without a field it needs is kept apart, with the name of the field', () => {
      for (const field of network().neededFields) {
        const result = normalise(network().raw({ without: [field] }));
        expect(result).toMatchObject({ ok: false, quarantined: { reason: 'missing_field', fields: [field] } });
      }
    });

    it('fields that nobody knows do no harm', () => {
      expect(normalise(network().raw({ payload: { __proto__: { polluted: 1 }, brandNew: { deep: [1] } } })).ok).toBe(
        true,
      );
      expect(({} as { polluted?: unknown }).polluted).toBe(undefined);
    });

    it('what is no message at all is kept apart and never thrown', () => {
      let deep: unknown = 'x';
      for (let n = 0; n < 20_000; n += 1) deep = [deep];
      for (const raw of [
        null,
        undefined,
        1,
        'x',
        [],
        {},
        deep,
        { type: 'status' },
        { type: 'status', payload: deep },
      ]) {
        expect(normalise(raw)).toMatchObject({ ok: false });
      }
    });

    it('a post from the future gets the moment of its receipt', () => {
      const message = messageOf({ createdAt: '2199-01-01T00:00:00.000Z' });
      expect(message.occurredAt.getTime()).toBeLessThan(Date.now() + 60_000);
    });
  });
}
