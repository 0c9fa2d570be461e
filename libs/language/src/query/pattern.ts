const patterns = new Map<string, RegExp>();

/** Tells whether a word of a query is a pattern: it holds `*` or `?`. */
export function isPattern(word: string): boolean {
  return word.includes('*') || word.includes('?');
}

/** Tells whether the folded form of a word is what a pattern asks for; `?` is one letter or digit, `*` any rest. */
export function patternFits(pattern: string, folded: string): boolean {
  let expression = patterns.get(pattern);
  if (!expression) {
    const body = [...pattern].map((sign) => (sign === '*' ? '.*' : sign === '?' ? '[\\p{L}\\p{N}]' : sign)).join('');
    expression = new RegExp(`^${body}$`, 'su');
    if (patterns.size >= 5_000) patterns.clear();
    patterns.set(pattern, expression);
  }
  return expression.test(folded);
}
