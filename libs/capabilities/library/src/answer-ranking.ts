import { stem, tokenise } from '@samenspraak/language/text';
import { answerText, type TemplateText } from './variable-definition.js';

/** How well an answer fits a question, and the words of the question that say so. */
export interface Fit {
  readonly score: number;
  readonly words: readonly string[];
}

const WEIGHTS = { title: 3, topic: 2, body: 1 } as const;
const MOST_QUESTION = 5_000;
const STOP_WORDS = new Set(
  `aan af al alle als altijd ben bent bij dag dan dat de deze die dit doen door dus een en er even gaan gaat geen graag had heb hebben heeft het
   hier hij hoe hun iets ik in is ja je jullie kan kunnen kunt maar me meer mijn moet moeten mogen na naar nee niet nog nu of om ons onze ook op over
   te toch tot uit uw u van vanaf veel via voor vraag waar waarom wanneer was wat we weer wel wij wil wilt worden wordt zal ze zich zijn zo zou zonder`
    .split(/\s+/)
    .map((word) => stem(word)),
);

/** Weighs answers against one question by the stems they share; a stem that many answers have says less. */
export class AnswerRanking {
  private readonly asked: ReadonlyMap<string, string>;

  constructor(question: string) {
    this.asked = stemsOf(question.slice(0, MOST_QUESTION));
  }

  /** @returns a fit for each answer, in the same order. */
  weigh(answers: readonly TemplateText[]): Fit[] {
    const fields = answers.map((answer) => ({
      title: stemsOf(answer.title),
      topic: stemsOf(answer.topic),
      body: stemsOf(answerText(answer)),
    }));
    const holders = (name: string) =>
      fields.filter((field) => field.title.has(name) || field.topic.has(name) || field.body.has(name)).length;
    const worth = new Map(
      [...this.asked.keys()].map((name) => [name, Math.log(1 + answers.length / (1 + holders(name)))]),
    );
    return fields.map((field) => {
      const hits = [...this.asked].map(([name, word]) => {
        let weight = 0;
        for (const part of ['title', 'topic', 'body'] as const) if (field[part].has(name)) weight += WEIGHTS[part];
        return { word, score: weight * worth.get(name)! };
      });
      const found = hits.filter((hit) => hit.score > 0).sort((a, b) => b.score - a.score);
      return {
        score: found.reduce((sum, hit) => sum + hit.score, 0),
        words: whole(found.map((hit) => hit.word)).slice(0, 3),
      };
    });
  }
}

/** Without the parts of a word that is named itself: "id-kaart" says enough without "id" and "kaart". */
const whole = (words: readonly string[]) =>
  words.filter((word) => !words.some((other) => other !== word && other.split('-').includes(word)));

/** Stem to the word as it was written. */
function stemsOf(text: string): Map<string, string> {
  const found = new Map<string, string>();
  for (const token of tokenise(text).tokens) {
    if (token.kind !== 'word' && token.kind !== 'hashtag') continue;
    const name = stem(token.text);
    if (name.length > 1 && !STOP_WORDS.has(name) && !found.has(name)) {
      found.set(name, (token.joined ? text.slice(token.start, token.end) : token.text).toLowerCase());
    }
  }
  return found;
}
