import { checkAnswer } from '@samenspraak/language/checks';
import { variablesOf } from '@samenspraak/language/template';
import { expect, it } from 'vitest';
import { participants } from './participants.js';
import { demoTemplates } from './templates.js';
import { shortAnswer, withMunicipality } from './short-answer.js';
import { variableNames } from './variables.js';

it('an answer loses headings, lists, brackets and what points at them', () => {
  const answer = [
    'Wie kan het doen?',
    'U kunt dit (digitaal) doen. Zie hieronder.',
    'U heeft nodig:',
    '- een pen;',
    'Koptekst',
    'Het kost niets. Wilt u meer weten?',
  ].join('\n\n');
  expect(shortAnswer(answer, 400)).toBe('U kunt dit doen. Het kost niets.');
});

it('an answer keeps whole sentences as long as they fit', () => {
  expect(shortAnswer('Een twee. Drie vier. Vijf.', 20)).toBe('Een twee. Drie vier.');
  expect(shortAnswer('Een twee. Drie vier. Vijf.', 19)).toBe('Een twee.');
  expect(shortAnswer('Een twee.', 8)).toBeUndefined();
});

it('the first time that the municipality is named it becomes a variable', () => {
  expect(withMunicipality('Ga naar de gemeente waar u woont. Of bel de gemeente.')).toBe(
    'Ga naar gemeente {{gemeente.naam}}. Of bel de gemeente.',
  );
  expect(withMunicipality('Uw gemeente helpt.')).toBe('Gemeente {{gemeente.naam}} helpt.');
});

it('about forty templates are spread over the tenants, most of them shared', () => {
  expect(demoTemplates.length).toBeGreaterThanOrEqual(38);
  const codes = participants.map(({ code }) => code);
  expect(new Set(demoTemplates.map(({ author }) => author))).toEqual(new Set(codes));
  expect(demoTemplates.filter(({ published }) => published).length).toBeGreaterThan(30);
  expect(demoTemplates.flatMap(({ adoptedBy }) => adoptedBy).length).toBeGreaterThan(60);
  for (const { author, adoptedBy, declinedBy } of demoTemplates) {
    expect(codes).toEqual(expect.arrayContaining([...adoptedBy, ...declinedBy]));
    expect([...adoptedBy, ...declinedBy]).not.toContain(author);
  }
});

it('each template is at most 420 characters of whole sentences and says where it comes from', () => {
  for (const { greeting, body, closing, source, title } of demoTemplates) {
    expect(`${greeting} ${body} ${closing}`.length, title).toBeLessThanOrEqual(420);
    expect(body, title).toMatch(/^\p{Lu}.*\.$/u);
    expect(source).toMatch(/^Demo: /u);
  }
});

it('each variable of a template is one that every tenant can fill', () => {
  const used = new Set(
    demoTemplates.flatMap(({ greeting, body, closing }) => variablesOf(`${greeting} ${body} ${closing}`)),
  );
  expect(used.size).toBeGreaterThan(4);
  for (const name of used) expect([...variableNames, 'afzender.naam']).toContain(name);
});

it('no two templates have the same title or key', () => {
  for (const part of ['title', 'key'] as const) {
    const all = demoTemplates.map((template) => template[part]);
    expect(new Set(all).size).toBe(all.length);
  }
});

it('texts of the government and of Amsterdam get few hints before they are sent', () => {
  const filled = (text: string) =>
    text
      .replaceAll('{{afzender.naam}}', 'Petra')
      .replaceAll('{{gemeente.naam}}', 'Wormerland')
      .replace(/\{\{link[^}]*\}\}/g, 'https://www.wormerland.nl/x')
      .replace(/\{\{[^}]*\}\}/g, '(075) 651 21 00');
  const context = {
    open: true,
    citizen: { displayName: 'Petra de Vries', handle: 'petra' },
    sender: { name: 'Wormerland' },
    others: participants.filter(({ name }) => name !== 'Wormerland').map(({ name }) => ({ name })),
    ownValues: ['(075) 651 21 00'],
  };
  const kinds = demoTemplates.flatMap(({ greeting, body, closing }) =>
    checkAnswer(filled([greeting, body, closing].filter(Boolean).join(' ')), context).map(({ kind }) => kind),
  );
  // They do send citizens to a telephone, and four are hard to read; none of the rest is wrong about them.
  expect(kinds.filter((kind) => !['sameChannel', 'level', 'longSentence'].includes(kind))).toEqual([]);
  expect(kinds.length).toBeLessThan(demoTemplates.length / 3);
});
