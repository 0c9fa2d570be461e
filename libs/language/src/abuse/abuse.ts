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
/** Letters that are remembered; texts of the world have more. */
const MOST_UNITS = 5_000;

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

/** How each of the words above begins: a text in which no word begins so has nothing that hurts. */
const OPENING_UNITS = 3;
const OPENINGS = new Set(
  [...abuseKinds.flatMap((kind) => lists[kind].words), ...lists.INSULT.accusing, ...lists.INSULT.starts].map((word) =>
    word.slice(0, OPENING_UNITS),
  ),
);
const WORD = /[\p{L}\p{N}]/u;
const isOfWord = (unit: string) => (unit >= 'a' && unit <= 'z') || (unit !== ' ' && WORD.test(unit));

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
  if (!mayHurt(plain)) return undefined;
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

/** Nearly all texts hurt nobody, and each row of a list is asked: looking at how words begin takes a tenth of the whole search. */
function mayHurt(plain: string): boolean {
  let inWord = false;
  for (let at = 0; at < plain.length; at += 1) {
    const isLetter = isOfWord(plain[at]!);
    if (isLetter && !inWord && OPENINGS.has(openingAt(plain, at))) return true;
    inWord = isLetter;
  }
  return false;
}

/** Whatever parts two words counts as a space, as it does in the patterns. */
function openingAt(plain: string, at: number): string {
  let opening = '';
  for (const unit of plain.slice(at, at + OPENING_UNITS)) opening += isOfWord(unit) ? unit : ' ';
  return opening;
}

/** One unit for each unit of the text, in small letters without accents. */
function comparable(text: string): string {
  let plain = '';
  for (let at = 0; at < text.length; at += 1) plain += comparableUnit(text[at]!);
  return plain;
}

const units = new Map<string, string>();

function comparableUnit(unit: string): string {
  const known = units.get(unit);
  if (known !== undefined) return known;
  const folded = HIDDEN[unit] ?? fold(unit);
  const one = folded.length === 1 ? folded : unit.toLowerCase().slice(0, 1) || ' ';
  if (units.size < MOST_UNITS) units.set(unit, one);
  return one;
}
