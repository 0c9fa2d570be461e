/** What a text may tell of one person. */
export const personalKinds = ['NAME', 'HANDLE', 'EMAIL', 'PHONE', 'ADDRESS', 'NUMBER', 'LINK'] as const;
export type PersonalKind = (typeof personalKinds)[number];

/** A stretch of a text; `kind` when it tells of a person. */
export interface TextPart {
  readonly text: string;
  readonly kind: PersonalKind | null;
}

/** What stands in the place of what was taken out; none of these is found again. */
const PLACEHOLDERS: Readonly<Record<PersonalKind, string>> = {
  NAME: '[naam]',
  HANDLE: '[account]',
  EMAIL: '[mailadres]',
  PHONE: '[telefoonnummer]',
  ADDRESS: '[adres]',
  NUMBER: '[nummer]',
  LINK: '[link]',
};

const STREET =
  '(?:straat|weg|laan|plein|dijk|kade|gracht|hof|singel|pad|steeg|dreef|plantsoen|markt|park|wal|brink|burg|veld|akker)';
const CAPITALISED = String.raw`\p{Lu}[\p{L}'’-]+(?:\s+(?:van|de|der|den|ten|ter|el|al|in|’t|'t)){0,3}(?:\s+\p{Lu}[\p{L}'’-]+){0,2}`;

// In this order: what is found first keeps its place.
const PATTERNS: readonly (readonly [PersonalKind, RegExp])[] = [
  ['LINK', /https?:\/\/[^\s<>"]{1,2000}/giu],
  ['HANDLE', /(?<![\p{L}\p{N}_.%+-])@[\p{L}\p{N}_]{2,40}(?:@[\p{L}\p{N}-]{1,63}(?:\.[\p{L}\p{N}-]{1,63})+)?/gu],
  ['EMAIL', /[\p{L}\p{N}._%+-]{1,64}@[\p{L}\p{N}-]{1,63}(?:\.[\p{L}\p{N}-]{1,63})+/gu],
  ['NUMBER', /(?<![\p{L}\p{N}])[A-Z]{2}\d{2}(?:[ ]?[A-Z0-9]{4}){2,7}(?:[ ]?[A-Z0-9]{1,3})?(?![\p{L}\p{N}])/gu],
  [
    'PHONE',
    /(?<![\d.,])(?:\(0\d{2,3}\)[\s-]?(?:\d[\s-]?){5,6}\d|(?:\+31|0031|0)[\s-]?(?:\(0\))?[\s-]?(?:\d[\s-]?){8}\d)(?!\d)/gu,
  ],
  [
    'ADDRESS',
    /(?<![\p{L}\p{N}])[1-9]\d{3}\s?[A-Z]{2}(?:[\s,]+(?:nr\.?|nummer|huisnummer)?\s*\d{1,5}(?:[\s-]?[a-zA-Z])?)?(?![\p{L}\p{N}])/gu,
  ],
  [
    'ADDRESS',
    new RegExp(
      String.raw`(?<![\p{L}\p{N}])[\p{L}'’-]{2,40}${STREET}\s+(?:nr\.?\s*|nummer\s+)?\d{1,5}(?:\s?[a-zA-Z](?![\p{L}]))?(?![\p{N}])`,
      'giu',
    ),
  ],
  // A number plate; a date has no letters.
  [
    'NUMBER',
    /(?<![\p{L}\p{N}-])(?=[A-Z0-9-]*\d)(?=[A-Z0-9-]*[A-Z])[A-Z0-9]{1,3}-[A-Z0-9]{2,3}-[A-Z0-9]{1,3}(?![\p{L}\p{N}-])/gu,
  ],
  // Not an amount, such as 1.250.000: a citizen service number has nine digits.
  ['NUMBER', /(?<![\p{L}\p{N}.,])(?!\d{1,2}(?:\.\d{3}){1,2}(?![\d.]))\d(?:[\d.]?\d){5,19}(?![\p{N}])/gu],
  [
    'NAME',
    new RegExp(
      String.raw`(?<=(?:^|[^\p{L}])(?:[Mm]evrouw|[Mm]eneer|[Mm]evr\.?|[Mm]w\.?|[Dd]hr\.?|[Dd]e heer|[Ff]amilie|[Ff]am\.?|[Ii]k heet|[Nn]aam is)\s+)${CAPITALISED}`,
      'gu',
    ),
  ],
];

/** Words of a display name that are no name. */
const NO_NAME = new Set(
  'van de der den het een ten ter in op uit bij bewoner bewoners inwoner inwoners buurt wijk dorp stad gemeente burger iemand'.split(
    ' ',
  ),
);

/**
 * Cuts a text where it tells of a person.
 * @param names the citizens' names and handles as the conversation knows them.
 */
export function personalParts(text: string, names: readonly string[] = []): TextPart[] {
  const found: { at: number; end: number; kind: PersonalKind }[] = [];
  const add = (pattern: RegExp, kind: PersonalKind) => {
    for (const match of text.matchAll(pattern)) {
      const [at, end] = [match.index, match.index + match[0].length];
      if (end > at && !found.some((one) => at < one.end && one.at < end)) found.push({ at, end, kind });
    }
  };
  for (const [kind, pattern] of PATTERNS) add(pattern, kind);
  for (const pattern of namePatterns(names)) add(pattern, 'NAME');
  found.sort((one, other) => one.at - other.at);
  const parts: TextPart[] = [];
  let at = 0;
  for (const one of found) {
    if (one.at > at) parts.push({ text: text.slice(at, one.at), kind: null });
    parts.push({ text: text.slice(one.at, one.end), kind: one.kind });
    at = one.end;
  }
  if (at < text.length) parts.push({ text: text.slice(at), kind: null });
  return parts;
}

/** The text without what tells of a person. Doing it twice changes nothing. */
export const withoutPersons = (text: string, names: readonly string[] = []): string =>
  textOfParts(personalParts(text, names));

/** A text that was cut, with words in the place of what tells of a person. */
export const textOfParts = (parts: readonly TextPart[]): string =>
  parts.map((part) => (part.kind ? PLACEHOLDERS[part.kind] : part.text)).join('');

// The longest first: a whole name is one name.
function namePatterns(names: readonly string[]): RegExp[] {
  const words = new Set<string>();
  for (const name of names.map((one) => one.normalize('NFC').trim())) {
    const plain = name.replace(/^@/, '');
    if (plain.length >= 3 && !NO_NAME.has(plain.toLowerCase())) words.add(plain);
    for (const word of plain.split(/[\s@.,()|/]+/u)) {
      if (word.length >= 3 && !NO_NAME.has(word.toLowerCase()) && /\p{L}/u.test(word)) words.add(word);
    }
  }
  return [...words]
    .filter((word) => !Object.values(PLACEHOLDERS).some((one) => one.includes(word.toLowerCase())))
    .sort((one, other) => other.length - one.length)
    .slice(0, 200)
    .map((word) => new RegExp(`(?<![\\p{L}\\p{N}])${escape(word)}(?:s|'s)?(?![\\p{L}\\p{N}])`, 'giu'));
}

const escape = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`);
