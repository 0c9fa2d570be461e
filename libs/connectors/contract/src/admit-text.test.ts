import { describe, expect, it } from 'vitest';
import { admitText, CUT_MARKER, TEXT_LIMIT_BYTES } from './admit-text.js';

describe('admitText', () => {
  it.each([
    ['null bytes', 'a\u0000b', 'ab', 'null_removed'],
    ['control characters', 'a\u0007\u001Bb', 'ab', 'control_removed'],
    ['a bidi override', 'factuur\u202Etxt.exe', 'factuurtxt.exe', 'bidi_removed'],
    ['a bidi isolate', '\u2067abc\u2069', 'abc', 'bidi_removed'],
    ['a zero-width space', 'Wormer\u200Bland', 'Wormerland', 'zero_width_removed'],
    ['a joiner between Latin letters', 'Wormer\u200Dland', 'Wormerland', 'zero_width_removed'],
    ['a soft hyphen', 'afval\u00ADpas', 'afvalpas', 'zero_width_removed'],
    ['hidden tag letters', 'hoi\u{E0068}\u{E0069}', 'hoi', 'zero_width_removed'],
  ])('takes out %s and says so', (_what, input, text, flag) => {
    expect(admitText(input)).toEqual({ text, flags: [flag] });
  });

  it.each(['👩‍👩‍👧‍👦 naar het park', '🏴󠁧󠁢󠁥󠁮󠁧󠁿', 'مرحبا بالعالم', 'می‌خواهم', 'regel 1\nregel\t2'])(
    'leaves %j as it is',
    (text) => {
      expect(admitText(text)).toEqual({ text, flags: [] });
    },
  );

  it('composes a letter and its accent', () => {
    expect(admitText('e\u0301')).toEqual({ text: 'é', flags: [] });
  });

  it('replaces half a character, which a database would refuse', () => {
    expect(admitText('a\uD83Db').text).toBe('a\uFFFDb');
  });

  it('cuts a text of 1 MB at 64 KiB with a mark, quickly and between characters', () => {
    const started = performance.now();
    const { text, flags } = admitText('é😀'.repeat(400_000));
    // A hang, not a race: what grows with the square of the text takes minutes.
    expect(performance.now() - started).toBeLessThan(20_000);
    expect(Buffer.byteLength(text)).toBeLessThanOrEqual(TEXT_LIMIT_BYTES);
    expect(text.endsWith(CUT_MARKER)).toBe(true);
    expect(text).not.toContain('\uFFFD');
    expect(flags).toEqual(['cut']);
  });
});
