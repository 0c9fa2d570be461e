import { ALL, AND, ANY, NOT, OR, SINCE, SPANS, UNTIL } from './query-code.js';
import { findSpans, type TermPlaces } from './span-search.js';
import { SEEN_IN, TERM_STRIDE } from './term-table.js';

/** What a message holds, as queries are tested against it. */
export interface TestedMessage {
  /** The number of the message that `SEEN_IN` is compared with. */
  number: number;
  /** As a number; 0 when it is not known. */
  day: number;
  readonly places: TermPlaces;
}

/** Tells whether a message is what the code at an offset asks for. */
export function holds(code: Int32Array, at: number, terms: Int32Array, message: TestedMessage): boolean {
  const operator = code[at]!;
  const { number } = message;
  if (operator >= 0) return terms[operator * TERM_STRIDE + SEEN_IN] === number;
  const end = at + code[at + 1]!;
  let part = at + 2;
  switch (operator) {
    case ANY:
      for (; part < end; part += 1) if (terms[code[part]! * TERM_STRIDE + SEEN_IN] === number) return true;
      return false;
    case ALL:
      for (; part < end; part += 1) if (terms[code[part]! * TERM_STRIDE + SEEN_IN] !== number) return false;
      return true;
    case AND:
      for (; part < end; part += code[part]! >= 0 ? 1 : code[part + 1]!)
        if (!holds(code, part, terms, message)) return false;
      return true;
    case OR:
      for (; part < end; part += code[part]! >= 0 ? 1 : code[part + 1]!)
        if (holds(code, part, terms, message)) return true;
      return false;
    case NOT:
      return !holds(code, part, terms, message);
    case SPANS:
      if (!holds(code, part, terms, message)) return false;
      part += code[part]! >= 0 ? 1 : code[part + 1]!;
      return findSpans(code, part, message.places).length > 0;
    case SINCE:
      return message.day !== 0 && message.day >= code[part]!;
    case UNTIL:
      return message.day !== 0 && message.day <= code[part]!;
    default:
      return false;
  }
}
