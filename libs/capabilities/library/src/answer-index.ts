import { SuggestIndex, type Because, type Suggestion } from '@samenspraak/language/suggest';
import { answerText, type TemplateText } from './variable-definition.js';

interface Indexed extends TemplateText {
  readonly id: string;
  readonly version: number;
  readonly origin?: { readonly override: boolean } | null;
}

/** Tenants whose answers stay read; the one that was not asked for longest makes room. */
const MOST_KEPT = 50;

/** The answers of each tenant as they are looked up, read once until one of them changes. */
export class AnswerIndexes {
  readonly #kept = new Map<string, { readonly of: string; readonly index: SuggestIndex }>();

  of(tenantId: string, answers: readonly Indexed[]): SuggestIndex {
    // Words of our own change without a new version.
    const of = answers
      .map(({ id, version, origin, title, body }) => `${id}:${version}${origin?.override ? `${title}\n${body}` : ''}`)
      .join();
    const known = this.#kept.get(tenantId);
    const index = known?.of === of ? known.index : new SuggestIndex(answers.map(toItem));
    this.#kept.delete(tenantId);
    this.#kept.set(tenantId, { of, index });
    if (this.#kept.size > MOST_KEPT) this.#kept.delete(this.#kept.keys().next().value!);
    return index;
  }
}

/** In Dutch, which words of the question an answer fits: the citizen's word, and behind it ours where that is another. */
export function whyFits({ because }: Suggestion): string | null {
  const words = because.filter(({ asked }) => !because.some((other) => isPartOf(asked, other.asked))).map(inWords);
  return words.length > 0 ? `Komt overeen op: ${words.join(', ')}` : null;
}

const toItem = (answer: Indexed) => ({
  id: answer.id,
  title: answer.title,
  topic: answer.topic,
  body: answerText({ ...answer, greeting: '', closing: '' }),
});

/** "id-kaart" says enough without "id" and "kaart". */
const isPartOf = (word: string, other: string) => other !== word && other.split(/[\s-]/).includes(word);

const inWords = ({ asked, found }: Because) =>
  asked.startsWith(found) || found.startsWith(asked) ? asked : `${asked} (${found})`;
