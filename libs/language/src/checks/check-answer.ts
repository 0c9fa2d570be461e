import { accountHints } from './account.js';
import { greetingHints } from './greeting.js';
import type { AnswerContext, Hint, HintKind } from './hint.js';
import { personalHints } from './personal.js';
import { readabilityHints } from './readability.js';
import { sameChannelHints } from './same-channel.js';
import { swearingHints } from './swearing.js';
import { wordingHints } from './wording.js';
import { yesNoHints } from './yes-no.js';

/** What harms most stands first. */
const ORDER: readonly HintKind[] = [
  'personal',
  'account',
  'swearing',
  'promise',
  'spelling',
  'yesNo',
  'opinion',
  'negative',
  'greeting',
  'name',
  'sameChannel',
  'difficult',
  'longSentence',
  'passive',
  'level',
];

/** Everything in an answer that deserves a second look, except its spelling; what harms most comes first. */
export function checkAnswer(text: string, context: AnswerContext): Hint[] {
  if (text.trim() === '') return [];
  return inOrder([
    ...personalHints(text, context),
    ...accountHints(text, context),
    ...swearingHints(text, context),
    ...wordingHints(text),
    ...yesNoHints(text),
    ...greetingHints(text, context),
    ...sameChannelHints(text),
    ...readabilityHints(text),
  ]);
}

export function inOrder(hints: readonly Hint[]): Hint[] {
  return [...hints].sort((a, b) => ORDER.indexOf(a.kind) - ORDER.indexOf(b.kind) || a.at - b.at);
}
