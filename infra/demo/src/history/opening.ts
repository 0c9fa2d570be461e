import { citizen, type Citizen } from '../content/citizens.js';
import type { Dice } from '../content/dice.js';
import { placesOf, type Council } from '../content/participants.js';
import { postShapes, questionPost } from '../content/question-post.js';
import { governmentQuestions, type GovernmentQuestion } from '../content/sources.js';
import { subjectOf, type Subject } from '../content/subjects.js';
import type { PlannedConversation } from './planned.js';

/** A citizen's first post with what it is about and why its council gets it. */
export interface Opening {
  readonly citizen: Citizen;
  readonly question: GovernmentQuestion;
  readonly subject: Subject;
  readonly text: string;
  readonly why: PlannedConversation['why'];
  /** How the council heard of it, for the first step. */
  readonly heardBy: string;
}

/** Lets the dice choose a citizen, a question, a place and a shape. */
export function openingOf(council: Council, dice: Dice, questions = governmentQuestions): Opening {
  const shape = dice.pick(postShapes);
  const place = dice.pick(placesOf(council.gm));
  const question = dice.pick(questions);
  const { account, name: municipality } = council;
  const text = questionPost(question.question, { account, municipality, place }, shape)!;
  const addressed = shape.startsWith('account');
  return {
    citizen: citizen(`${council.code} ${dice.between(1, council.inhabitants)}`),
    question,
    subject: subjectOf(question.question),
    text,
    why: addressed
      ? { code: 'account_addressed', params: { account: `@${account}` } }
      : { code: 'query_matched', params: { query: `Vragen uit ${municipality}` } },
    heardBy: addressed ? 'eigen account' : 'zoekopdracht',
  };
}
