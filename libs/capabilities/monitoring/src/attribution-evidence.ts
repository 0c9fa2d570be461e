import type { MessageEvent } from '@samenspraak/connector-contract';
import {
  findNames,
  tokenise,
  type Gazetteer,
  type PlaceMention,
  type Token,
  type TokenisedText,
} from '@samenspraak/language/text';
import { municipalityOfPostcode } from '@samenspraak/language/text/gazetteer';
import { provincesNamed, resolve, type Surroundings } from './attribution-context.js';
import { nameKey } from './attribution-rule.js';

export type EvidenceCode =
  | 'municipality_named'
  | 'place_named'
  | 'postcode_named'
  | 'place_in_context'
  /** A name that several municipalities have, and nothing that tells which. */
  | 'place_ambiguous'
  /** A region or water that several municipalities share. */
  | 'region_named'
  | 'road_named'
  /** A street that holds the name of a place, or a name that is perhaps no place. */
  | 'place_uncertain';

/** One thing in a text that says whose it is, and how well. */
export interface Evidence {
  readonly code: EvidenceCode;
  readonly name: string;
  /** How a rule knows the name. */
  readonly key: string;
  /** Decisive names one municipality; supporting needs a rule or a person; weak decides nothing. */
  readonly strength: 'decisive' | 'supporting' | 'weak';
  /** The municipalities it may be; none for a road. */
  readonly gm: readonly string[];
  /** How much the sentence is about it. */
  readonly weight: number;
  readonly start: number;
  /** What made a name with several meanings clear. */
  readonly hint?: string;
}

export interface TextEvidence {
  readonly items: readonly Evidence[];
  /** Whether the text holds this folded word. */
  has(word: string): boolean;
}

/** Longer texts are read by their beginning. */
const MOST_READ = 20_000;

type Post = Pick<MessageEvent, 'text' | 'author'>;

const ROAD = /^[AN]\d{1,3}$/;
const PAPER = new Set(['formaat', 'papier', 'printer', 'print', 'vel', 'vellen', 'blaadje', 'kopie', 'poster']);
const STREET = /^(\p{L}{4,}?)(?:weg|straat|dijk|laan|plein|kade|pad|gracht|singel|steeg|brug)$/u;
/** Also the name of streets in many towns: even when no member has such a place. */
const STREETLIKE = /(?:einde|buurt|weg|straat|kade|laan|dijk|pad)$/;
const POSTCODE = /^([1-9]\d{3})([a-z]{2})?$/;

/** Reads what a text says about whose it is. `authorPlace` is what the author tells of itself, where the source lets us use it. */
export function readEvidence(text: TokenisedText, gazetteer: Gazetteer, authorPlace?: string | null): TextEvidence {
  const mentions = findNames(text, gazetteer);
  const items: Evidence[] = [];
  for (let at = 0; at < text.tokens.length; at += 1) {
    const token = text.tokens[at]!;
    if (token.kind !== 'word' || token.joined) continue;
    const found = isNumbered(token.text) ? (postcode(text, at) ?? road(text, token)) : street(token, gazetteer);
    if (found) items.push(found);
  }
  for (const mention of mentions) {
    const found = ofMention(mention);
    if (found) items.push(found);
  }
  const has = (word: string) => text.tokens.some((token) => token.isWord && token.folded === word);
  if (!items.some(({ code }) => code === 'place_ambiguous')) return { items: inOrder(items), has };
  const around: Surroundings = {
    decisive: items.filter(({ strength }) => strength === 'decisive').map(({ name, gm }) => ({ name, gm: gm[0]! })),
    provinces: provincesNamed(text.text),
    author: authorPlace ? findNames(`in ${authorPlace}`, gazetteer).filter(({ unique }) => unique) : [],
    authorProvinces: authorPlace ? provincesNamed(authorPlace) : [],
  };
  return { items: inOrder(items.map((item) => clarified(item, text.text, around))), has };
}

const known = new WeakMap<object, { gazetteer: Gazetteer; evidence: TextEvidence }>();

/** The same of a post, read once for all who ask while the post is in memory. */
export function evidenceOf(post: Post, gazetteer: Gazetteer, text?: TokenisedText): TextEvidence {
  const before = known.get(post);
  if (before?.gazetteer === gazetteer) return before.evidence;
  const evidence = readEvidence(text ?? tokenise(post.text.slice(0, MOST_READ)), gazetteer, post.author.place);
  known.set(post, { gazetteer, evidence });
  return evidence;
}

