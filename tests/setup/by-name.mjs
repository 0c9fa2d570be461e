import TestSequencer from '@jest/test-sequencer';

/**
 * Suites follow each other by name. They share one stack and each finds what those before it left; by their size or by
 * how long they took, which jest remembers between runs, a suite could pass on one machine and fail on a fresh one.
 */
export default class ByName extends TestSequencer {
  sort(tests) {
    return tests.toSorted((one, other) => (one.path < other.path ? -1 : 1));
  }
}
