import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { networkLength } from './network-length.js';
import { splitThread, type ThreadRules } from './split-thread.js';

const mastodon: ThreadRules = { unit: 'grapheme', limit: 500, urlLength: 23, mentionCountsLocalPart: true };
const bluesky: ThreadRules = { unit: 'grapheme', limit: 300, urlLength: null };
const SENTENCE = 'De vuilniswagen komt op dinsdag langs en neemt alleen mee wat om half acht aan de weg staat. ';

/** What the parts say together, without their numbers and the signature. */
function bodies(parts: readonly string[], sign = '^RV'): string[] {
  return parts.map((part, n) => {
    const place = parts.length === 1 ? '' : `${n + 1}/${parts.length}`;
    const end = [place, n + 1 === parts.length ? sign : ''].filter(Boolean).join(' ');
    expect(part.endsWith(end)).toBe(true);
    return part.slice(0, part.length - end.length).trimEnd();
  });
}

describe('splitThread', () => {
  test('a text that fits is one part, signed and without a number', () => {
    expect(splitThread(' Dank u wel! ', mastodon, '^RV')).toEqual(['Dank u wel! ^RV']);
  });

  test('a long text is cut after a sentence, numbered, and signed once', () => {
    const parts = splitThread(SENTENCE.repeat(8), mastodon, '^RV');
    expect(parts).toHaveLength(2);
    expect(parts[0]).toMatch(/staat\. 1\/2$/);
    expect(parts[1]).toMatch(/^De .*staat\. 2\/2 \^RV$/);
  });

  test('a paragraph is a better place than a sentence', () => {
    const [first] = splitThread(`${SENTENCE.repeat(3).trim()}\n\n${SENTENCE.repeat(4)}`, mastodon, '^RV');
    expect(first).toBe(`${SENTENCE.repeat(3).trim()} 1/2`);
  });

  test('the mention in front takes its room in each part', () => {
    const parts = splitThread(SENTENCE.repeat(12), { ...mastodon, mentionPrefix: `@${'jan'.repeat(20)} ` }, '^RV');
    for (const part of parts) expect(networkLength(`@${'jan'.repeat(20)} ${part}`, mastodon)).toBeLessThanOrEqual(500);
  });

  test('what just fits but for its signature leaves the last part a word', () => {
    const text = `${'a'.repeat(149)} ${'b'.repeat(149)}`;
    expect(splitThread(text, bluesky, '^RV')).toEqual([`${'a'.repeat(149)} 1/2`, `${'b'.repeat(149)} 2/2 ^RV`]);
  });

  test('ten parts or more keep room for two digits', () => {
    const parts = splitThread('woord '.repeat(600), bluesky, '^RV');
    expect(parts.length).toBeGreaterThan(9);
    expect(parts.at(-1)).toMatch(new RegExp(`${parts.length}/${parts.length} \\^RV$`));
    for (const part of parts) expect(networkLength(part, bluesky)).toBeLessThanOrEqual(300);
  });

  test('an address that no post can hold is cut at a character, and nothing is lost', () => {
    const url = `https://www.wormerland.nl/${'pad/'.repeat(120)}`;
    const parts = splitThread(`Zie ${url}`, bluesky, '^RV');
    expect(bodies(parts).join('').replaceAll(' ', '')).toBe(`Zie${url}`);
  });

  test('a limit without room for a thread gives the whole text', () => {
    expect(splitThread('Dank u wel voor uw bericht', { unit: 'grapheme', limit: 7 }, '^RV')).toEqual([
      'Dank u wel voor uw bericht ^RV',
    ]);
  });

  test('ten thousand characters without a space are cut in no time', () => {
    const before = performance.now();
    expect(bodies(splitThread('x'.repeat(10_000), mastodon, '^RV')).join('')).toBe('x'.repeat(10_000));
    expect(performance.now() - before).toBeLessThan(5_000);
  });
});

const piece = fc.oneof(
  { weight: 8, arbitrary: fc.constantFrom('de', 'Afval.', 'straat,', 'Oostzaan!', 'zwerfvuilcontainer', '(zie', 'x)') },
  fc.constantFrom('👩‍👩‍👧‍👦', 'e\u0301e\u0301n', '🇳🇱🇧🇪', 'ẑ̷̢̛', 'नमस्ते', '👍🏽', '\u200d', ' \u0301a', '한국어', '\u{1F600}'),
  fc.constantFrom(
    'https://www.wormerland.nl/afval?dag=di',
    '(https://x.nl/a_b).',
    '@wormerland',
    '@jan@sociaal.example',
    '#afval',
  ),
  fc.constantFrom('1/2', '^RV', '3/3 ^RV', '…', '-'),
  fc.string({ unit: 'grapheme', minLength: 1, maxLength: 40 }).map((one) => one.replace(/\s/gu, '')),
);
const texts = fc
  .array(fc.tuple(piece, fc.constantFrom(' ', '  ', '\n', '\n\n', ' ', ' ')), { minLength: 1, maxLength: 120 })
  .map((pieces) => pieces.flat().join(''));
const ruleSets = fc.record({
  unit: fc.constantFrom('grapheme', 'utf16', 'byte'),
  limit: fc.integer({ min: 120, max: 500 }),
  urlLength: fc.constantFrom(23, null),
  mentionCountsLocalPart: fc.boolean(),
  mentionPrefix: fc.constantFrom(null, '@jan ', '@bewoner@sociaal.example '),
});

test('of any text the parts are within the limit and give it back, and nothing whole is cut', () => {
  fc.assert(
    fc.property(texts, ruleSets, (text, rules) => {
      const parts = splitThread(text, rules, '^RV');
      const prefix = rules.mentionPrefix ?? '';
      for (const part of parts) expect(networkLength(prefix + part, rules)).toBeLessThanOrEqual(rules.limit);
      const said = bodies(parts);
      const plain = (one: string) => one.replace(/\s+/gu, '');
      expect(plain(said.join(''))).toBe(plain(text));
      // Each cut is where the text has white space, unless what stands there fits in no part.
      let at = 0;
      const whole = text.trim();
      for (const body of said.slice(0, -1)) {
        expect(whole.startsWith(body, at)).toBe(true);
        at += body.length;
        const gap = /^\s+/u.exec(whole.slice(at))?.[0] ?? '';
        if (gap === '') {
          const word = `${/\S*$/u.exec(whole.slice(0, at))?.[0]}${/^\S*/u.exec(whole.slice(at))?.[0]}`;
          expect(networkLength(`${prefix}${word} 9/9 ^RV`, rules)).toBeGreaterThan(rules.limit - 12);
        }
        at += gap.length;
      }
    }),
    { numRuns: 400 },
  );
});

test('no character that a person sees as one is cut', () => {
  const segmenter = new Intl.Segmenter('nl', { granularity: 'grapheme' });
  const odd = fc.constantFrom('👩‍👩‍👧‍👦', 'e\u0301', '🇳🇱', '👍🏽', 'a', 'ẑ̷̢̛', 'क्षि');
  fc.assert(
    fc.property(fc.array(odd, { minLength: 200, maxLength: 500 }), (characters) => {
      const text = characters.join('');
      const ends = new Set(Array.from(segmenter.segment(text), ({ index, segment }) => index + segment.length));
      let at = 0;
      for (const body of bodies(splitThread(text, { unit: 'grapheme', limit: 140 }, '^RV'))) {
        at += body.length;
        expect(ends.has(at)).toBe(true);
      }
      expect(at).toBe(text.length);
    }),
    { numRuns: 100 },
  );
});
