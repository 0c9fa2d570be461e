import type { AnswerContext, Hint } from './hint.js';

/** Where each sort stands, and what makes it really one. */
const SORTS: readonly { readonly sort: string; readonly pattern: RegExp; readonly is?: (found: string) => boolean }[] =
  [
    {
      sort: 'email',
      pattern: /[\p{L}\p{N}._%+-]{1,64}@[\p{L}\p{N}-]{1,63}(?:\.[\p{L}\p{N}-]{1,63})+/gu,
      is: notOffice,
    },
    { sort: 'iban', pattern: /(?<![\p{L}\p{N}])[A-Z]{2}\d{2}(?:[ ]?[A-Z0-9]){11,30}(?![\p{L}\p{N}])/gu, is: isIban },
    {
      sort: 'phone',
      pattern: /(?<![\d.,/-]|[A-Z]{4} ?)(?:(?:\+|00)31[\s-]?(?:\(0\)[\s-]?)?|0)[1-9](?:[\s-]?\d){8}(?![\d/])/gu,
      is: (found) => !/^0\s?(?:8|9)00/.test(found),
    },
    { sort: 'bsn', pattern: /(?<![\d.,/-])\d{4}[. ]?\d{2}[. ]?\d{3}(?![\d/-])/gu, is: isBsn },
    {
      sort: 'plate',
      pattern: /(?<![\p{L}\p{N}-])[A-Z0-9]{1,3}-[A-Z0-9]{2,3}-[A-Z0-9]{1,3}(?![\p{L}\p{N}-])/gu,
      is: isPlate,
    },
    {
      sort: 'address',
      pattern:
        /(?<![\p{L}\p{N}])[1-9]\d{3}\s?[A-Z]{2}(?:[\s,]+(?:nr\.?|nummer|huisnummer)?\s*)\d{1,5}(?:[\s-]?[a-zA-Z])?(?![\p{L}\p{N}])/gu,
    },
  ];

/** Personal data that everybody would read: what is the tenant's own is none. In a private message nothing is found. */
export function personalHints(text: string, { open, ownValues }: AnswerContext): Hint[] {
  if (!open) return [];
  const own = ownValues.filter((value) => value.trim().length > 3).map(bare);
  const hints: Hint[] = [];
  for (const { sort, pattern, is } of SORTS) {
    for (const found of text.matchAll(pattern)) {
      const [words] = found;
      const [at, end] = [found.index, found.index + words.length];
      const taken = hints.some((hint) => at < hint.end && hint.at < end);
      if (taken || (is && !is(words)) || own.some((value) => value.includes(bare(words)))) continue;
      hints.push({ kind: 'personal', sort, at, end, words, repair: '' });
    }
  }
  return hints;
}

const bare = (text: string) => text.toLowerCase().replace(/[^\p{L}\p{N}@.]/gu, '');

/** The eleven test of the Dutch citizen service number. */
export function isBsn(text: string): boolean {
  const digits = text.replace(/\D/g, '');
  if (digits.length !== 9 || /^0{2}/.test(digits) || /^(\d)\1{8}$/.test(digits)) return false;
  const sum = [...digits].reduce((total, digit, index) => total + Number(digit) * (index === 8 ? -1 : 9 - index), 0);
  return sum % 11 === 0;
}

/** ISO 7064, mod 97-10. */
export function isIban(text: string): boolean {
  const plain = text.replace(/\s/g, '');
  if (plain.length < 15 || plain.length > 34 || (plain.startsWith('NL') && plain.length !== 18)) return false;
  const turned = plain.slice(4) + plain.slice(0, 4);
  const digits = [...turned].map((sign) => (/[A-Z]/.test(sign) ? String(sign.charCodeAt(0) - 55) : sign)).join('');
  let rest = 0;
  for (const digit of digits) rest = (rest * 10 + Number(digit)) % 97;
  return rest === 1;
}

const SIDE_CODES = [
  'XX-99-99',
  '99-99-XX',
  '99-XX-99',
  'XX-99-XX',
  'XX-XX-99',
  '99-XX-XX',
  '99-XXX-9',
  '9-XXX-99',
  'XX-999-X',
  'X-999-XX',
  'XXX-99-X',
  'X-99-XXX',
  '9-XX-999',
  '999-XX-9',
];

/** A Dutch number plate of one of its fourteen series. */
export function isPlate(text: string): boolean {
  const shape = text.replace(/[A-Z]/g, 'X').replace(/\d/g, '9');
  return SIDE_CODES.includes(shape);
}

function notOffice(address: string): boolean {
  return !/^(?:info|gemeente|contact|klantcontact|kcc|post|webcare|servicepunt|griffie|pers|loket|afval|noreply|support)@/iu.test(
    address,
  );
}
