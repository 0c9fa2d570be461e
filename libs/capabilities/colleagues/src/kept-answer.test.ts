import { expect, test } from 'vitest';
import { keptAnswer } from './kept-answer.js';

const names = ['Truus van der Meer', 'truusmeer'];
const keep = (question: string, text: string) =>
  keptAnswer({
    ...{ question, names, department: 'Groen' },
    answer: { id: 'a', from: null, by: 'Jan Groen', text, answeredAt: new Date(0) },
  });

test('an answer is kept without the citizen, and what was taken out is shown', () => {
  const kept = keep('Mag Truus haar heg snoeien?\nZij woont op Dorpsstraat 12.', 'Truus mag dat. Bel 06-12345678.');
  expect(kept).toMatchObject({
    title: 'Mag [naam] haar heg snoeien?',
    text: '[naam] mag dat. Bel [telefoonnummer].',
    kinds: ['NAME', 'ADDRESS', 'PHONE'],
    ...{ by: 'Jan Groen', department: 'Groen' },
  });
  expect(kept.answered.map((part) => part.text).join('')).toBe('Truus mag dat. Bel 06-12345678.');
});

test.each([
  ['Zie https://www.wormerland.nl/groen.', 'Zie https://www.wormerland.nl/groen.'],
  ['Zie https://praatplein.test/@truusmeer/12 en nee.', 'Zie [link] en nee.'],
])('what a colleague refers to stays, a post of a citizen does not: %s', (text, kept) => {
  expect(keep('Mag dat?', text).text).toBe(kept);
});

test('a long question is a title as far as a title goes, and an empty first line is none', () => {
  expect(keep(`\n ${'lang '.repeat(60)}`, 'Ja.').title).toHaveLength(120);
  expect(keep('\n\nMag dat?', 'Ja.').title).toBe('Mag dat?');
});
