import { fold } from '../text/fold.js';

/** A question with its answer, as it is imported; `key` says which one it is when the set comes again. */
export interface QuestionRow {
  readonly key: string;
  readonly question: string;
  readonly answer: string;
  readonly topic: string;
  readonly url: string | null;
}

/** Where something is wrong, and what. The words for people are in the catalogue of the screen. */
export interface QuestionProblem {
  /** The first is 1. */
  readonly line: number;
  readonly what:
    | 'NOT_JSON'
    | 'NOT_CSV'
    | 'NO_QUESTION'
    | 'NO_ANSWER'
    | 'QUESTION_TOO_LONG'
    | 'ANSWER_TOO_LONG'
    | 'KEY_TOO_LONG'
    | 'KEY_TWICE'
    | 'WRONG_COLUMNS';
  /** What stands there, cut off. */
  readonly text: string;
}

const LONGEST = { key: 200, question: 500, answer: 20_000, topic: 200, url: 1_000 } as const;

const NAMES: Readonly<Record<keyof QuestionRow, readonly string[]>> = {
  key: ['id', 'key', 'sleutel', 'nummer', 'code', 'uuid', 'identifier'],
  question: ['vraag', 'question', 'titel', 'title', 'onderwerpregel'],
  answer: ['antwoord', 'answer', 'tekst', 'text', 'content', 'inhoud'],
  topic: ['onderwerp', 'onderwerpen', 'subjects', 'subject', 'topic', 'categorie', 'category', 'thema'],
  url: ['url', 'link', 'bron', 'adres', 'webadres', 'canonical'],
};

/** Which field a column or property holds; a name that says nothing is undefined. */
export function fieldOf(name: string): keyof QuestionRow | undefined {
  const plain = fold(name).trim();
  return (Object.keys(NAMES) as (keyof QuestionRow)[]).find((field) => NAMES[field].includes(plain));
}

/** What a record holds, cleaned; or what is wrong with it. */
export function toRow(
  fields: Readonly<Partial<Record<keyof QuestionRow, unknown>>>,
): QuestionRow | QuestionProblem['what'] {
  const question = clean(fields.question).replace(/\s+/g, ' ');
  const answer = clean(fields.answer);
  if (question === '') return 'NO_QUESTION';
  if (answer === '') return 'NO_ANSWER';
  if (question.length > LONGEST.question) return 'QUESTION_TOO_LONG';
  if (answer.length > LONGEST.answer) return 'ANSWER_TOO_LONG';
  const address = clean(fields.url);
  const url = /^https?:\/\/\S+$/.test(address) && address.length <= LONGEST.url ? address : null;
  // Without a key of its own a question is known by its words.
  const key = clean(fields.key) || fold(question).slice(0, LONGEST.key);
  if (key.length > LONGEST.key) return 'KEY_TOO_LONG';
  return { key, question, answer, topic: clean(fields.topic).slice(0, LONGEST.topic), url };
}

function clean(value: unknown): string {
  if (Array.isArray(value)) return value.map(clean).filter(Boolean).join(', ');
  if (typeof value === 'number') return String(value);
  return typeof value === 'string' ? value.toWellFormed().replaceAll('\0', '').replace(/\r\n?/g, '\n').trim() : '';
}

export const sameRow = (one: QuestionRow, other: QuestionRow): boolean =>
  one.question === other.question && one.answer === other.answer && one.topic === other.topic && one.url === other.url;
