import { personalParts, textOfParts, type PersonalKind, type TextPart } from '@samenspraak/language/personal';
import type { QuestionAnswer } from './question.js';

/** What of an answer may be kept for everybody: nothing of the citizen. */
export interface KeptAnswer extends Omit<QuestionAnswer, 'text'> {
  /** The question. */
  readonly title: string;
  readonly text: string;
  /** Of who answered, as the address book has it. */
  readonly department: string;
  /** What was asked and what was answered, cut where it tells of a person. */
  readonly asked: readonly TextPart[];
  readonly answered: readonly TextPart[];
  readonly kinds: readonly PersonalKind[];
}

interface Given {
  readonly question: string;
  readonly answer: QuestionAnswer;
  readonly department: string;
  /** The citizens' names and handles as the conversation knows them. */
  readonly names: readonly string[];
}

const MOST_TITLE = 120;

export function keptAnswer({ question, answer, department, names }: Given): KeptAnswer {
  const asked = personalParts(question, names);
  const answered = personalParts(answer.text, names).map((part) =>
    part.kind === 'LINK' && leadsToNobody(part.text, names) ? { ...part, kind: null } : part,
  );
  const kinds = [...new Set([...asked, ...answered].flatMap((part) => part.kind ?? []))];
  return {
    ...answer,
    title: titleOf(textOfParts(asked)),
    text: textOfParts(answered),
    department,
    asked,
    answered,
    kinds,
  };
}

/** What a colleague refers to is worth keeping; the address of somebody's post is not. */
const leadsToNobody = (link: string, names: readonly string[]) =>
  personalParts(link.replace(/^https?:\/\//i, ''), names).every((part) => part.kind === null);

/** The first line that holds something, as far as a title goes. */
function titleOf(text: string): string {
  const line =
    text
      .split('\n')
      .find((one) => one.trim() !== '')
      ?.trim() ?? '';
  return line.length > MOST_TITLE ? `${line.slice(0, MOST_TITLE - 1).trimEnd()}…` : line;
}
