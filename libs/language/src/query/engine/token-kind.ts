import { HASHTAG_TOKEN, KIND_BITS, kindOf, MENTION_TOKEN, partsOf, wideOf } from '../../text/scan.js';

/** The kind under which joined forms are remembered: of "e-mail" the word "email". */
export const JOINED_TOKEN = 5;

/** Longer tokens are not remembered. */
export const LONGEST_REMEMBERED = 64;

/** Under which kind a token of a scan is remembered. */
export const rememberedKind = (meta: number): number => (partsOf(meta) > 1 ? JOINED_TOKEN : kindOf(meta));

/** Whether the first character of a token of a scan is a sign. */
export const isSigned = (meta: number): boolean => kindOf(meta) === HASHTAG_TOKEN || kindOf(meta) === MENTION_TOKEN;

const SHAPE_KIND = (1 << KIND_BITS) - 1;
const SHAPE_WIDE = 1 << KIND_BITS;
const SHAPE_LENGTH = KIND_BITS + 1;
/** How many bits a shape takes. */
export const SHAPE_BITS = SHAPE_LENGTH + 7;
/** The shape of what is no token that is remembered. */
export const NO_SHAPE = 0;

/** Kind, width and length of a token in one number; NO_SHAPE of one that is too long to remember. */
export function shapeOf(meta: number, start: number, end: number): number {
  const length = end - start - (isSigned(meta) ? 1 : 0);
  if (length > LONGEST_REMEMBERED) return NO_SHAPE;
  return rememberedKind(meta) | (wideOf(meta) * SHAPE_WIDE) | (length << SHAPE_LENGTH);
}

export const kindOfShape = (shape: number): number => shape & SHAPE_KIND;

/** How many numbers the letters of a token take. */
export function cellsOfShape(shape: number): number {
  const length = shape >> SHAPE_LENGTH;
  return (shape & SHAPE_WIDE) === 0 ? (length + 3) >> 2 : (length + 1) >> 1;
}
