import { describe, expect, it } from 'vitest';
import { renderHtml } from './html.js';
import { findTags, measureText, splitText, splitWords } from './text.js';

describe('the text of a post', () => {
  it('is the same when its parts are joined again', () => {
    const text = 'Hoi @Petra_fictief, zie (https://voorbeeld.test/a_b?c=1). #Afval2 #12 a#b x@y.nl @jan@elders.test!';
    expect(
      splitText(text)
        .map((part) => part.text)
        .join(''),
    ).toBe(text);
    const special = splitText(text).filter(({ kind }) => kind !== 'plain');
    expect(special.map((part) => part.text)).toEqual([
      '@Petra_fictief',
      'https://voorbeeld.test/a_b?c=1',
      '#Afval2',
      '@jan@elders.test',
    ]);
  });

  it.each([
    ['é', 1],
    ['e\u0301', 1],
    ['👨‍👩‍👧‍👦', 1],
    ['zie https://voorbeeld.test/een/heel/lang/pad/dat/niet/telt ja', 4 + 23 + 3],
    ['@jan@elders.test hoi', 8],
  ])('%s is measured as %i', (text, length) => {
    expect(measureText(text)).toBe(length);
  });

  it('gives each hashtag once and words without accents', () => {
    expect(findTags('#Één #één #twee')).toEqual(['Één', 'twee']);
    expect(splitWords('Wéér géén GFT-bak!')).toEqual(['weer', 'geen', 'gft', 'bak']);
  });

  it('links only the accounts that exist', () => {
    const html = renderHtml('@wel en @niet', 'http://plein.test', (name) => name === 'wel');
    expect(html).toContain('<a href="http://plein.test/@wel" class="u-url mention">@<span>wel</span></a>');
    expect(html).toContain('@niet</p>');
  });

  it('stays quick on texts that are made to be slow', () => {
    const start = performance.now();
    for (const text of ['https://' + '.'.repeat(9_900), '#' + '1'.repeat(9_900), '@a' + '.-'.repeat(4_900)])
      measureText(text);
    // A hang, not a race: what grows with the square of the text takes minutes.
    expect(performance.now() - start).toBeLessThan(20_000);
  });
});
