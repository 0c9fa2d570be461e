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
export const TERM_STRIDE = 2;
/** Where the postings stand, and how many integers they take. */
export const POSTINGS = 0;
export const POSTINGS_SIZE = 1;

interface Term {
  readonly kind: TermKind;
  readonly value: string;
}

const SMALLEST = 1024;

/** The terms that stored queries ask for, as numbers, each for as long as a query uses it. */
export class TermTable {
  cells = new Int32Array(SMALLEST * TERM_STRIDE);
  /** One bit per term: whether the message at hand holds it. So small that the processor has it at hand. */
  held = new Int32Array(SMALLEST / 32);
  /** One bit per term: whether it has postings. */
  anchors = new Int32Array(SMALLEST / 32);
  /** Counted messages that held the term since it is asked for. */
  counts = new Int32Array(SMALLEST);
  /** Counts what comes and goes, so that who remembers a term of a message sees when to look again. */
  version = 0;
  private readonly ids = new Map<TermKind, Map<string, number>>(termKinds.map((kind) => [kind, new Map()]));
  private readonly terms: (Term | undefined)[] = [];
  private users = new Int32Array(SMALLEST);
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
    this.version += 1;
    const id = this.free.pop() ?? this.terms.length;
    this.terms[id] = { kind, value };
    this.ids.get(kind)!.set(value, id);
    if (id >= this.users.length) this.grow();
    this.users[id] = 0;
    this.counts[id] = 0;
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
    this.version += 1;
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

  /** Halves what was counted, so that what was long ago counts less. */
  halveCounts(): void {
    for (let id = 0; id < this.counts.length; id += 1) this.counts[id]! >>= 1;
  }

  private grow(): void {
    const size = Math.ceil((this.users.length * 1.5) / 32) * 32;
    this.users = grown(this.users, size);
    this.counts = grown(this.counts, size);
    this.cells = grown(this.cells, size * TERM_STRIDE);
    this.held = grown(this.held, size / 32);
    this.anchors = grown(this.anchors, size / 32);
  }
}

function grown(cells: Int32Array, size: number): Int32Array<ArrayBuffer> {
  const larger = new Int32Array(size);
  larger.set(cells);
  return larger;
}
