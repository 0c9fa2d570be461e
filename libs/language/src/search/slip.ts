/**
 * The letters with which a word begins and with which it ends, of which one slip leaves at least one as it was: an index on words
 * and one on words read backwards find all that it may have been.
 */
export function keptEnds(word: string): { start: string; end: string } {
  const half = Math.floor((word.length - 1) / 2);
  return { start: word.slice(0, half), end: word.slice(word.length - half) };
}
