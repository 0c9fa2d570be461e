import { plainText } from '@samenspraak/platform/kernel';
import { variablesOf, withCotag, withoutCotag } from '@samenspraak/language/template';
import { MOST_THREAD_PARTS, splitThread } from '@samenspraak/language/text';
import type { AccountRules, AnswerWay } from './account-rules.js';
import type { Reply } from './reply.js';
import { replyEmpty, threadTooLong, tooLong, variablesLeft } from './replies.errors.js';

const MOST_TEXT = 10_000;

/**
 * The posts that an answer becomes, signed, as they go out: one, unless it may go in parts and must.
 * @throws DomainError REPLIES_EMPTY, REPLIES_VARIABLES_LEFT, REPLIES_TOO_LONG, REPLIES_THREAD_TOO_LONG
 */
export function composeReply(
  raw: string,
  initials: string,
  way: AnswerWay,
  rules: AccountRules,
  mayThread: boolean,
): string[] {
  const clean = plainText(raw.slice(0, MOST_TEXT));
  const unsigned = withoutCotag(clean).trim();
  if (unsigned === '') throw replyEmpty();
  const left = variablesOf(clean);
  if (left.length > 0) throw variablesLeft(left);
  const text = withCotag(clean, initials);
  const { limit, unit } = way.rules;
  const length = rules.measure(text, way);
  if (raw.length > MOST_TEXT) throw tooLong(length, limit, unit);
  if (length <= limit) return [text];
  if (!mayThread || !way.replyability.threads) throw tooLong(length, limit, unit);
  const parts = splitThread(unsigned, way.replyability, `^${initials}`);
  if (parts.length > MOST_THREAD_PARTS) throw threadTooLong(MOST_THREAD_PARTS);
  if (parts.some((part) => rules.measure(part, way) > limit)) throw tooLong(length, limit, unit);
  return parts;
}

/** What is given back of an answer that did not go out, or not wholly: its text without numbers and signature. */
export function draftTextOf(unsent: readonly Reply[]): string {
  const [first] = unsent;
  if (first?.part === 1) return first.wholeText ?? withoutCotag(first.text);
  return unsent.map(({ text, part, parts }) => withoutNumber(withoutCotag(text), `${part}/${parts}`)).join(' ');
}

function withoutNumber(text: string, number: string): string {
  return text.endsWith(number) ? text.slice(0, -number.length).trimEnd() : text;
}
