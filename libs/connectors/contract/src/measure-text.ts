import { networkLength } from '@samenspraak/language/text';
import type { Measure, TextRules } from './capabilities.js';

// No network takes a text this long, so its exact length does not matter.
const NOT_WORTH_COUNTING = 20_000;

/** The length as the network counts it. */
export function measureText(text: string, rules: TextRules): Measure {
  const length = text.length > NOT_WORTH_COUNTING ? text.length : networkLength(text, rules);
  return { length, limit: rules.limit, unit: rules.unit };
}
