import { describe, expect, it } from 'vitest';
import { textOfHtml } from './html-text.js';

describe('textOfHtml', () => {
  it.each([
    ['paragraphs', '<p>Een</p><p>Twee</p>', 'Een\n\nTwee'],
    ['breaks', '<p>Een<br>twee<br />drie</p>', 'Een\ntwee\ndrie'],
    ['entities', '<p>Jan &amp; Piet &lt;3 &quot;caf&eacute;&quot; &#39;s &#x1F600;</p>', 'Jan & Piet <3 "café" \'s 😀'],
    ['what was written as an entity', '&amp;lt;script&amp;gt;', '&lt;script&gt;'],
    ['a script shown as text', '<p>&lt;script&gt;alert(1)&lt;/script&gt;</p>', '<script>alert(1)</script>'],
    ['a real script', '<p>Hoi<script>alert(1)</script></p>', 'Hoi'],
    ['a script that never ends', '<p>Hoi<script>alert(1)', 'Hoi'],
    ['a style and a comment', '<style>p{}</style><!-- <p>x</p> --><p>Hoi</p>', 'Hoi'],
    ['a handler on an image', '<img src=x onerror="alert(1)">Hoi', 'Hoi'],
    ['a > within an attribute', '<a title="a > b" href="#">Hoi</a>', 'Hoi'],
    ['a lone <', 'x < y en 1<2', 'x < y en 1<2'],
    ['a tag that never ends', 'Hoi <a href="', 'Hoi'],
    ['an impossible character', '&#0;&#xD800;&#x110000;', '\uFFFD\uFFFD\uFFFD'],
    ['an unknown entity', 'AT&T &unknown; &', 'AT&T &unknown; &'],
    ['a list', '<ul><li>een</li><li>twee</li></ul>', '- een\n- twee'],
    [
      'a mention',
      '<p><span class="h-card"><a href="https://x.nl/@jan" class="u-url mention">@<span>jan</span></a></span> hoi</p>',
      '@jan hoi',
    ],
    [
      'a link with its hidden parts',
      '<a href="https://www.wormerland.nl/afval/pas"><span class="invisible">https://www.</span><span class="ellipsis">wormerland.nl/afval</span><span class="invisible">/pas</span></a>',
      'https://www.wormerland.nl/afval/pas',
    ],
  ])('reads %s', (_what, html, text) => {
    expect(textOfHtml(html)).toBe(text);
  });

  it.each([
    '<'.repeat(1e6),
    '<a '.repeat(3e5),
    '<p>'.repeat(3e5),
    `<a ${'"'.repeat(1e6)}`,
    '<!--'.repeat(2e5),
    '<script>'.repeat(1e5),
    '</script '.repeat(1e5),
    `<script>${'</script '.repeat(1e5)}`,
    '&'.repeat(1e6),
    '&#x'.repeat(3e5),
    ' \n'.repeat(5e5),
    'x'.repeat(1e6),
  ])('reads a hostile megabyte in no time (%#)', (html) => {
    const started = performance.now();
    textOfHtml(html);
    // A hang, not a race: what grows with the square of the text takes minutes.
    expect(performance.now() - started).toBeLessThan(20_000);
  });
});
