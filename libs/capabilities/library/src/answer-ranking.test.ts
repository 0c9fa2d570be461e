import { expect, test } from 'vitest';
import { AnswerRanking } from './answer-ranking.js';

const answer = (title: string, body: string, topic = '') => ({
  title,
  topic,
  greeting: '',
  body,
  closing: '',
  block: 'BODY' as const,
});
const answers = [
  answer('Paspoort aanvragen', 'U maakt een afspraak voor uw paspoort.', 'Reisdocumenten'),
  answer('Volle afvalcontainer', 'We legen containers op {{link.afvalkalender}}.', 'Afval'),
  answer('Parkeervergunning', 'U vraagt een vergunning aan.', 'Parkeren'),
];

test('the answer about what was asked comes first, with the words that say so', () => {
  const [passport, waste, parking] = new AnswerRanking('Wanneer worden de #containers met afval geleegd?').weigh(
    answers,
  );
  expect(waste!.score).toBeGreaterThan(Math.max(passport!.score, parking!.score));
  expect(waste!.words).toContain('containers');
});

test('forms of a word are the same word, and small words say nothing', () => {
  const fits = new AnswerRanking('ik heb een vraag over de vergunningen').weigh(answers);
  expect(fits.map((fit) => fit.score > 0)).toEqual([false, false, true]);
});

test('an empty question weighs nothing', () => {
  expect(new AnswerRanking('').weigh(answers).every((fit) => fit.score === 0)).toBe(true);
});

test('a word with a hyphen is named whole, as it was written', () => {
  const [card] = new AnswerRanking('Wat kost een ID-kaart?').weigh([
    answer('Paspoort of ID-kaart aanvragen', 'U belt.'),
  ]);
  expect(card!.words).toEqual(['id-kaart']);
});
