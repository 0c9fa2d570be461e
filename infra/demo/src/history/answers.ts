import { renderTemplate, withCotag } from '@samenspraak/language/template';
import type { Citizen } from '../content/citizens.js';
import type { Dice } from '../content/dice.js';
import type { Council } from '../content/participants.js';
import { shortAnswer } from '../content/short-answer.js';
import { sentencesOf } from '../content/sentences.js';
import type { GovernmentQuestion } from '../content/sources.js';
import { demoTemplates, type DemoTemplate } from '../content/templates.js';
import { variablesFor } from '../content/variables.js';
import type { PlannedAnswer } from './planned.js';

/** Room for an answer that no template gives. */
const LONGEST_FREE_ANSWER = 320;
const SHARE_EDITED = 0.3;

/** The blocks of a template as one text, the way the library puts them together. */
export function joinBlocks({ greeting, body, closing }: Pick<DemoTemplate, 'greeting' | 'body' | 'closing'>): string {
  return [greeting, body, closing].filter(Boolean).join('\n\n');
}

/** The template that a council has for a question: its own, or one that it adopted. */
export function templateFor(question: GovernmentQuestion, { code }: Council): DemoTemplate | undefined {
  const found = demoTemplates.find(({ key }) => key === question.id);
  return found && (found.author === code || found.adoptedBy.includes(code)) ? found : undefined;
}

export interface AnswerParts {
  readonly question: GovernmentQuestion;
  readonly council: Council;
  readonly citizen: Citizen;
  readonly agent: { readonly username: string; readonly initials: string };
  readonly dice: Dice;
}

/** What an agent answers: the template when there is one, now and then a sentence shorter, else the beginning of the real answer; signed. */
export function answerTo({ question, council, citizen, agent, dice }: AnswerParts): {
  text: string;
  answer: PlannedAnswer;
} {
  const template = templateFor(question, council);
  if (!template) {
    const body = shortAnswer(question.answer, LONGEST_FREE_ANSWER) ?? 'We zoeken het voor u uit.';
    const text = withCotag(`Dag ${citizen.firstName},\n\n${body}`, agent.initials);
    return { text, answer: { agent: agent.username, templateKey: null, fromTemplate: null } };
  }
  const values = { ...variablesFor(council), 'afzender.naam': citizen.name };
  const whole = renderTemplate(joinBlocks(template), values).text;
  const edited = dice.fraction() < SHARE_EDITED;
  const sent = edited ? renderTemplate(joinBlocks({ ...template, body: shorter(template.body) }), values).text : whole;
  return {
    text: withCotag(sent, agent.initials),
    answer: { agent: agent.username, templateKey: template.key, fromTemplate: whole },
  };
}

function shorter(body: string): string {
  const sentences = sentencesOf(body);
  return sentences.length > 1 ? sentences.slice(0, -1).join(' ') : body;
}
