import { LONGEST_TEMPLATE, shortAnswer, withMunicipality } from './short-answer.js';
import { onOneLine } from './sentences.js';
import { categoryReplies, governmentQuestions } from './sources.js';
import { subjectOf } from './subjects.js';
import { answerPlans, replyPlans, type AnswerPlan, type ReplyPlan } from './template-plan.js';

/** An answer of the demo library in its three blocks, with who wrote, published, adopted and declined it. */
export interface DemoTemplate {
  readonly key: string;
  readonly title: string;
  readonly topic: string;
  readonly greeting: string;
  readonly body: string;
  readonly closing: string;
  readonly author: string;
  readonly published: boolean;
  readonly adoptedBy: readonly string[];
  readonly declinedBy: readonly string[];
  /** Where the text comes from, and that it was edited for the demo. */
  readonly source: string;
}

const GREETING = 'Dag {{afzender.naam}},';
/** The variable for the name is longer than the words that it replaces, and two spaces stand between the blocks. */
const VARIABLE_ROOM = 18;

function fromAnswer(plan: AnswerPlan): DemoTemplate {
  const found = governmentQuestions.find(({ question }) => question === plan.question);
  if (!found) throw new Error(`No government question reads: ${plan.question}`);
  const { topic, next } = subjectOf(plan.question);
  const room = LONGEST_TEMPLATE - GREETING.length - next.length - VARIABLE_ROOM;
  const body = shortAnswer(found.answer, room, plan.skip);
  if (!body) throw new Error(`No sentence of the answer fits: ${plan.question}`);
  return {
    ...spreadOf(plan),
    key: found.id,
    title: plan.title,
    topic,
    greeting: GREETING,
    body: withMunicipality(body),
    closing: next,
    source: `Demo: verkort uit het antwoord van Rijksoverheid.nl (CC0), ${found.url}`,
  };
}

function fromReply(plan: ReplyPlan): DemoTemplate {
  const found = categoryReplies.find(({ slug }) => slug === plan.slug);
  if (!found) throw new Error(`No category has the slug ${plan.slug}`);
  return {
    ...spreadOf(plan),
    key: `category ${found.slug}`,
    title: found.naam.replaceAll(' / ', ' of ').replace(/[()]/gu, ''),
    topic: found.hoofdcategorie,
    greeting: 'Dag {{afzender.naam}}, dank voor uw melding.',
    body: onOneLine(found.standaardbericht).replaceAll('Amsterdam', '{{gemeente.naam}}'),
    closing: 'Meer melden in {{gemeente.naam}}? Dat kan via {{link.melding}}.',
    source: 'Demo: standaardbericht van Amsterdam/signals (MPL-2.0), gemeente als variabele',
  };
}

const spreadOf = ({ author, published, adoptedBy, declinedBy = [] }: AnswerPlan | ReplyPlan) => ({
  author,
  published,
  adoptedBy,
  declinedBy,
});

/** The library of the demo. */
export const demoTemplates: readonly DemoTemplate[] = [...answerPlans.map(fromAnswer), ...replyPlans.map(fromReply)];
