import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { circleOf, readValue, resolveValues, showValue, VALUE_KINDS } from './index.js';

describe('a value', () => {
  test.each([
    ['PHONE', '14075', '14 075'],
    ['PHONE', '14 0299', '14 0299'],
    ['PHONE', '+31 75 6512100', '(075) 651 21 00'],
    ['PHONE', '0299-398398', '(0299) 39 83 98'],
    ['PHONE', '0612345678', '06 12 34 56 78'],
    ['PHONE', '088 000 04 80', '088 000 04 80'],
    ['PHONE', '0800-8001', '0800 8001'],
    ['DATE', '31-1-2027', '31 januari 2027'],
    ['DATE', '2027-01-31', '31 januari 2027'],
    ['NUMBER', '1.250,5', '1.250,5'],
    ['NUMBER', '-3', '-3'],
    ['LINK', 'https://www.wormerland.nl/afval?x=1', 'https://www.wormerland.nl/afval?x=1'],
    ['TEXT', ' <b>{{a}}</b> ', '<b>{{a}}</b>'],
  ] as const)('of kind %s written as %s is shown as %s', (kind, written, shown) => {
    expect(showValue(kind, null, readValue(kind, written)!)).toBe(shown);
  });

  test('has the format that was chosen', () => {
    expect(showValue('DATE', 'WEEKDAY', '2027-01-31')).toBe('zondag 31 januari 2027');
    expect(showValue('DATE', 'SHORT', '2027-01-31')).toBe('31-01-2027');
    expect(showValue('NUMBER', 'EURO', '1250.5')).toBe('€ 1.250,50');
  });

  test.each([
    ['DATE', 'DAY', '2027-01-31', '31 januari'],
    ['NUMBER', 'WHOLE', '1250.5', '1.251'],
    ['NUMBER', 'DECIMALS', '1250.5', '1.250,50'],
    ['NUMBER', 'EURO_WHOLE', '25', '€ 25'],
    ['NUMBER', 'PERCENT', '12.5', '12,5%'],
    ['PHONE', 'LOCAL', '(075) 651 21 00', '(075) 651 21 00'],
    ['PHONE', 'DASH', '(075) 651 21 00', '075-651 21 00'],
    ['PHONE', 'DASH', '06 12 34 56 78', '06-12 34 56 78'],
    ['PHONE', 'DASH', '14 075', '14 075'],
    ['PHONE', 'ABROAD', '(075) 651 21 00', '+31 75 651 21 00'],
    ['PHONE', 'ABROAD', '0800 8001', '0800 8001'],
    ['LINK', 'BARE', 'https://www.wormerland.nl/', 'www.wormerland.nl'],
    ['LINK', 'BARE', 'https://www.wormerland.nl/afval/', 'www.wormerland.nl/afval/'],
    ['LINK', 'FULL', 'https://www.wormerland.nl/', 'https://www.wormerland.nl/'],
  ] as const)('of kind %s in format %s kept as %s is shown as %s', (kind, format, kept, shown) => {
    expect(showValue(kind, format, kept)).toBe(shown);
  });

  test('of a number has its unit behind it, and of nothing else', () => {
    expect(showValue('NUMBER', 'PLAIN', '2.5', 'm³')).toBe('2,5 m³');
    expect(showValue('TEXT', null, '2.5', 'm³')).toBe('2.5');
  });

  test.each([
    ['LINK', 'http://wormerland.nl'],
    ['LINK', 'javascript:alert(1)'],
    ['LINK', 'https://gemeente@kwaad.nl/'],
    ['LINK', 'https://a b.nl'],
    ['LINK', 'https://{{gemeente.website}}'],
    ['PHONE', '12345'],
    ['PHONE', 'bel 14075'],
    ['DATE', '30-2-2027'],
    ['DATE', '2027-13-01'],
    ['NUMBER', '1,250.5'],
    ['NUMBER', '1e3'],
    ['TEXT', '  '],
  ] as const)('of kind %s is not %s', (kind, written) => {
    expect(readValue(kind, written)).toBeUndefined();
  });

  test('that was read is read the same again, whatever was written', () => {
    fc.assert(
      fc.property(fc.constantFrom(...VALUE_KINDS), fc.string(), (kind, written) => {
        const read = readValue(kind, written);
        if (read !== undefined && kind !== 'NUMBER') expect(readValue(kind, read)).toBe(read);
        if (read !== undefined) expect(typeof showValue(kind, null, read)).toBe('string');
      }),
    );
  });
});

describe('values that use others', () => {
  test('are filled in', () => {
    expect(resolveValues({ a: 'Bel {{b}}', b: '{{c}}!', c: '14 075' })).toEqual({
      a: 'Bel 14 075!',
      b: '14 075!',
      c: '14 075',
    });
  });

  test('in a circle have no value, and the circle is named', () => {
    const values = { a: '{{b}}', b: 'x {{c}}', c: '{{a}}', d: '{{a}}', e: 'ok' };
    expect(resolveValues(values)).toEqual({ e: 'ok' });
    expect(circleOf('a', values)).toEqual(['a', 'b', 'c', 'a']);
    expect([circleOf('d', values), circleOf('e', values)]).toEqual([undefined, undefined]);
    expect(circleOf('z', { z: '{{z}}' })).toEqual(['z', 'z']);
  });

  test('that would grow without end have no value and take no time', () => {
    const values = Object.fromEntries(
      Array.from({ length: 200 }, (_, n) => [`v${n}`, `{{v${(n + 1) % 200}}}`.repeat(40)]),
    );
    const began = performance.now();
    expect(resolveValues(values)).toEqual({});
    expect(performance.now() - began).toBeLessThan(1_000);
    const growing = { a: '{{b}}'.repeat(60), b: '{{c}}'.repeat(60), c: 'x'.repeat(100) };
    expect(Object.keys(resolveValues(growing))).toEqual(['c']);
  });
});
