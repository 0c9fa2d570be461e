import { ALL, AND, ANY, type Code, OR, SPANS } from './query-code.js';

/** Terms of which every matching message holds at least one, and how many messages hold one (at most, as a part of 1). */
export interface AnchorChoice {
  readonly terms: readonly number[];
  readonly rate: number;
}

/** Chooses the anchors of a query that the fewest messages hold; undefined when there are none. */
export function chooseAnchors(code: Code, rateOf: (term: number) => number, at = 0): AnchorChoice | undefined {
  const operator = code[at]!;
  if (operator >= 0) return { terms: [operator], rate: rateOf(operator) };
  switch (operator) {
    case ALL:
    case AND: {
      let best: AnchorChoice | undefined;
      for (const child of starts(code, at)) {
        const choice = chooseAnchors(code, rateOf, child);
        if (choice && choice.terms.length > 0 && (!best || choice.rate < best.rate)) best = choice;
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
      return { terms: [...terms], rate };
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
