import type { PersonFinding, PersonFindingKind } from './person-filter.js';

const EMAIL = /(?<![@\p{L}\p{N}._%+-])[\p{L}\p{N}._%+-]{1,64}@[\p{L}\p{N}-]{1,63}(?:\.[\p{L}\p{N}-]{1,63})+/gu;
/** Post boxes of an organisation. */
const ROLE = /^(?:info|contact|gemeente|klantcontact|webcare|privacy|post|redactie|balie|vragen|fg|avg)@/iu;
const NUMBER = /(?<![\p{L}\p{N}])(?:\+|00)?\(?\d(?:[\s().-]{0,2}\d){6,14}(?![\p{L}\p{N}])/gu;
/** Numbers of services and companies: 0800, 0900, 088, 14 plus an area, 112 and the like. */
const SERVICE = /^(?:0(?:800|90[069]|88|85|84|67)|14\d|112|0031(?:88|800|900))/u;

/** What a number of these digits is of one person; undefined for anything else. */
export function numberKind(digits: string): PersonFindingKind | undefined {
  if (SERVICE.test(digits)) return undefined;
  if (/^0[1-9]\d{8}$/u.test(digits) || /^(?:0031|31)0?[1-9]\d{8}$/u.test(digits) || /^6\d{8}$/u.test(digits)) {
    return 'PHONE_NUMBER';
  }
  return /^\d{9}$/u.test(digits) && isCitizenNumber(digits) ? 'CITIZEN_NUMBER' : undefined;
}

/** The elfproef of the citizen service number (BSN). */
function isCitizenNumber(digits: string): boolean {
  const sum = [...digits].reduce((total, digit, at) => total + Number(digit) * (at === 8 ? -1 : 9 - at), 0);
  return Number(digits) > 0 && sum % 11 === 0;
}

/** Finds e-mail addresses of persons in the text of a query. */
export function emailsIn(text: string): PersonFinding[] {
  return [...text.matchAll(EMAIL)]
    .filter(([address]) => !ROLE.test(address))
    .map((match) => ({
      kind: 'EMAIL_ADDRESS',
      text: match[0],
      start: match.index,
      end: match.index + match[0].length,
    }));
}

/** Finds telephone and citizen service numbers in the text of a query, however they are spaced. */
export function numbersIn(text: string): PersonFinding[] {
  return [...text.matchAll(NUMBER)].flatMap((match) => {
    const digits = match[0].replaceAll(/\D/gu, '');
    const foreign = match[0].startsWith('+') && !digits.startsWith('31') && digits.length >= 9;
    const kind = foreign ? ('PHONE_NUMBER' as const) : numberKind(digits);
    return kind ? [{ kind, text: match[0], start: match.index, end: match.index + match[0].length }] : [];
  });
}
