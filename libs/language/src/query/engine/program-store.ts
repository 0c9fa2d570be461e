import { IntPool } from './int-pool.js';
import { AND, ANY, type Code } from './query-code.js';

/** Numbers per program in `ProgramStore.cells`. */
export const PROGRAM_STRIDE = 4;
/** The number of the last message for which the program was a candidate. */
export const TRIED_FOR = 0;
export const CODE_AT = 1;
/** Where in `pool` the part stands that holds for every message with an anchor; CODE_AT when that is all it asks. */
export const SURE_AT = 2;
/** Where the anchors stand in `pool`: their number, then the terms. */
export const ANCHORS_AT = 3;

const NOWHERE = -1;

/** The code of all stored queries, equal queries once, with the ids that stand for each. */
export class ProgramStore<Id> {
  cells = new Int32Array(1024 * PROGRAM_STRIDE);
  readonly pool = new IntPool(16_384);
  private readonly owners: (Id | Set<Id> | undefined)[] = [];
  private readonly shared: boolean[] = [];
  private readonly free: number[] = [];
  private readonly byHash = new Map<number, number | number[]>();

  get size(): number {
    return this.owners.length - this.free.length;
  }

  /** How many numbers there are for programs, used or not. */
  get bound(): number {
    return this.owners.length;
  }

  find(code: Code): number | undefined {
    const known = this.byHash.get(hashOf(code));
    if (typeof known === 'number') return this.equals(known, code) ? known : undefined;
    return known?.find((program) => this.equals(program, code));
  }

  /** Stores code that `find` did not find, for one id. */
  create(code: Code, owner: Id): number {
    const program = this.free.pop() ?? this.owners.length;
    this.owners[program] = owner;
    this.shared[program] = false;
    if (program * PROGRAM_STRIDE === this.cells.length) this.grow();
    // A program of one term has no length of its own.
    const offset = this.pool.take(code.length);
    this.pool.cells.set(code, offset);
    const base = program * PROGRAM_STRIDE;
    this.cells[base + TRIED_FOR] = 0;
    this.cells[base + CODE_AT] = offset;
    this.cells[base + SURE_AT] = NOWHERE;
    this.cells[base + ANCHORS_AT] = -1;
    const hash = hashOf(code);
    const known = this.byHash.get(hash);
    if (known === undefined) this.byHash.set(hash, program);
    else this.byHash.set(hash, typeof known === 'number' ? [known, program] : [...known, program]);
    return program;
  }

  /** Forgets a program without owners. */
  drop(program: number): void {
    const code = this.codeOf(program);
    const hash = hashOf(code);
    const known = this.byHash.get(hash);
    const others = Array.isArray(known) ? known.filter((other) => other !== program) : [];
    if (others.length > 0) this.byHash.set(hash, others);
    else this.byHash.delete(hash);
    this.setAnchors(program, []);
    this.pool.give(this.cells[program * PROGRAM_STRIDE + CODE_AT]!, code.length);
    this.owners[program] = undefined;
    this.free.push(program);
  }

  codeOf(program: number): number[] {
    const at = this.cells[program * PROGRAM_STRIDE + CODE_AT]!;
    const { cells } = this.pool;
    return [...cells.subarray(at, at + (cells[at]! >= 0 ? 1 : cells[at + 1]!))];
  }

  anchorsOf(program: number): number[] {
    const at = this.cells[program * PROGRAM_STRIDE + ANCHORS_AT]!;
    return at < 0 ? [] : [...this.pool.cells.subarray(at + 1, at + 1 + this.pool.cells[at]!)];
  }

  setAnchors(program: number, terms: readonly number[]): void {
    const base = program * PROGRAM_STRIDE + ANCHORS_AT;
    const before = this.cells[base]!;
    if (before >= 0) this.pool.give(before, this.pool.cells[before]! + 1);
    this.cells[base] = -1;
    if (terms.length === 0) return;
    const at = this.pool.take(terms.length + 1);
    this.pool.cells[at] = terms.length;
    this.pool.cells.set(terms, at + 1);
    this.cells[base] = at;
    this.cells[program * PROGRAM_STRIDE + SURE_AT] = this.findSure(program, new Set(terms));
  }

  /** Finds a term or list of alternatives of which each is an anchor: the query itself, or a part that it must have. */
  private findSure(program: number, anchors: ReadonlySet<number>): number {
    const { cells } = this.pool;
    const at = this.cells[program * PROGRAM_STRIDE + CODE_AT]!;
    const isSure = (part: number): boolean => {
      if (cells[part]! >= 0) return anchors.has(cells[part]!);
      return (
        cells[part] === ANY && cells.subarray(part + 2, part + cells[part + 1]!).every((term) => anchors.has(term))
      );
    };
    if (isSure(at)) return at;
    if (cells[at] !== AND) return NOWHERE;
    const end = at + cells[at + 1]!;
    for (let part = at + 2; part < end; part += cells[part]! >= 0 ? 1 : cells[part + 1]!) {
      const holds = cells[part]! >= 0 ? 1 : cells[part + 1]! - 2;
      if (holds === anchors.size && isSure(part)) return part;
    }
    return NOWHERE;
  }

  isUsed(program: number): boolean {
    return this.cells[program * PROGRAM_STRIDE + ANCHORS_AT]! >= 0;
  }

  addOwner(program: number, id: Id): void {
    if (this.shared[program]) {
      (this.owners[program] as Set<Id>).add(id);
      return;
    }
    this.owners[program] = new Set([this.owners[program] as Id, id]);
    this.shared[program] = true;
  }

  /** Takes an owner away; tells whether it was the last. */
  removeOwner(program: number, id: Id): boolean {
    if (!this.shared[program]) return true;
    const ids = this.owners[program] as Set<Id>;
    ids.delete(id);
    return ids.size === 0;
  }

  /** Adds the owners of a program to a list. */
  collect(program: number, found: Id[]): void {
    if (!this.shared[program]) found.push(this.owners[program] as Id);
    else for (const id of this.owners[program] as Set<Id>) found.push(id);
  }

  forgetMessages(): void {
    for (let at = TRIED_FOR; at < this.cells.length; at += PROGRAM_STRIDE) this.cells[at] = 0;
  }

  private equals(program: number, code: Code): boolean {
    const at = this.cells[program * PROGRAM_STRIDE + CODE_AT]!;
    const { cells } = this.pool;
    for (let offset = 0; offset < code.length; offset += 1) if (cells[at + offset] !== code[offset]) return false;
    return true;
  }

  private grow(): void {
    const larger = new Int32Array(Math.ceil(this.owners.length * 1.5) * PROGRAM_STRIDE);
    larger.set(this.cells);
    this.cells = larger;
  }
}

function hashOf(code: Code): number {
  let hash = code.length;
  for (const cell of code) hash = Math.imul(hash ^ cell, 0x01000193) ^ (hash >>> 15);
  return hash;
}
