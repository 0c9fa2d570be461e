/** Bounds that keep reading and matching a query cheap, whatever somebody types. */
export const queryLimits = {
  /** UTF-8 bytes. */
  bytes: 4096,
  /** Parentheses and negations inside each other. */
  depth: 32,
  phraseWords: 32,
  /** UTF-16 units. */
  term: 100,
} as const;
