import { HASHTAG_TOKEN, KIND_BITS, MENTION_TOKEN } from '../../text/scan.js';

/** The kind under which joined forms are remembered: of "e-mail" the word "email". */
export const JOINED_TOKEN = 5;
/** The lowest bits of what a scan tells of a token. */
export const KIND = (1 << KIND_BITS) - 1;
const TWO_PARTS = 2 << KIND_BITS;

/** Under which kind a token of a scan is remembered. */
export const rememberedKind = (meta: number): number => (meta >= TWO_PARTS ? JOINED_TOKEN : meta & KIND);

/** Whether the first character of a token of a scan is a sign. */
export const isSigned = (meta: number): boolean => (meta & KIND) === HASHTAG_TOKEN || (meta & KIND) === MENTION_TOKEN;
