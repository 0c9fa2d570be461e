import { CLUB_WORDS, FAR, INSIDE, NEARBY, SHIP_WORDS, SHIPS, SPORT, TITLES } from './place-words.js';
import type { Gazetteer, Place, PlaceMention } from './places.js';
import type { Token } from './token.js';

/** What a name is in its sentence. `unsure`: perhaps a place. */
export type PlaceRole = 'place' | 'person' | 'ship' | 'club' | 'product' | 'unsure';

/** How a name stands in its sentence. */
export interface Reading {
  readonly role: PlaceRole;
  /** How much the sentence is about that place: 3 "gemeente X", 2.5 "in X", 2 "X", 1.5 "uit X", 1 "bij X", "naar X". */
  readonly weight: number;
  /** "gemeente Hoorn" is the municipality and no other Hoorn. */
  readonly asCouncil: boolean;
  /** A plain word, or one without the capital that would make it a name. */
  readonly doubtful: boolean;
}

const CAPITAL = /^\p{Lu}/u;
const BETWEEN_WORDS = /^[ \u00a0'"\u2018\u2019\u201c\u201d.]{1,4}$/u;
const ONLY_SPACE = /^[ \u00a0]+$/u;
const SENTENCE_BREAK = /[.!?:;\n\u2026]/u;
const ANOTHER = String.raw`(?:\p{Lu}[\p{L}.'\u2019-]*\s*){1,4}`;
const SCORE = String.raw`:?\s*\(?\d{1,2}\s*[-\u2013:]\s*\d{1,2}(?![\d:])`;
const VERSUS = String.raw`\s*(?:[-\u2013\u2014]|vs\.?|tegen)\s*`;
const SCORE_AFTER = new RegExp(`^(?:${VERSUS}${ANOTHER})?\\s*${SCORE}`, 'u');
const OPPONENT_BEFORE = new RegExp(`${ANOTHER}${VERSUS}(?:[a-zA-Z]{2,4} )?$`, 'u');
const SCORE_ANYWHERE = /(?<![\d-])\d{1,2}\s?[-\u2013]\s?\d{1,2}(?![\d-])/u;
const INITIALS = /(?:^|[^\p{L}\p{N}])\p{Lu}\.\s?(?:(?:[Vv]an|[Dd]e|[Dd]en|[Dd]er|[Tt]en)\s)*$/u;
/** "m.s. Zaandam", "Hr. Ms. Volendam". */
const SHIP_BEFORE = /(?:^|[^\p{L}])(?:m[./]?s|m[./]?v|u?s[./]?s|[hz]r\.? ?m\.?s)\.?\s?['"\u2018\u201c]?$/iu;
const TEAM_AFTER =
  /^\s(?:JO|MO|O)\d|^-(?:trainer|speler|fan|supporter|keeper|spits|verdediger|aanvaller|uit|thuis)|^\s*\d{1,2}\s*[-\u2013]\s*\d{1,2}\s+\p{Lu}/u;
const SCORE_BEFORE = /\p{L}\s*\d{1,2}\s*[-\u2013]\s*\d{1,2}\s+$/u;

/** Whether the word stands where a place may be expected: worth the search for a slip of the pen. */
export function isAmid(words: readonly Token[], at: number): boolean {
  const before = words[at - 1]?.folded;
  return before !== undefined && words[at]!.text.length >= 6 && (INSIDE.has(before) || before === 'gem');
}

/** "Bergen (NH)", "Bergen in Limburg". */
const QUALIFIED =
  /^ \((?:[A-Z]{1,3}|Gld|Zld)\)|^,? (?:in |\()?(?:Noord-Holland|Zuid-Holland|Friesland|Drenthe|Overijssel|Gelderland|Zeeland|Noord-Brabant|Brabant|Limburg)/;

type Doubt = 'none' | 'doubt' | 'nothing';

/** Reads what names are in one text; made only for a text that holds a name. */
export class PlaceReader {
  private sport: number | undefined;
  private ships: boolean | undefined;

  constructor(
    private readonly text: string,
    private readonly words: readonly Token[],
    private readonly gazetteer: Gazetteer,
  ) {}

  /** Undefined for a plain word that names nothing. */
  read(place: Place, at: number, length: number, previous: PlaceMention | undefined): Reading | undefined {
    const first = this.words[at]!;
    const hashtag = first.kind === 'hashtag';
    // "provincie Utrecht" is no city.
    if (this.before(at) === 'provincie') return undefined;
    const asCouncil = hashtag ? first.folded.startsWith('gemeente') : this.isCouncil(at);
    const weight = this.weight(at, asCouncil, previous);
    const doubt = hashtag ? 'none' : this.doubt(place, at, length, asCouncil, weight);
    if (doubt === 'nothing') return undefined;
    const role = doubt === 'doubt' ? 'unsure' : hashtag || asCouncil ? 'place' : this.role(place, at, length, weight);
    return { role, weight, asCouncil, doubtful: doubt === 'doubt' };
  }

  private isCouncil(at: number): boolean {
    const before = this.before(at);
    return before === 'gemeente' || before === 'gem';
  }

  private doubt(place: Place, at: number, length: number, asCouncil: boolean, weight: number): Doubt {
    if (!place.ordinary && !place.capital) return 'none';
    // "de Wijk" has its capital in its last word; a text in capitals tells nothing.
    const capital = CAPITAL.test(this.words[at + length - 1]!.text) && !this.isShouted();
    const end = this.words[at + length - 1]!.end;
    const placed = QUALIFIED.test(this.text.slice(end, end + 32)) || asCouncil || this.isPlaced(at) || weight === 2.5;
    if (place.capital) return capital || placed ? 'none' : 'nothing';
    if (capital && placed) return 'none';
    // "gemeente hoorn" is the council, "gemeente best wel snel" is not: a person looks.
    if (asCouncil) return 'doubt';
    return capital && !this.startsSentence(at) ? 'doubt' : 'nothing';
  }

  private isShouted(): boolean {
    const letters = this.text.replace(/[^\p{L}]/gu, '');
    return letters.length > 8 && letters === letters.toUpperCase();
  }

  private isPlaced(at: number): boolean {
    const before = this.before(at);
    return before !== undefined && (INSIDE.has(before) || before === 'uit' || before === 'bij');
  }

  private weight(at: number, asCouncil: boolean, previous: PlaceMention | undefined): number {
    if (asCouncil) return 3;
    const before = this.before(at);
    if (before === undefined) return 2;
    const further = this.before(at - 1);
    // "niet in Edam maar in Volendam"
    if (INSIDE.has(before)) return further === 'niet' ? 1 : 2.5;
    if (before === 'uit') return 1.5;
    if (NEARBY.has(before)) return 1;
    if (before === 'van' && further !== undefined && FAR.has(further)) return 1;
    if (
      before === 'van' &&
      this.words.slice(at + 1, at + 5).some(({ folded }) => folded === 'naar' || folded === 'tot')
    ) {
      return 1;
    }
    if ((before === 'en' || before === 'of') && previous && previous.end === this.words[at - 2]?.end)
      return previous.weight;
    // "in het mooie Edam", "bij het station Purmerend": one word in between, or an article and a word.
    for (const back of [at - 1, at - 2]) {
      const preposition = this.before(back);
      if (preposition === undefined || !this.isGlue(back, at)) break;
      if (INSIDE.has(preposition)) return 2.5;
      if (NEARBY.has(preposition)) return 1;
    }
    return 2;
  }

  private isGlue(from: number, at: number): boolean {
    return this.words
      .slice(from, at)
      .some(({ folded }) => folded === 'het' || folded === 'de' || folded === 'centrum' || folded === 'station');
  }

  private role(place: Place, at: number, length: number, weight: number): PlaceRole {
    const first = this.words[at]!;
    const [start, end] = [first.start, this.words[at + length - 1]!.end];
    if (this.isPerson(at, start)) return 'person';
    const before = this.before(at);
    const isShip = before !== undefined && SHIPS.has(before);
    if (isShip || SHIP_BEFORE.test(this.text.slice(Math.max(0, start - 12), start))) return 'ship';
    const next = this.words[at + length];
    if (next && /^(?:kaas|kaasje|kazen|cheese)$/.test(next.folded)) return 'product';
    if (this.isClub(at, start, end, weight)) return 'club';
    // "Van Wormer heeft gebeld" may be a person; "Van Wormer naar Jisp" is not.
    if (before === 'van' && weight === 2 && CAPITAL.test(this.words[at - 1]!.text)) return 'unsure';
    const article = before === 'de' || before === 'het';
    if (article && place.kind !== 'region' && !this.isCompound(end) && !place.ordinary) {
      return this.namesShips() ? 'ship' : 'unsure';
    }
    return 'place';
  }

  private isPerson(at: number, start: number): boolean {
    const name = this.words[at]!;
    if (!CAPITAL.test(name.text)) return this.isTitled(at);
    const before = this.words[at - 1];
    if (before && this.touches(at - 1)) {
      const infix = /^(?:Van|Ten|Ter)$/.test(before.text);
      if (infix && !this.startsSentence(at - 1)) return true;
      const giver = /^(?:van|de|den|der)$/.test(before.folded) ? at - 2 : at - 1;
      const given = this.words[giver];
      const called = given && CAPITAL.test(given.text) && this.gazetteer.isFirstName(given.folded);
      const titled = given && CAPITAL.test(given.text) && TITLES.has(this.before(giver) ?? '');
      if ((called || titled) && ONLY_SPACE.test(this.text.slice(given.end, this.words[giver + 1]!.start))) return true;
    }
    return this.isTitled(at) || INITIALS.test(this.text.slice(Math.max(0, start - 24), start));
  }

  private isTitled(at: number): boolean {
    const before = this.before(at);
    if (before === undefined) return false;
    return TITLES.has(before) || (/^(?:van|de)$/.test(before) && TITLES.has(this.before(at - 1) ?? ''));
  }

  private isClub(at: number, start: number, end: number, weight: number): boolean {
    const before = this.before(at);
    if (before !== undefined && CLUB_WORDS.has(before)) return true;
    const after = this.text.slice(end, end + 60);
    if (TEAM_AFTER.test(after) || SCORE_BEFORE.test(this.text.slice(Math.max(0, start - 40), start))) return true;
    if (SCORE_AFTER.test(after)) {
      // "Jisp 12-14 uur" is a time; a score has a second team.
      if (/^\s*[-\u2013\u2014]|^\s*(?:vs|tegen)/u.test(after)) return true;
      if (OPPONENT_BEFORE.test(this.text.slice(Math.max(0, start - 60), start))) return true;
    }
    if (weight > 2) return false;
    return this.sportiness() >= 2;
  }

  /** "Purmerend-Noord" and "Edam-Volendam" are places, with an article or without. */
  private isCompound(end: number): boolean {
    return /^[-\u2010\u2011]\p{L}/u.test(this.text.slice(end, end + 2));
  }

  private sportiness(): number {
    if (this.sport === undefined) {
      const score = SCORE_ANYWHERE.test(this.text) ? 1 : 0;
      this.sport = this.words.reduce((sum, word) => sum + (SPORT.get(word.folded) ?? 0), 0);
      if (this.sport > 0) this.sport += score;
    }
    return this.sport;
  }

  private namesShips(): boolean {
    return (this.ships ??= this.words.some((word) => SHIP_WORDS.has(word.folded) || SHIPS.has(word.folded)));
  }

  /** The word right before, in its folded form; undefined when punctuation stands between. */
  private before(at: number): string | undefined {
    return at > 0 && this.touches(at - 1) ? this.words[at - 1]!.folded : undefined;
  }

  private touches(at: number): boolean {
    const [one, next] = [this.words[at], this.words[at + 1]];
    if (!one || !next || one.kind !== 'word') return false;
    const gap = this.text.slice(one.end, next.start);
    return BETWEEN_WORDS.test(gap) && (!gap.includes('.') || one.text.length <= 4);
  }

  private startsSentence(at: number): boolean {
    const before = this.words[at - 1];
    if (!before) return true;
    const gap = this.text.slice(before.end, this.words[at]!.start);
    return SENTENCE_BREAK.test(gap) && !(gap.startsWith('.') && before.text.length <= 4 && TITLES.has(before.folded));
  }
}
