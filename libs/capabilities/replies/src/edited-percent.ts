const MOST_WORDS = 1_500;

/** How much of an answer's words were changed before it went out, 0 to 100. */
export function editedPercent(original: string, sent: string): number {
  const before = wordsOf(original);
  const after = wordsOf(sent);
  const most = Math.max(before.length, after.length);
  return most === 0 ? 0 : Math.round((100 * distance(before, after)) / most);
}

function wordsOf(text: string): string[] {
  return text.split(/\s+/).filter(Boolean).slice(0, MOST_WORDS);
}

function distance(from: readonly string[], to: readonly string[]): number {
  let row = Array.from({ length: to.length + 1 }, (_, at) => at);
  for (let i = 1; i <= from.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= to.length; j += 1) {
      const change = row[j - 1]! + (from[i - 1] === to[j - 1] ? 0 : 1);
      next.push(Math.min(change, row[j]! + 1, next[j - 1]! + 1));
    }
    row = next;
  }
  return row[to.length]!;
}

/** Of an answer in several lengths: how much was changed of the one that the text is nearest to. */
export function editedOf(originals: readonly (string | null)[], sent: string): number {
  const given = originals.filter((original): original is string => original !== null);
  return Math.min(...given.map((original) => editedPercent(original, sent)));
}
