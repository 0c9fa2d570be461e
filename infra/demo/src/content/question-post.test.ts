import { expect, it } from 'vitest';
import { councils, placesOf } from './participants.js';
import { LONGEST_POST, postShapes, questionPost } from './question-post.js';
import { governmentQuestions } from './sources.js';

const jisp = { account: 'wormerland', municipality: 'Wormerland', place: 'Jisp' };

it('weaves the account in front of a question', () => {
  expect(questionPost('Hoe vraag ik DigiD aan?', jisp, 'account')).toBe('@wormerland Hoe vraag ik DigiD aan?');
});

it('weaves the place in and goes on with a small letter, but leaves an abbreviation as it is', () => {
  expect(questionPost('Kan ik een paspoort aanvragen?', jisp, 'place')).toBe(
    'Vraag uit Jisp: kan ik een paspoort aanvragen?',
  );
  expect(questionPost('BRP, wat is dat?', jisp, 'place')).toBe('Vraag uit Jisp: BRP, wat is dat?');
});

it('leaves out what stands between brackets', () => {
  expect(questionPost('Wat is het burgerservicenummer (bsn)?', jisp, 'account')).toBe(
    '@wormerland Wat is het burgerservicenummer?',
  );
});

it('drops whole sentences from the front until the question fits', () => {
  const long = `${'Ik woon al heel lang hier. '.repeat(12)}Wat kan ik doen?`;
  const post = questionPost(long, jisp, 'municipality')!;
  expect(post.length).toBeLessThanOrEqual(LONGEST_POST);
  expect(post).toMatch(/^Vraag voor de gemeente Wormerland: ik woon .*hier\. Wat kan ik doen\?$/u);
});

it('makes nothing of a text that asks nothing or cannot fit', () => {
  expect(questionPost('Levensgebeurtenissen familie', jisp, 'account')).toBeUndefined();
  expect(questionPost(`Waarom ${'zo lang '.repeat(50)}?`, jisp, 'account')).toBeUndefined();
});

it('every real question becomes a post for every council, place and shape, that ends as a question', () => {
  const odd: string[] = [];
  for (const { question } of governmentQuestions) {
    for (const { account, name: municipality, gm } of councils) {
      for (const place of placesOf(gm)) {
        for (const shape of postShapes) {
          const post = questionPost(question, { account, municipality, place }, shape);
          if (!post?.endsWith('?') || post.length > LONGEST_POST || /[()\n]| {2}/u.test(post))
            odd.push(`${question} → ${post}`);
        }
      }
    }
  }
  expect(odd).toEqual([]);
});
