import { type Code, NEAR, RAW, SINCE, UNTIL } from './query-code.js';

/** Gives every term in a query, each once. */
export function termsOf(code: Code): Set<number> {
  const found = new Set<number>();
  gather(code, 0, found);
  return found;
}

function gather(code: Code, at: number, found: Set<number>): number {
  const operator = code[at]!;
  if (operator >= 0) {
    found.add(operator);
    return at + 1;
  }
  const end = at + code[at + 1]!;
  if (operator === SINCE || operator === UNTIL) return end;
  if (operator === RAW) {
    for (let pair = at + 2; pair < end; pair += 2) found.add(code[pair]!);
    return end;
  }
  let next = operator === NEAR ? at + 4 : at + 2;
  while (next < end) next = gather(code, next, found);
  return end;
}
