const SMALLEST = 2;

/** One growing array of integers that hands out blocks, in sizes of powers of two, and takes them back. */
export class IntPool {
  cells: Int32Array;
  private end = 0;
  private readonly free: number[][] = [];

  constructor(cells = 1024) {
    this.cells = new Int32Array(cells);
  }

  /** The size of the block that holds so many integers. */
  static room(size: number): number {
    return size <= SMALLEST ? SMALLEST : 1 << (32 - Math.clz32(size - 1));
  }

  /** Gives the offset of a block with room for so many integers; what it holds is undefined. */
  take(size: number): number {
    const room = IntPool.room(size);
    const known = this.free[Math.clz32(room)]?.pop();
    if (known !== undefined) return known;
    const offset = this.end;
    this.end += room;
    if (this.end > this.cells.length) this.grow();
    return offset;
  }

  /** Takes back a block that was taken for so many integers. */
  give(offset: number, size: number): void {
    (this.free[Math.clz32(IntPool.room(size))] ??= []).push(offset);
  }

  private grow(): void {
    this.cells = grown(this.cells, this.end);
  }
}

/** The same cells with room for more. */
export function grown(cells: Int32Array, least: number): Int32Array<ArrayBuffer> {
  // A half more: doubling would keep up to as much unused as used.
  const larger = new Int32Array(Math.max(least, Math.ceil(cells.length * 1.5)));
  larger.set(cells);
  return larger;
}
