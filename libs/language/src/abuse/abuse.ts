import { fold } from '../text/fold.js';
import lists from './words.nl.json' with { type: 'json' };

const abuseKinds = ['THREAT', 'DISCRIMINATION', 'SEXUAL', 'INSULT'] as const;
export type AbuseKind = (typeof abuseKinds)[number];

/** What in a text hurts, and of which kind; positions are UTF-16 units of the text. */
interface Abuse {
  readonly kind: AbuseKind;
  readonly found: readonly { readonly kind: AbuseKind; readonly at: number; readonly end: number }[];
}

/** Beyond this nobody reads on before deciding. */
const MOST_TEXT = 20_000;

const escaped = (word: string) => word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&').replaceAll(' ', '[^\\p{L}\\p{N}]+');
const whole = (words: readonly string[]) =>
  new RegExp(`(?<![\\p{L}\\p{N}])(?:${words.map(escaped).join('|')})(?![\\p{L}\\p{N}])`, 'gu');
const joined = ({ starts, after }: { starts: readonly string[]; after: readonly string[] }) =>
  new RegExp(`(?<![\\p{L}\\p{N}])(?:${starts.join('|')})[ -]?(?:${after.join('|')})(?![\\p{L}\\p{N}])`, 'gu');

const PATTERNS: readonly (readonly [AbuseKind, RegExp])[] = [
  ...abuseKinds.map((kind) => [kind, whole(lists[kind].words)] as const),
  ['INSULT', whole(lists.INSULT.accusing)],
  ['INSULT', joined(lists.INSULT)],
];

/** Letters as people hide them, each for one: positions stay what they are. */
const HIDDEN: Readonly<Record<string, string>> = {
  '0': 'o',
  '1': 'i',
  '3': 'e',
  '4': 'a',
  '5': 's',
  '@': 'a',
  '€': 'e',
  $: 's',
};

/** Finds what hurts in a text; undefined when nothing does. The gravest kind names the whole. */
export function findAbuse(text: string): Abuse | undefined {
  const plain = comparable(text.slice(0, MOST_TEXT));
  const found = PATTERNS.flatMap(([kind, pattern]) =>
    Array.from(plain.matchAll(pattern), (match) => ({ kind, at: match.index, end: match.index + match[0].length })),
  ).sort((a, b) => a.at - b.at || b.end - a.end);
  const [kind] = abuseKinds.filter((one) => found.some((hit) => hit.kind === one));
  return kind && { kind, found };
}

/** The text with what hurts covered, letter for letter; for a line that is read in passing. */
export function coverAbuse(text: string): string {
  const abuse = findAbuse(text);
  if (!abuse) return text;
  const units = text.split('');
  for (const { at, end } of abuse.found) {
    for (let place = at; place < end; place += 1) if (units[place] !== ' ') units[place] = '•';
  }
  return units.join('');
}

/** One unit for each unit of the text, in small letters without accents. */
function comparable(text: string): string {
  let plain = '';
  for (const unit of text.split('')) {
    const folded = HIDDEN[unit] ?? fold(unit);
    plain += folded.length === 1 ? folded : unit.toLowerCase().slice(0, 1) || ' ';
  }
  return plain;
}