/** Of which name a rule can be made: the first that means nothing certain. */
export function ambiguousName({ items }: TextEvidence): string | null {
  return items.find(({ code }) => code === 'place_ambiguous' || code === 'region_named')?.name ?? null;
}

function ofMention(mention: PlaceMention): Evidence | undefined {
  const { place, gm, role, weight, start, unique } = mention;
  const about = { name: place.name, key: nameKey(place.name), gm, weight, start };
  if (role === 'unsure') return { ...about, code: 'place_uncertain', strength: 'weak' };
  if (role !== 'place') return undefined;
  if (place.kind === 'region') return { ...about, code: 'region_named', strength: 'weak' };
  if (!unique) return { ...about, code: 'place_ambiguous', strength: 'supporting' };
  return { ...about, code: place.kind === 'municipality' ? 'municipality_named' : 'place_named', strength: 'decisive' };
}

function clarified(item: Evidence, text: string, around: Surroundings): Evidence {
  if (item.code !== 'place_ambiguous') return item;
  const clear = resolve(item, text, around);
  if (!clear) return item;
  return { ...item, code: 'place_in_context', strength: 'decisive', gm: [clear.gm], hint: clear.hint };
}

/** Cheap, since every word of every post is asked. */
const isNumbered = (word: string): boolean => {
  const last = word.charCodeAt(1);
  return last >= 48 && last <= 57;
};

function postcode({ text, tokens }: TokenisedText, at: number): Evidence | undefined {
  const token = tokens[at]!;
  const found = POSTCODE.exec(token.folded);
  if (!found) return undefined;
  const next = tokens[at + 1];
  const letters = found[2] ?? (next && next.start - token.end <= 1 && /^[A-Z]{2}$/.test(next.text) ? next.text : '');
  const digits = Number(found[1]);
  // "2024 EK" is a year; "1531 AB" is not.
  const year = !found[2] && digits >= 1950 && digits <= 2060 && !/postcode\W*$/i.test(text.slice(0, token.start));
  const gm = letters && !year ? municipalityOfPostcode(digits) : undefined;
  if (!gm) return undefined;
  const name = `${digits} ${letters.toUpperCase()}`;
  return { code: 'postcode_named', strength: 'decisive', name, key: '', gm: [gm], weight: 3, start: token.start };
}

function road({ text, tokens }: TokenisedText, token: Token): Evidence | undefined {
  const written =
    ROAD.test(token.text) ||
    (ROAD.test(token.text.toUpperCase()) && /\b(?:de|snelweg|weg) $/i.test(text.slice(0, token.start)));
  if (!written || /^['\u2019]/.test(text.slice(token.end, token.end + 1))) return undefined;
  if (tokens.some((one) => PAPER.has(one.folded))) return undefined;
  const about = { name: token.text.toUpperCase(), key: '', gm: [], weight: 1, start: token.start };
  return { ...about, code: 'road_named', strength: 'weak' };
}

/** "Purmerenderweg", "Zaandammerdijk", "Wormerstraat": a street that is called after a place lies anywhere. */
function street(token: Token, gazetteer: Gazetteer): Evidence | undefined {
  const base = token.text.length < 8 ? undefined : STREET.exec(token.folded)?.[1];
  const place =
    base &&
    stemsOf(base)
      .flatMap((stem) => gazetteer.called(stem) ?? [])
      .find(({ ordinary }) => !ordinary);
  if (!place) return undefined;
  const about = { name: token.text, key: '', gm: place.gm, weight: 1, start: token.start };
  return { ...about, code: 'place_uncertain', strength: 'weak' };
}

function stemsOf(base: string): string[] {
  const stem = base.replace(/(?:er|se?)$/, '');
  const single = stem.replace(/(\p{L})\1$/u, '$1');
  return [base, stem, single, stem.replace(/([aeou])(\p{L})$/u, '$1$1$2')];
}

/** Whether a name is also that of streets elsewhere. */
export const isStreetlike = ({ name }: Evidence): boolean => STREETLIKE.test(name.toLowerCase());

const inOrder = (items: readonly Evidence[]) => [...items].sort((a, b) => a.start - b.start);
