import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { conditionsOf, needsOf, readTemplate, renderTemplate } from './index.js';

const text = (template: string, values = {}) => renderTemplate(template, values).text;
const problems = (template: string) => readTemplate(template).problems.map(({ sort, at }) => `${sort} ${at}`);

describe('a condition', () => {
  const open = 'Wij zijn open{{#als tijden}}: {{tijden}}{{#anders}}. Bel eerst{{/als}}.';

  test('takes what stands in it when its variable has a value, and the other way when not', () => {
    expect(text(open, { tijden: '9 tot 5' })).toBe('Wij zijn open: 9 tot 5.');
    expect(renderTemplate(open, {})).toEqual({ text: 'Wij zijn open. Bel eerst.', missing: [], used: [] });
  });

  test('compares without capitals, and stands inside another', () => {
    const both = '{{#als kanaal=Bluesky}}B{{#als a}}1{{#anders}}2{{/als}}{{#anders}}M{{/als}}';
    expect([text(both, { kanaal: 'bluesky', a: 'x' }), text(both, { kanaal: 'BLUESKY' }), text(both)]).toEqual([
      'B1',
      'B2',
      'M',
    ]);
    expect(conditionsOf(both)).toEqual(['kanaal', 'a']);
  });

  test('on a line of its own leaves no hole', () => {
    expect(text('Een\n\n{{#als a}}\nTwee\n{{/als}}\n\nDrie')).toBe('Een\n\nDrie');
    expect(text('Een\n{{#als a}}\nTwee\n{{/als}}\nDrie', { a: 1 })).toBe('Een\nTwee\nDrie');
  });

  test('does not read a value as a tag', () => {
    expect(text('{{#als a}}{{a}}{{/als}}', { a: '{{#als b}}{{/als}}{{b}}' })).toBe('{{#als b}}{{/als}}{{b}}');
  });

  test('without its partner is told with its place, and stands for nothing', () => {
    expect(problems('a{{#als x}}b')).toEqual(['OPEN 1']);
    expect(problems('a{{/als}}b{{#anders}}')).toEqual(['CLOSE 1', 'ELSE 10']);
    expect(problems('{{#als x}}{{#anders}}{{#anders}}{{/als}}')).toEqual(['ELSE 21']);
    expect(problems('{{#als}}{{#if x}}{{#als x')).toEqual(['UNKNOWN 0', 'UNKNOWN 8', 'UNKNOWN 17']);
    expect(problems('{{#als x}}'.repeat(11) + '{{/als}}'.repeat(11))).toEqual(['DEEP 100']);
    expect(text('a{{/als}}b{{#als x}}c{{#anders}}d{{#als')).toBe('abd');
  });

  test('makes no new tag of what is left over', () => {
    expect(text('{{ {{#als x}}{{/als}}#als y}}')).toBe('#als y}}');
    expect(text('{{{#als x}}{{/als}}{#als y}}')).toBe('{#als y}}');
  });

  test('needs what stands in the way that is taken, and in both where that is not known yet', () => {
    const template = '{{a}}{{#als kanaal=bluesky}}{{b}}{{#anders}}{{c}}{{/als}}{{#als d}}{{e}}{{/als}}';
    expect(needsOf(template, { a: 'x' }, new Set(['kanaal']))).toEqual(['b', 'c']);
    expect(needsOf(template, { kanaal: 'bluesky', d: 'x' }, new Set())).toEqual(['a', 'b', 'e']);
  });
});

describe('any text', () => {
  const piece = fc.constantFrom(
    ...[
      '{{#als a}}',
      '{{#als b=x}}',
      '{{#anders}}',
      '{{/als}}',
      '{{a}}',
      '{{b}}',
      '{{',
      '{',
      '}}',
      '}',
      '#als a',
      '/als',
      '#',
      '/',
    ],
    ...[' ', '\t', '\n', 'woord', '<script>', '${a}', '{{#', '{{/', '{{#als', '🧹'],
  );
  const anything = fc.array(piece, { maxLength: 60 }).map((pieces) => pieces.join(''));
  const value = fc.constantFrom('x', '', 'woord', '<b>', undefined);

  test('renders without an error and without half a tag', () => {
    fc.assert(
      fc.property(anything, value, value, (template, a, b) => {
        expect(renderTemplate(template, { a, b }).text).not.toMatch(/\{[ \t]*\{[ \t]*[#/]/);
      }),
      { numRuns: 2_000 },
    );
  });

  test.each([
    '{',
    '{{',
    '{{#als a}}',
    '{{/als}}',
    '{{#als a',
    '{{#als a}}\n',
    '{{#anders}}',
    ' \t',
    '{{a}}',
    '{ ',
    '{{#als a}} ',
  ])('of a megabyte of %j renders at once', (repeated) => {
    const hostile = repeated.repeat(Math.ceil(1_000_000 / repeated.length));
    const began = performance.now();
    renderTemplate(hostile, { a: 'x' });
    expect(performance.now() - began).toBeLessThan(3_000);
  });
});
