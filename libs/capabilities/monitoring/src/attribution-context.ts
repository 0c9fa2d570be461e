import type { PlaceMention } from '@samenspraak/language/text';
import { municipalities } from '@samenspraak/language/text/gazetteer';

/** What stands around a name that several municipalities have. */
export interface Surroundings {
  /** Names and postcodes that leave no doubt. */
  readonly decisive: readonly { readonly name: string; readonly gm: string }[];
  readonly provinces: readonly string[];
  readonly author: readonly PlaceMention[];
  readonly authorProvinces: readonly string[];
}

interface Candidates {
  readonly name: string;
  readonly gm: readonly string[];
  readonly start: number;
}

/** "Utrecht" and "Groningen" are cities too: only as a province. */
const PROVINCES: readonly (readonly [RegExp, string])[] = [
  [/\bnoord[- ]?holland/i, 'Noord-Holland'],
  [/\bzuid[- ]?holland/i, 'Zuid-Holland'],
  [/\b(?:friesland|frysl[aâ]n)\b/i, 'Fryslân'],
  [/\bdrenthe?\b/i, 'Drenthe'],
  [/\boverijssel\b/i, 'Overijssel'],
  [/\bflevoland\b/i, 'Flevoland'],
  [/\bgelderland\b/i, 'Gelderland'],
  [/\bzeeland\b/i, 'Zeeland'],
  [/\b(?:noord[- ]?)?brabant\b/i, 'Noord-Brabant'],
  [/\blimburg\b/i, 'Limburg'],
  [/\bprovincie utrecht\b/i, 'Utrecht'],
  [/\bprovincie groningen\b/i, 'Groningen'],
];

/** Right after a name: "Bergen (NH)", "Spijkerboor, Dr.". */
const SHORT: Readonly<Record<string, string>> = {
  nh: 'Noord-Holland',
  zh: 'Zuid-Holland',
  fr: 'Fryslân',
  frl: 'Fryslân',
  gr: 'Groningen',
  gn: 'Groningen',
  dr: 'Drenthe',
  ov: 'Overijssel',
  fl: 'Flevoland',
  gld: 'Gelderland',
  ut: 'Utrecht',
  zld: 'Zeeland',
  nb: 'Noord-Brabant',
  l: 'Limburg',
  lb: 'Limburg',
};
/** The place itself is not told: it is about the author, not about the text. */
const AUTHOR_HINT = 'de woonplaats die de afzender zelf noemt';
const QUALIFIER = /^\s*(?:\(|,\s?)([A-Z][A-Za-z]{0,2})\.?(?:\)|\b)/;

export function provincesNamed(text: string): string[] {
  return PROVINCES.filter(([pattern]) => pattern.test(text)).map(([, province]) => province);
}

/**
 * The one municipality that a name means here. A province must leave one; of neighbouring names the same municipality
 * counts before the same safety region, and what points at two says nothing.
 */
export function resolve(
  name: Candidates,
  text: string,
  around: Surroundings,
): { gm: string; hint: string } | undefined {
  const qualifier = QUALIFIER.exec(text.slice(name.start + name.name.length, name.start + name.name.length + 8))?.[1];
  const short = SHORT[qualifier?.toLowerCase() ?? ''];
  const stated = short ? [short] : around.provinces;
  const inProvince = name.gm.filter((gm) => stated.includes(provinceOf(gm)));
  if (inProvince.length === 1) return { gm: inProvince[0]!, hint: provinceOf(inProvince[0]!) };
  const possible = inProvince.length > 0 ? inProvince : name.gm;
  const neighbours = around.decisive.map((one) => ({ ...one }));
  const authors = around.author.map(({ place, gm }) => ({ name: place.name, gm: gm[0]! }));
  const near = nearest(possible, neighbours);
  if (near || neighbours.length > 0) return near;
  const byAuthor = nearest(possible, authors) ?? byAuthorProvince(possible, around.authorProvinces);
  return byAuthor && { gm: byAuthor.gm, hint: AUTHOR_HINT };
}

function nearest(possible: readonly string[], named: readonly { name: string; gm: string }[]) {
  for (const isNear of [(a: string, b: string) => a === b, isNeighbour]) {
    const hits = possible.filter((gm) => named.some((one) => isNear(one.gm, gm)));
    if (hits.length > 1) return undefined;
    if (hits[0]) return { gm: hits[0], hint: named.find((one) => isNear(one.gm, hits[0]!))!.name };
  }
  return undefined;
}

function byAuthorProvince(possible: readonly string[], provinces: readonly string[]) {
  const hits = possible.filter((gm) => provinces.includes(provinceOf(gm)));
  return hits.length === 1 ? { gm: hits[0]! } : undefined;
}

const provinceOf = (gm: string): string => municipalities.get(gm)?.province ?? '';

const isNeighbour = (a: string, b: string): boolean => {
  const [one, other] = [municipalities.get(a), municipalities.get(b)];
  return one !== undefined && one.region === other?.region;
};
