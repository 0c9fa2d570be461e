import { ALL, AND, ANY, type Code, OR, SPANS } from './query-code.js';

/** Terms of which every matching message holds at least one, and how many messages hold one (at most, as a part of 1). */
export interface AnchorChoice {
  readonly terms: readonly number[];
  readonly rate: number;
}

/** Where a query is looked up, and what else a message must hold one of before it is worth a test; [] for nothing else. */
export interface QueryEntry {
  readonly anchors: AnchorChoice;
  readonly guard: readonly number[];
}

/** A longer guard costs more than it saves. */
const LONGEST_GUARD = 24;

/** Chooses the anchors of a query that the fewest messages hold, and as guard the next; undefined without anchors. */
export function chooseEntry(code: Code, rateOf: (term: number) => number): QueryEntry | undefined {
  let root = 0;
  while (code[root] === SPANS) root += 2;
  const isJoined = code[root] === AND || code[root] === ALL;
  const choices = (isJoined ? [...starts(code, root)] : [root])
    .map((part) => chooseAnchors(code, rateOf, part))
    .filter((choice) => choice !== undefined)
    .sort((a, b) => a.rate - b.rate);
  const [anchors, ...others] = choices;
  if (!anchors) return undefined;
  return { anchors, guard: others.find(({ terms }) => terms.length <= LONGEST_GUARD)?.terms ?? [] };
}

function chooseAnchors(code: Code, rateOf: (term: number) => number, at: number): AnchorChoice | undefined {
  const operator = code[at]!;
  if (operator >= 0) return { terms: [operator], rate: rateOf(operator) };
  switch (operator) {
    case ALL:
    case AND: {
      let best: AnchorChoice | undefined;
      for (const child of starts(code, at)) {
        const choice = chooseAnchors(code, rateOf, child);
        if (choice && (!best || choice.rate < best.rate)) best = choice;
      }
      return best;
    }
    case ANY:
    case OR: {
      const terms = new Set<number>();
      let rate = 0;
      for (const child of starts(code, at)) {
        const choice = chooseAnchors(code, rateOf, child);
        if (!choice) return undefined;
        rate += choice.rate;
        for (const term of choice.terms) terms.add(term);
      }
      return terms.size > 0 ? { terms: [...terms], rate } : undefined;
    }
    case SPANS:
      return chooseAnchors(code, rateOf, at + 2);
    default:
      return undefined;
  }
}

function* starts(code: Code, at: number): Generator<number> {
  const end = at + code[at + 1]!;
  for (let child = at + 2; child < end; child += code[child]! >= 0 ? 1 : code[child + 1]!) yield child;
}
