import { expect, test } from 'vitest';
import { AnswerIndexes, whyFits } from './answer-index.js';

const answer = (id: string, title: string, body: string, topic = '') => ({
  ...{ id, title, topic, body },
  ...{ version: 1, greeting: 'Beste parkeerder,', closing: '', block: 'BODY' as const, details: {} },
});
const answers = [
  answer('passport', 'Paspoort aanvragen', 'U maakt een afspraak voor uw paspoort.', 'Reisdocumenten'),
  answer('waste', 'Volle afvalcontainer', 'We legen containers op {{link.afvalkalender}}.', 'Afval'),
  answer('parking', 'Parkeervergunning', 'U vraagt een vergunning aan.', 'Parkeren'),
];
const ask = (question: string, from = answers) => new AnswerIndexes().of('us', from).suggest(question, 9);

test('the answer about what was asked comes first, with the words that say so', () => {
  const [first] = ask('Wanneer worden de kliko en de #containers geleegd?');
  expect(first!.id).toBe('waste');
  expect(whyFits(first!)).toMatch(/^Komt overeen op: .*kliko \(.*container/);
});

test('forms of a word are the same word, and small words say nothing', () => {
  expect(ask('ik heb een vraag over de vergunningen').map(({ id }) => id)).toEqual(['parking']);
});

test('a greeting is not what an answer is about', () => {
  const [first] = ask('parkeren');
  expect(first?.id).toBe('parking');
  expect(ask('beste')).toEqual([]);
});

test('a word with a hyphen is named whole, as it was written', () => {
  const [card] = ask('Wat kost een ID-kaart?', [answer('card', 'Paspoort of ID-kaart aanvragen', 'U belt.')]);
  expect(whyFits(card!)).toMatch(/id-kaart/);
  expect(whyFits(card!)).not.toMatch(/\bkaart,|\bid,/);
});

test('a changed answer is read again, the same ones are not, and nobody reads the answers of another', () => {
  const indexes = new AnswerIndexes();
  const first = indexes.of('us', answers);
  expect(indexes.of('us', answers)).toBe(first);
  const changed = answers.map((one) => ({ ...one, version: 2, title: one.title.replace('Paspoort', 'Rijbewijs') }));
  expect(indexes.of('us', changed).suggest('rijbewijs', 1)[0]?.id).toBe('passport');
  expect(indexes.of('them', []).suggest('rijbewijs', 1)).toEqual([]);
});
