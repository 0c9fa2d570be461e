/** Bounds that keep reading and matching a query cheap, whatever somebody types. */
export const queryLimits = {
  /** UTF-8 bytes, as typed and in canonical form. */
  bytes: 4096,
  /** Parentheses and negations inside each other. */
  depth: 32,
  phraseWords: 32,
  /** UTF-16 units. */
  term: 100,
  /** Letters and digits of a word with `?`, and before `*`. */
  wildcardLetters: 4,
  /** Words between two that are near each other, and one. */
  distance: 100,
  /** NEARs in a query, after words side by side in a group are spread. */
  nears: 64,
  /** The distances of NEARs inside each other together. */
  reach: 200,
} as const;
