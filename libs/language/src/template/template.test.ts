import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseTemplate, renderTemplate, splitBlocks, variablesOf } from './index.js';

describe('renderTemplate', () => {
  test('variables are filled from flat and nested values', () => {
    const template = 'Dag {{ afzender.naam }}, {{gemeente.naam}} belt u op {{telefoon}}. {{gemeente.naam}}';
    expect(
      renderTemplate(template, { 'afzender.naam': 'Jo', gemeente: { naam: 'Wormerland' }, telefoon: 14075 }),
    ).toEqual({
      text: 'Dag Jo, Wormerland belt u op 14075. Wormerland',
      missing: [],
      used: ['afzender.naam', 'gemeente.naam', 'telefoon'],
    });
  });

  test('a variable without a value stays visible and is named once', () => {
    expect(renderTemplate('{{a}} {{ b.c }} {{b.c}} {{d}}', { a: '', b: {}, d: null })).toEqual({
      text: '{{a}} {{b.c}} {{b.c}} {{d}}',
      missing: ['a', 'b.c', 'd'],
      used: [],
    });
  });

  test('a value is never read as a template again', () => {
    expect(renderTemplate('{{a}}{{b}}', { a: '{{b}}', b: '{{a}}$&' }).text).toBe('{{b}}{{a}}$&');
  });

  test('what every object has is no value', () => {
    const template = '{{constructor.name}} {{__proto__}} {{toString}}';
    expect(renderTemplate(template, {}).missing).toEqual(['constructor.name', '__proto__', 'toString']);
  });

  test('an inherited value is no value', () => {
    expect(renderTemplate('{{a}}', Object.create({ a: 'x' })).missing).toEqual(['a']);
  });

  test('values that hold themselves do no harm', () => {
    const values: Record<string, unknown> = { naam: 'x' };
    values.zelf = values;
    expect(renderTemplate('{{zelf.zelf.naam}} {{zelf}}', values as never).text).toBe('x {{zelf}}');
  });

  test('markup goes through as it is', () => {
    expect(renderTemplate('<b>{{a}}</b>', { a: '<i>&' }).text).toBe('<b><i>&</b>');
  });
});

describe('parseTemplate', () => {
  test('braces without a name are plain text', () => {
    for (const text of ['{{', '}}', '{{}}', '{{ 1 }}', '{{a', '{a}', '{{a b}}', '{{.a}}', '{{a.}}', '{{a..b}}'])
      expect(parseTemplate(text)).toEqual([{ type: 'text', text }]);
    expect(variablesOf('{{{{a}}}} {{b}} {{a}}')).toEqual(['a', 'b']);
  });

  test('the parts of a template are together the template', () => {
    const piece = fc.constantFrom('{{', '}}', '{', '}', 'a', '.', ' ', '{{naam}}', '\n', '^');
    fc.assert(
      fc.property(
        fc.array(piece).map((pieces) => pieces.join('')),
        (template) => {
          const whole = parseTemplate(template).map((part) => (part.type === 'text' ? part.text : `{{${part.name}}}`));
          expect(whole.join('').replaceAll(' ', '')).toBe(template.replaceAll(' ', ''));
        },
      ),
    );
  });

  test('a megabyte of opened braces is read at once', () => {
    const start = performance.now();
    parseTemplate('{{a.'.repeat(250_000));
    parseTemplate('{{ '.repeat(333_333));
    // A hang, not a race: what grows with the square of the text takes minutes.
    expect(performance.now() - start).toBeLessThan(20_000);
  });
});

test('splitBlocks gives the paragraphs', () => {
  expect(splitBlocks('\n\nDag,\nalles goed?\n \n\nGroet\n')).toEqual(['Dag,\nalles goed?', 'Groet']);
  expect(splitBlocks('  ')).toEqual([]);
});
