import { anchors, type QueryNode } from '@samenspraak/language/query';
import { stem, type TokenisedText } from '@samenspraak/language/text';

const PLAIN = /^[\p{L}\p{N}]{2,60}$/u;

/** Rather any other anchor than one that cannot be looked up. */
const NOWHERE = 1_000_000;

/**
 * The rarest words of which a matching post must hold one, as lexemes of full-text search; a beginning has `*` behind it.
 * @param sample newest posts, which tell how common a word is
 * @returns undefined when there are none that search knows.
 */
export function lexemesOf(node: QueryNode, sample: readonly TokenisedText[]): string[] | undefined {
  const counts = countStems(sample);
  const frequency = (anchor: string) => {
    const lexeme = lexemeOf(anchor);
    return lexeme === undefined ? NOWHERE : countOf(lexeme, counts);
  };
  const found = anchors(node, frequency);
  const lexemes = found.flatMap((anchor) => lexemeOf(anchor) ?? []);
  return found.length === 0 || lexemes.length < found.length ? undefined : lexemes;
}

function countStems(sample: readonly TokenisedText[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const { tokens } of sample) {
    const stems = new Set(tokens.map((token) => token.stem));
    for (const one of stems) counts.set(one, (counts.get(one) ?? 0) + 1);
  }
  return counts;
}

function countOf(lexeme: string, counts: ReadonlyMap<string, number>): number {
  if (!lexeme.endsWith('*')) return counts.get(lexeme) ?? 0;
  const prefix = lexeme.slice(0, -1);
  let sum = 0;
  for (const [one, count] of counts) if (one.startsWith(prefix)) sum += count;
  return sum;
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
