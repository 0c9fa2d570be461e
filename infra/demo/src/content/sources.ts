import { readFileSync } from 'node:fs';

/** A question of Rijksoverheid.nl with its answer. */
export interface GovernmentQuestion {
  readonly id: string;
  readonly question: string;
  readonly answer: string;
  readonly subjects: readonly string[];
  readonly url: string;
}

/** What Amsterdam answers to a report of a category. */
export interface CategoryReply {
  readonly slug: string;
  readonly naam: string;
  readonly hoofdcategorie: string;
  readonly standaardbericht: string;
}

const read = (file: string) => readFileSync(new URL(`../../data/${file}`, import.meta.url), 'utf8');
const lines = (file: string) =>
  read(file)
    .split('\n')
    .filter((line) => line !== '');
const records = <T>(file: string) => lines(file).map((line) => JSON.parse(line) as T);

export const governmentQuestions: readonly GovernmentQuestion[] = records('government-questions.jsonl');
export const categoryReplies: readonly CategoryReply[] = records('category-replies.jsonl');
export const firstNames: readonly string[] = lines('first-names.txt');
export const familyNames: readonly string[] = lines('family-names.txt');
