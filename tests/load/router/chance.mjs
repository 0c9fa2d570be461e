/** Dice that fall in the same way for the same seed. */
export class Chance {
  #state;

  constructor(seed) {
    this.#state = (seed * 0x9e3779b1 + 0x85ebca6b) >>> 0;
  }

  /** From 0 up to 1 (mulberry32). */
  part() {
    this.#state = (this.#state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(this.#state ^ (this.#state >>> 15), 1 | this.#state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 0x1_0000_0000;
  }

  /** An integer from 0 up to, not including, this. */
  below(bound) {
    return Math.floor(this.part() * bound);
  }

  /** An integer between two, both included. */
  between(least, most) {
    return least + this.below(most - least + 1);
  }

  happens(part) {
    return this.part() < part;
  }

  pick(list) {
    return list[this.below(list.length)];
  }

  /** So many different ones of a list. */
  picks(list, count) {
    const chosen = new Set();
    while (chosen.size < Math.min(count, list.length)) chosen.add(this.pick(list));
    return [...chosen];
  }
}

/** Draws from a list of which the first is the most likely: 1 / (rank + shift), as words in texts are (Zipf, Mandelbrot). */
export class Ranked {
  #items;
  #sums;

  constructor(items, shift) {
    this.#items = items;
    this.#sums = new Float64Array(items.length);
    let sum = 0;
    for (let rank = 0; rank < items.length; rank += 1) this.#sums[rank] = sum += 1 / (rank + 1 + shift);
  }

  /** @param {Chance} chance */
  draw(chance) {
    const sums = this.#sums;
    const target = chance.part() * sums[sums.length - 1];
    let low = 0;
    let high = sums.length - 1;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (sums[middle] < target) low = middle + 1;
      else high = middle;
    }
    return this.#items[low];
  }
}
