import { describe, expect, it } from 'vitest';
import { comparable, withMention } from './reply-text.js';

describe('withMention', () => {
  it.each([
    ['Hoi', '@jan Hoi'],
    ['Hoi @jan!', 'Hoi @jan!'],
    ['Hoi @JAN.', 'Hoi @JAN.'],
    ['Hoi @janneke', '@jan Hoi @janneke'],
    ['mail piet@jan', '@jan mail piet@jan'],
  ])('makes of %j %j', (text, whole) => {
    expect(withMention(text, 'jan')).toBe(whole);
  });
});

describe('comparable', () => {
  it('sees a sent text and what the server shows of it as equal', () => {
    const sent = 'Beste Jan,\n\nzie https://a.nl en @wormer@plein.example.  Groet ^RV';
    expect(comparable(`@jan@plein.example ${sent}`)).toBe(
      comparable('@jan Beste Jan, zie https://a.nl en @wormer. Groet ^RV'),
    );
  });
  it('keeps different texts apart', () => {
    expect(comparable('Ja')).not.toBe(comparable('Nee'));
  });
});
