/** Steps of reading and matching since somebody set it to nought: tests bound work by counting, not by a clock. */
export const work = { steps: 0 };
