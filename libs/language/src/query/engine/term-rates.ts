import { stem } from '../../text/index.js';
import type { TermKind, TermTable } from './term-table.js';

// How many of a hundred short Dutch posts hold a word, roughly: enough to keep a query off these words until its own
// terms are measured.
const COMMON: readonly (readonly [percentage: number, words: string])[] = [
  [65, 'de'],
  [50, 'het een van in en'],
  [45, 'is'],
  [38, 'op'],
  [35, 'te'],
  [32, 'dat voor'],
  [30, 'met'],
  [28, 'zijn niet ik'],
  [25, 'er die'],
  [24, 'aan'],
  [22, 'je'],
  [20, 'om ook'],
  [18, 'als maar'],
  [17, 'bij'],
  [16, 'nog naar'],
  [15, 'dit wat'],
  [14, 'wel we of hebben'],
  [13, 'door over uit'],
  [12, 'heeft'],
  [11, 'worden wordt kan al dan'],
  [10, 'nu geen'],
  [9, 'meer hij ze zo was'],
  [8, 'kunnen moet veel u mijn deze'],
  [7, 'tot hoe'],
  [6, 'waar weer heb ben'],
  [5, 'wie onze gaat gaan jaar'],
  [4, 'dag gemeente mensen goed'],
  [3, 'weg vandaag nieuwe'],
  [2, 'straat morgen graag'],
  [1, 'bewoners inwoners'],
];
const prior = new Map(
  COMMON.flatMap(([percentage, words]) => words.split(' ').map((word) => [stem(word), percentage / 100] as const)),
);

/** As many measured messages as a guess is worth. */
const GUESS_WEIGHT = 200;
const ENOUGH_HITS_MESSAGES = 500;
const MOST_COUNTED = 1 << 20;

/** Knows which part of the messages holds a term: a guess first, then more and more what was counted. */
export class TermRates {
  private guesses = new Float32Array(1024);
  private since = new Int32Array(1024);
  private messages = 0;

  constructor(private readonly terms: TermTable) {}

  /** Begins to count a term; `hits` is how often remembered tokens that hold it were seen in the last `among` messages. */
  begin(id: number, kind: TermKind, value: string, hits: number, among: number): void {
    if (id >= this.guesses.length) this.grow(id);
    const known = kind === 'stem' ? prior.get(value) : undefined;
    this.guesses[id] = among >= ENOUGH_HITS_MESSAGES && hits > 0 ? hits / among : (known ?? guess(kind, value));
    this.since[id] = this.messages;
  }

  /** Counts a message; now and then what was counted long ago is made to count less. */
  count(): void {
    this.messages += 1;
    if (this.messages < MOST_COUNTED) return;
    this.messages >>= 1;
    for (let id = 0; id < this.since.length; id += 1) this.since[id]! >>= 1;
    this.terms.halveCounts();
  }

  readonly rateOf = (id: number): number => {
    const held = this.terms.counts[id]!;
    const counted = this.messages - this.since[id]!;
    return (held + this.guesses[id]! * GUESS_WEIGHT) / (counted + GUESS_WEIGHT);
  };

  private grow(id: number): void {
    const size = Math.max(id + 1, Math.ceil(this.guesses.length * 1.5));
    const guesses = new Float32Array(size);
    guesses.set(this.guesses);
    this.guesses = guesses;
    const since = new Int32Array(size);
    since.set(this.since);
    this.since = since;
  }
}

/** Guesses that short words are common, signed ones rare, and what each message may have very common. */
function guess(kind: TermKind, value: string): number {
  switch (kind) {
    case 'stem':
    case 'raw':
      return Math.min(0.5, 0.5 / value.length ** 2);
    case 'pattern':
      return 2 / value.length ** 2;
    case 'source':
    case 'lang':
    case 'is':
      return 0.5;
    case 'place':
      return 0.002;
    default:
      return Math.min(0.1, 0.05 / value.length ** 2);
  }
}
