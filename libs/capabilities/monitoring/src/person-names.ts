import { fold } from '@samenspraak/language/text';
import { dutchGazetteer, dutchPlaces } from '@samenspraak/language/text/gazetteer';
import familyNames from './names/family-names.json' with { type: 'json' };
import firstNames from './names/first-names.json' with { type: 'json' };
import moreFamilyNames from './names/more-family-names.json' with { type: 'json' };
import moreFirstNames from './names/more-first-names.json' with { type: 'json' };

/** One word of a query: folded, and whether it was written with a capital. */
export interface NameWord {
  readonly folded: string;
  readonly capital: boolean;
}

const words = (text: string) => new Set(text.trim().split(/\s+/u));

const PARTICLES = words('van de den der ter ten het t d vd von du la le el al bin ben op in aan uit');
/** Of these one must stand first, or a phrase such as "storm in de haven" would be a name. */
const OPENERS = words('van de den der ter ten vd von du la le el');
const TITLES = words('meneer mevrouw mevr mw dhr heer familie fam');
/** First names that a query uses as plain words; they need a family name that is none. */
const ORDINARY_FIRST = words(
  `ace amber aurora bas beau ben boet coco dies don emir fender fleur iris jazz jet job keet kick linde lot lux maan maas
   mare medina merel mink nova pip puk rein riff roos rosa rover storm toon vesper wolf max mark floor tom victor wil`,
);
const ORDINARY_FAMILY = words(
  `bakker blom boer bos brouwer dekker groen huisman jonker klein kok koning kramer kuiper maas mol molenaar mulder post
   schipper vink visser vos prins zwart bond plat keizer konijn sier bijl wang`,
);
/** What stands before or after a name of a street, a school or a saint. */
const THINGS = words(
  `straat laan plein weg kade gracht hof park brug school kerk ziekenhuis singel pad steeg dreef tunnel sluis polder college
   lyceum museum stadion hal plantsoen stichting festival toernooi boulevard haven sint st sankt heilige koning koningin
   prins prinses burgemeester`,
);
const THING_ENDINGS =
  /(?:straat|laan|plein|weg|kade|gracht|hof|park|brug|school|kerk|ziekenhuis|singel|pad|steeg|dreef|tunnel|sluis|polder|college|plantsoen|haven|gemeente)$/u;
const ORGANISATIONS = new Set(['albert heijn', 'jan linders', 'kees smit', 'leen bakker', 'anna paulowna']);

const FIRST = new Set([...firstNames, ...moreFirstNames].flatMap((name) => fold(name).split(/[^\p{L}]+/u)));
const FAMILY = new Set(
  [...familyNames, ...moreFamilyNames].map(fold).flatMap((name) => (name.includes(' ') ? [] : [name])),
);
const gazetteer = dutchGazetteer();
const PLACES = new Set(dutchPlaces.map(({ name }) => fold(name).replaceAll(/[^\p{L}]+/gu, '')));
/** Some villages are called like a family. */
const isPlace = (word: string) => PLACES.has(word) && !FAMILY.has(word);

const isThing = (word: NameWord | undefined) =>
  word !== undefined && (THINGS.has(word.folded) || THING_ENDINGS.test(word.folded));
const isFirst = ({ folded }: NameWord) => folded.length > 1 && FIRST.has(folded);
const isInitial = ({ folded }: NameWord) => /^\p{L}$/u.test(folded);
const isPlainFirst = ({ folded }: NameWord) => !ORDINARY_FIRST.has(folded);

/** A stretch of words, as [from, to). */
export type Stretch = readonly [from: number, to: number];

/**
 * Finds full names among words that stand side by side: a first name or initials with a family name.
 * @param close whether they follow each other in the text too, as in a phrase; then an unknown family name counts.
 */
export function nameStretches(sequence: readonly NameWord[], close: boolean): Stretch[] {
  const found: Stretch[] = [];
  for (let at = 0; at < sequence.length; at += 1) {
    const end = nameEnd(sequence, at, close);
    if (end === undefined || isThing(sequence[at - 1]) || isThing(sequence[end])) continue;
    const name = textOf(sequence, at, end);
    if (ORGANISATIONS.has(name) || startsPlace(sequence, at, end)) continue;
    found.push([at, end]);
    at = end - 1;
  }
  return found;
}

