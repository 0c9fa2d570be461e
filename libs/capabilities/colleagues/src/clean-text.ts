import { textInvalid } from './colleagues.errors.js';

export const MOST_QUESTION = 4_000;
export const MOST_ANSWER = 10_000;

/** The text as it is kept: plain, without its edges. @throws DomainError COLLEAGUES_TEXT_INVALID */
export function cleanText(given: unknown, most: number, least = 1): string {
  if (typeof given !== 'string') throw textInvalid(least, most);
  const text = given
    .toWellFormed()
    .replace(/\r\n?/g, '\n')
    .replace(/[\p{Cc}\u202a-\u202e\u2066-\u2069]/gu, (sign) => (sign === '\n' || sign === '\t' ? sign : ''))
    .trim();
  if (text.length < least || text.length > most) throw textInvalid(least, most);
  return text;
}

/** The same on one line. */
export const cleanLine = (given: unknown, most: number, least = 1): string =>
  cleanText(typeof given === 'string' ? given.replace(/\s+/g, ' ') : given, most, least);
