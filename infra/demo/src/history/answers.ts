import { renderTemplate, withCotag } from '@samenspraak/language/template';
import { shortAnswer } from '../content/short-answer.js';
import type { Council } from '../content/participants.js';
import type { GovernmentQuestion } from '../content/sources.js';
import { answerPlans } from '../content/template-plan.js';
import { demoTemplates, type DemoTemplate } from '../content/templates.js';
import { variablesFor } from '../content/variables.js';
import type { PlannedAnswer } from './planned.js';

/** Room for an answer that no template gives. */
const LONGEST_FREE_ANSWER = 320;

/** The blocks of a template as one text, the way the library puts them together. */
export function joinBlocks({ greeting, body, closing }: Pick<DemoTemplate, 'greeting' | 'body' | 'closing'>): string {
  return [greeting, body, closing].filter(Boolean).join('\n\n');
}

/** The template that a council has for a question: its own, or one that it adopted. */
export function templateFor(question: GovernmentQuestion, { code }: Council): DemoTemplate | undefined {
  if (!answerPlans.some((plan) => plan.question === question.question)) return undefined;
  const found = demoTemplates.find(({ key }) => key === question.id);
  return found && (found.author === code || found.adoptedBy.includes(code)) ? found : undefined;
}

/** What an agent answers to a question: the template when there is one, else the beginning of the real answer, signed. */
export function answerTo(
  question: GovernmentQuestion,
  council: Council,
  agent: { readonly username: string; readonly initials: string },
  firstName: string,
): { text: string; answer: PlannedAnswer } {
  const template = templateFor(question, council);
  if (!template) {
    const body = shortAnswer(question.answer, LONGEST_FREE_ANSWER) ?? 'We zoeken het voor u uit.';
    const text = withCotag(`Dag ${firstName},\n\n${body}`, agent.initials);
    return { text, answer: { agent: agent.username, templateKey: null, fromTemplate: null } };
  }
  const values = Object.fromEntries(variablesFor(council).map(({ name, value }) => [name, value]));
  const filled = renderTemplate(joinBlocks(template), values).text;
  const personal = filled.replace(/^Goedendag,/u, `Dag ${firstName},`);
  return {
    text: withCotag(personal, agent.initials),
    answer: { agent: agent.username, templateKey: template.key, fromTemplate: filled },
  };
}
