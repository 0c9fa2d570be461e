/** What a stored query can ask of a message; each kind has names of its own. */
export const termKinds = [
  'stem',
  'pattern',
  'raw',
  'hashtag',
  'mention',
  'author',
  'site',
  'source',
  'lang',
  'place',
  'is',
] as const;
export type TermKind = (typeof termKinds)[number];

/** Numbers per term in `TermTable.cells`. */
export const TERM_STRIDE = 4;
/** The number of the last message that holds the term. */
export const SEEN_IN = 0;
/** Where the postings stand; with one posting, that posting. */
export const POSTINGS = 1;
export const POSTING_COUNT = 2;
/** Messages that held the term since it is asked for. */
export const HELD_BY = 3;

interface Term {
  readonly kind: TermKind;
  readonly value: string;
}

/** The terms that stored queries ask for, as numbers, each for as long as a query uses it. */
export class TermTable {
  cells = new Int32Array(1024 * TERM_STRIDE);
  private readonly ids = new Map<TermKind, Map<string, number>>(termKinds.map((kind) => [kind, new Map()]));
  private readonly terms: (Term | undefined)[] = [];
  private users = new Int32Array(1024);
  private readonly free: number[] = [];
  private dropped: number[] = [];

  get size(): number {
    return this.terms.length - this.free.length - this.dropped.length;
  }

  /** How many numbers wait until no token remembers them. */
  get droppedCount(): number {
    return this.dropped.length;
  }

  /** The terms of a kind by value. */
  of(kind: TermKind): ReadonlyMap<string, number> {
    return this.ids.get(kind)!;
  }

  find(kind: TermKind, value: string): number | undefined {
    return this.ids.get(kind)!.get(value);
  }

  get(id: number): Term {
    const term = this.terms[id];
    if (!term) throw new Error(`There is no term ${id}.`);
    return term;
  }

  /** Gives a term that nobody uses yet a number. */
  create(kind: TermKind, value: string): number {
    const id = this.free.pop() ?? this.terms.length;
    this.terms[id] = { kind, value };
    this.ids.get(kind)!.set(value, id);
    if (id >= this.users.length) this.grow();
    this.users[id] = 0;
    this.cells.fill(0, id * TERM_STRIDE, (id + 1) * TERM_STRIDE);
    return id;
  }

  use(id: number): void {
    this.users[id]! += 1;
  }

  /** Ends one use of a term; tells whether it was the last, so that the term is gone. */
  leave(id: number): boolean {
    this.users[id]! -= 1;
    if (this.users[id]! > 0) return false;
    const { kind, value } = this.get(id);
    this.ids.get(kind)!.delete(value);
    this.terms[id] = undefined;
    // Tokens may still point to this number: it comes back only after they were forgotten.
    this.dropped.push(id);
    return true;
  }

  /** Makes the numbers of terms that are gone available again. */
  reclaim(): void {
    for (const id of this.dropped) this.free.push(id);
    this.dropped = [];
  }

  /** Forgets in which messages terms were seen: the numbering of messages starts again. */
  forgetMessages(): void {
    for (let at = SEEN_IN; at < this.cells.length; at += TERM_STRIDE) this.cells[at] = 0;
  }

  /** Halves what was counted, so that what was long ago counts less. */
  halveCounts(): void {
    for (let at = HELD_BY; at < this.cells.length; at += TERM_STRIDE) this.cells[at]! >>= 1;
  }

  private grow(): void {
    const users = new Int32Array(Math.ceil(this.users.length * 1.5));
    users.set(this.users);
    this.users = users;
    const cells = new Int32Array(users.length * TERM_STRIDE);
    cells.set(this.cells);
    this.cells = cells;
  }
}
