import { sentencesOf, uncapitalised, withoutBrackets } from './sentences.js';

/** What a citizen may name so that the post finds its municipality. */
export interface PostPlace {
  /** Without @. */
  readonly account: string;
  readonly municipality: string;
  readonly place: string;
}

export type PostShape = 'account' | 'account_and_place' | 'place' | 'municipality';
export const postShapes: readonly PostShape[] = ['account', 'account_and_place', 'place', 'municipality'];

/** The longest post of a demo citizen. */
export const LONGEST_POST = 300;

const OPENINGS: Readonly<Record<PostShape, (place: PostPlace) => string>> = {
  account: ({ account }) => `@${account} `,
  account_and_place: ({ account, place }) => `@${account} Vraag uit ${place}: `,
  place: ({ place }) => `Vraag uit ${place}: `,
  municipality: ({ municipality }) => `Vraag voor de gemeente ${municipality}: `,
};

/**
 * Makes a post of a real question. The rule: brackets go; of the sentences the last ones stay that fit, whole, in 300
 * characters with the opening; the last one is a question; the opening weaves the account or place in.
 * @returns undefined for a text that is no question or does not fit.
 */
export function questionPost(question: string, place: PostPlace, shape: PostShape): string | undefined {
  const sentences = sentencesOf(withoutBrackets(question));
  if (!sentences.at(-1)?.endsWith('?')) return undefined;
  const opening = OPENINGS[shape](place);
  let kept = '';
  for (const sentence of sentences.toReversed()) {
    const longer = kept ? `${sentence} ${kept}` : sentence;
    if (opening.length + longer.length > LONGEST_POST) break;
    kept = longer;
  }
  if (kept === '') return undefined;
  return opening + (opening.endsWith(': ') ? uncapitalised(kept) : kept);
}
