import { fold, tokenise } from '@samenspraak/language/text';
import { dutchGazetteer } from '@samenspraak/language/text/gazetteer';
import { ambiguousName, readEvidence } from './attribution-evidence.js';
import { ruleImpossible } from './attribution.errors.js';

const MOST_READ = 20_000;
const LONGEST_WORD = 40;

/** The name in a text that means nothing certain: a rule can be made about it. */
export function ambiguousNameOf(text: string): string | null {
  return ambiguousName(readEvidence(tokenise(text.slice(0, MOST_READ)), dutchGazetteer()));
}

/** The word that a rule needs beside its name, as it is compared; empty for none. @throws DomainError MONITORING_RULE_IMPOSSIBLE */
export function wordOf(wanted: string | null | undefined, text: string): string {
  const word = fold((wanted ?? '').trim());
  if (word === '') return '';
  const words = tokenise(text.slice(0, MOST_READ)).tokens.filter((token) => token.isWord);
  if (word.length > LONGEST_WORD || !words.some((token) => token.folded === word)) throw ruleImpossible();
  return word;
}
