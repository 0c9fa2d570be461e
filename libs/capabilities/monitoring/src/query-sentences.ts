import type { QuerySyntaxError } from '@samenspraak/language/query';
import sentences from './query-sentences.nl.json' with { type: 'json' };

/** Says in Dutch what is wrong with a query, at which character, and what to do; the same words as on the screens. */
export function faultSentence({ code, params, at }: QuerySyntaxError): string {
  const values: Readonly<Record<string, unknown>> = { ...params, at: at + 1 };
  const sentence = (sentences as Readonly<Record<string, string>>)[code] ?? code;
  return sentence.replaceAll(/\{\{(\w+)\}\}/gu, (_, name: string) => String(values[name] ?? ''));
}
