import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { SuggestIndex } from './suggest-index.js';

const item = (id: string, title: string, body = '', topic = '') => ({ id, title, topic, body });
const items = [
  item('waste', 'Volle ondergrondse container', 'U kunt het afval in een andere container doen.', 'Afval'),
  item('charge', 'Afvalstoffenheffing betalen', 'Elk huishouden betaalt voor het ophalen van huisvuil.', 'Belasting'),
  item('passport', 'Paspoort aanvragen', 'U maakt een afspraak aan de balie.', 'Reisdocumenten'),
  item('parking', 'Parkeervergunning voor bewoners', 'U vraagt een vergunning aan.', 'Parkeren'),
];
const index = new SuggestIndex(items);
const first = (question: string) => index.suggest(question, 3)[0];

describe('SuggestIndex', () => {
  it('finds an answer by another word for the same thing, and says which two words these are', () => {
    const found = first('De kliko zit vol');
    expect(found?.id).toBe('waste');
    expect(found?.because).toContainEqual({ asked: 'kliko', found: 'container' });
  });

  it('finds an answer by a part of a compound, in either direction', () => {
    expect(first('Hoe hoog is de heffing?')?.id).toBe('charge');
    expect(first('Ik wil een bewonersvergunning')?.id).toBe('parking');
  });

  it('finds a phrase of more than one word', () => {
    const rubbish = new SuggestIndex([...items, item('bulky', 'Grofvuil laten ophalen')]);
    expect(rubbish.suggest('Waar laat ik grof afval?', 1)[0]?.id).toBe('bulky');
  });

  it.each(['paspord', 'passpoort', 'papsoort'])('forgives the slip in %s', (slip) => {
    expect(first(`mijn ${slip} is verlopen`)?.id).toBe('passport');
  });

  it('prefers the answer whose title is answered whole', () => {
    const pair = new SuggestIndex([
      item('long', 'Paspoort kwijt in het buitenland tijdens een reis'),
      item('short', 'Paspoort kwijt'),
    ]);
    expect(pair.suggest('Ik ben mijn paspoort kwijt', 2).map(({ id }) => id)).toEqual(['short', 'long']);
  });

  it('says nothing to a question without a subject, to an empty one and to an empty library', () => {
    expect(index.suggest('Hoe kan dat nou weer?', 3)).toEqual([]);
    expect(index.suggest('', 3)).toEqual([]);
    expect(new SuggestIndex([]).suggest('paspoort', 3)).toEqual([]);
  });

  it('answers the same to the same question, and no more than was asked for', () => {
    expect(index.suggest('afval en paspoort', 1)).toEqual(index.suggest('afval en paspoort', 1));
    expect(index.suggest('afval en paspoort', 1)).toHaveLength(1);
  });

  it.each([['a'.repeat(200_000)], ['afval'.repeat(40_000)], ['🙂'.repeat(50_000)], ['\0\uD800 <script>']])(
    'reads hostile text to its end (%#)',
    (text) => {
      expect(index.suggest(text, 3).length).toBeLessThanOrEqual(3);
      expect(new SuggestIndex([item('odd', text, text, text)]).suggest('paspoort', 3)).toEqual([]);
    },
  );
});

const lines = (file: string) =>
  readFileSync(new URL(`./fixtures/${file}`, import.meta.url), 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Record<string, string> & { subjects: string[] });

describe("the government's questions, asked in other words", () => {
  const government = new SuggestIndex(
    lines('government-questions.jsonl').map((row) => item(row.id!, row.question!, row.answer!, row.subjects.join(' '))),
  );
  const asked = lines('asked-questions.jsonl');

  it.each(['tuned', 'kept', 'other', 'fresh'])(
    'has the right answer among the first three for 85 of 100 (%s)',
    (set) => {
      const questions = asked.filter((question) => question.set === set);
      const right = questions.filter(({ text, id }) => government.suggest(text!, 3).some((found) => found.id === id));
      expect(questions.length).toBeGreaterThan(100);
      expect(right.length / questions.length).toBeGreaterThanOrEqual(0.85);
    },
  );
});