function nameEnd(sequence: readonly NameWord[], at: number, close: boolean): number | undefined {
  const head = sequence[at]!;
  const title = TITLES.has(head.folded);
  if (!title && !isFirst(head) && !isInitial(head)) return undefined;
  let next = at + 1;
  // "Jan Willem Jansen", "J. P. Jansen", "mevrouw A. Jansen"
  while (next < sequence.length - 1 && (isFirst(sequence[next]!) || isInitial(sequence[next]!)) && next - at < 4)
    next += 1;
  const particles = next;
  while (next < sequence.length && PARTICLES.has(sequence[next]!.folded) && next - particles < 3) next += 1;
  const family = sequence[next];
  if (!family || isThing(family)) return undefined;
  return isFamily(head, family, {
    title,
    close,
    particle: next > particles ? sequence[particles]!.folded : undefined,
  })
    ? next + 1
    : undefined;
}

function isFamily(
  head: NameWord,
  family: NameWord,
  { title, close, particle }: { title: boolean; close: boolean; particle: string | undefined },
): boolean {
  if (!/^\p{L}{2,}$/u.test(family.folded) || PARTICLES.has(family.folded)) return false;
  if (isPlace(family.folded) && !(particle !== undefined && FAMILY_TAILS.has(family.folded))) return false;
  const capitals = head.capital && family.capital;
  if (particle !== undefined) {
    const sure = title || isInitial(head) ? FAMILY_TAILS.has(family.folded) : isPlainFirst(head);
    return OPENERS.has(particle) && (sure || capitals);
  }
  const known = FAMILY.has(family.folded);
  if (title) return known && (!ORDINARY_FAMILY.has(family.folded) || family.capital);
  if (isInitial(head)) return known && (!ORDINARY_FAMILY.has(family.folded) || capitals);
  if (known) return isPlainFirst(head) || !ORDINARY_FAMILY.has(family.folded) || (close && capitals);
  return (close || capitals) && isPlainFirst(head) && !FIRST.has(family.folded);
}

/** Whether a word may be half of such a pair. */
export const isNamePart = ({ folded }: NameWord) => FIRST.has(folded) || FAMILY.has(folded);

/** Whether two words that stand apart are a first name and a family name that mean nothing else. */
export function isNamePair(one: NameWord, other: NameWord): boolean {
  const plainFamily = ({ folded }: NameWord) => FAMILY.has(folded) && !ORDINARY_FAMILY.has(folded);
  const pair = (first: NameWord, family: NameWord) => isFirst(first) && isPlainFirst(first) && plainFamily(family);
  return one.folded !== other.folded && (pair(one, other) || pair(other, one));
}

/** Whether a word without spaces, as in a hashtag, is a full name: "jandevries". */
export function isJoinedName(folded: string): boolean {
  if (PLACES.has(folded)) return false;
  for (let cut = 3; cut < folded.length - 2; cut += 1) {
    const first = folded.slice(0, cut);
    if (!FIRST.has(first) || ORDINARY_FIRST.has(first)) continue;
    const rest = folded.slice(cut);
    const bare = rest.replace(/^(?:van)?(?:der|den|de)?/u, '');
    if (FAMILY.has(rest) && !ORDINARY_FAMILY.has(rest)) return true;
    if (bare !== rest && bare.length > 2 && FAMILY_TAILS.has(bare) && !isThing({ folded: bare, capital: false }))
      return true;
  }
  return false;
}

/** Last words of family names that begin with "van", "de" and the like. */
const FAMILY_TAILS = new Set(
  [...familyNames, ...moreFamilyNames]
    .map(fold)
    .flatMap((name) => (name.includes(' ') ? [name.split(' ').at(-1)!] : [])),
);

/** Whether the words are the name of a place, or begin one: "Anna Paulowna", "Hendrik-Ido-Ambacht". */
function startsPlace(sequence: readonly NameWord[], from: number, to: number): boolean {
  const parts = gazetteer.startingWith(sequence[from]!.folded).map((place) => place.parts);
  const here = (length: number) => textOf(sequence, from, from + length);
  return parts.some((part) => part.length >= to - from && part.join(' ') === here(part.length));
}

const textOf = (sequence: readonly NameWord[], from: number, to: number) =>
  sequence
    .slice(from, to)
    .map(({ folded }) => folded)
    .join(' ');
