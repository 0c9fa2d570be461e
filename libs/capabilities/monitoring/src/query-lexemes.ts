import { anchors, type QueryNode } from '@samenspraak/language/query';
import { stem, type TokenisedText } from '@samenspraak/language/text';

const PLAIN = /^[\p{L}\p{N}]{2,60}$/u;

/** Rather any other anchor than one that cannot be looked up. */
const NOWHERE = 1_000_000;

/** Words that PostgreSQL's Dutch search leaves out: a post may hold one without its being found there. */
const LEFT_OUT = [
  'de en van ik te dat die in een hij het niet zijn is was op aan met als voor had er maar om hem dan zou of wat',
  'mijn men dit zo door over ze zich bij ook tot je mij uit der daar haar naar heb hoe heeft hebben deze u want',
  'nog zal me zij nu ge geen omdat iets worden toch al waren veel meer doen toen moet ben zonder kan hun dus',
  'alles onder ja eens hier wie werd altijd doch wordt wezen kunnen ons zelf tegen na reeds wil kon niets uw',
  'iemand geweest andere',
].flatMap((line) => line.split(' '));
const LEFT_OUT_STEMS = new Set(LEFT_OUT.map((word) => stem(word)));

/** So many groups narrow a search down well enough. */
const MOST_GROUPS = 4;
const MOST_IN_GROUP = 100;
/** What stands in more than this part of the posts leaves out too little to look it up as well. */
const COMMON = 0.3;

/**
 * What search can look up of a query: of each group a matching post holds one of the lexemes. Of two groups both must be there, so
 * more than one leaves less to judge. Written as `afval|vuilnis*`: a beginning has `*` behind it.
 * @param sample newest posts, which tell how common a word is
 * @returns undefined when search knows nothing of it
 */
export function lexemesOf(node: QueryNode, sample: readonly TokenisedText[]): string[] | undefined {
  const counts = countStems(sample);
  const cost = (group: readonly string[]) => group.reduce((sum, lexeme) => sum + countOf(lexeme, counts), 0);
  const frequency = (anchor: string) => {
    const lexeme = lexemeOf(anchor);
    return lexeme === undefined ? NOWHERE : countOf(lexeme, counts);
  };
  const leaf = (one: QueryNode): string[][] => {
    const found = anchors(one, frequency).map(lexemeOf);
    const known = found.filter((lexeme) => lexeme !== undefined);
    return found.length > 0 && known.length === found.length ? [known] : [];
  };
  const groupsOf = (one: QueryNode): string[][] => {
    if (one.type === 'and') return one.children.flatMap(groupsOf);
    if (one.type === 'near') return [...groupsOf(one.left), ...groupsOf(one.right)];
    if (one.type === 'phrase')
      return one.words.flatMap((value) => leaf({ type: /[*?]/u.test(value) ? 'pattern' : 'word', value }));
    if (one.type !== 'or') return leaf(one);
    const all = one.children.map((child) => groupsOf(child).sort((a, b) => cost(a) - cost(b))[0]);
    return all.includes(undefined) ? [] : [all.flatMap((group) => group ?? [])];
  };
  const groups = groupsOf(node)
    .map((group) => [...new Set(group)])
    .filter((group) => group.length <= MOST_IN_GROUP)
    .sort((a, b) => cost(a) - cost(b));
  const telling = groups.filter((group, n) => n === 0 || cost(group) <= sample.length * COMMON);
  return groups.length === 0 ? undefined : telling.slice(0, MOST_GROUPS).map((group) => group.join('|'));
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
  // A second stemming would make another word of it.
  return PLAIN.test(value) && !LEFT_OUT_STEMS.has(value) ? value : undefined;
}

/** Search knows stems only, so the beginning must be one of a stem. */
function beginning(pattern: string): string | undefined {
  const prefix = pattern.split(/[*?]/u)[0]!;
  if (LEFT_OUT.some((word) => word.startsWith(prefix))) return undefined;
  const short = stem(prefix).slice(0, prefix.length);
  return short.length >= 3 && PLAIN.test(short) && prefix.startsWith(short) ? `${short}*` : undefined;
}
