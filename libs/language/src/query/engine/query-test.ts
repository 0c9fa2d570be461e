import { ALL, AND, ANY, NOT, OR, SINCE, SPANS, UNTIL } from './query-code.js';
import { findSpans, type TermPlaces } from './span-search.js';

/** Tells whether a set of bits holds a number. */
export const isSet = (bits: Int32Array, number: number): boolean => ((bits[number >> 5]! >>> (number & 31)) & 1) === 1;

/** What a message holds, as queries are tested against it. */
export interface TestedMessage {
  /** As a number; 0 when it is not known. */
  day: number;
  readonly places: TermPlaces;
}

/** Tells whether a message is what the code at an offset asks for; a part of it that surely holds is not tested again. */
export function holdsBut(
  sure: number,
  code: Int32Array,
  at: number,
  held: Int32Array,
  message: TestedMessage,
): boolean {
  if (sure < 0) return holds(code, at, held, message);
  if (sure === at) return true;
  const end = at + code[at + 1]!;
  for (let part = at + 2; part < end; part += code[part]! >= 0 ? 1 : code[part + 1]!)
    if (part !== sure && !holds(code, part, held, message)) return false;
  return true;
}

/** Tells whether a message is what the code at an offset asks for. */
export function holds(code: Int32Array, at: number, held: Int32Array, message: TestedMessage): boolean {
  const operator = code[at]!;
  if (operator >= 0) return isSet(held, operator);
  const end = at + code[at + 1]!;
  let part = at + 2;
  switch (operator) {
    case ANY:
      for (; part < end; part += 1) if (isSet(held, code[part]!)) return true;
      return false;
    case ALL:
      for (; part < end; part += 1) if (!isSet(held, code[part]!)) return false;
      return true;
    case AND:
      for (; part < end; part += code[part]! >= 0 ? 1 : code[part + 1]!)
        if (!holds(code, part, held, message)) return false;
      return true;
    case OR:
      for (; part < end; part += code[part]! >= 0 ? 1 : code[part + 1]!)
        if (holds(code, part, held, message)) return true;
      return false;
    case NOT:
      return !holds(code, part, held, message);
    case SPANS:
      if (!holds(code, part, held, message)) return false;
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
