import { anchors, type QueryNode } from '@samenspraak/language/query';
import { stem } from '@samenspraak/language/text';

const PLAIN = /^[\p{L}\p{N}]{2,60}$/u;

/**
 * The anchors of a query as the lexemes of full-text search, a beginning with `*` behind it.
 * @returns undefined when one of them cannot be looked up there: an address, a place, an account with a host.
 */
export function lexemesOf(node: QueryNode): string[] | undefined {
  const found = anchors(node).map(lexemeOf);
  return found.length > 0 && found.every((lexeme) => lexeme !== undefined) ? found : undefined;
}

function lexemeOf(anchor: string): string | undefined {
  const [, field, value = anchor] = /^(author:|[#@])(.+)$/u.exec(anchor) ?? [];
  if (field === 'author:') return PLAIN.test(value) ? value : undefined;
  if (/[*?]/u.test(value)) return beginning(value);
  return PLAIN.test(value) ? stem(value) : undefined;
}

/** Search knows stems only, so the beginning must be one of a stem. */
function beginning(pattern: string): string | undefined {
  const prefix = pattern.split(/[*?]/u)[0]!;
  const short = stem(prefix).slice(0, prefix.length);
  return short.length >= 3 && PLAIN.test(short) && prefix.startsWith(short) ? `${short}*` : undefined;
}
