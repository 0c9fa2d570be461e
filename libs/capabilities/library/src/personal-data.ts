export type PersonalKind = 'phone' | 'email' | 'handle' | 'number';

const VARIABLE = /\{\{[^{}]{0,80}\}\}/g;

const PATTERNS: readonly (readonly [PersonalKind, RegExp])[] = [
  ['email', /[\p{L}\p{N}._%+-]{1,64}@[\p{L}\p{N}-]{1,63}(?:\.[\p{L}\p{N}-]{1,63})+/u],
  ['handle', /(?<![\p{L}\p{N}_.])@[\p{L}\p{N}_]{2,40}/u],
  ['phone', /(?<![\d.,])(?:\+31|0031|0)[\s-]?(?:\(0\))?[\s-]?(?:\d[\s-]?){8}\d(?!\d)/],
  // A citizen service number and a bank account have no place in an answer for everybody.
  ['number', /(?<![\d.,/-])\d{9}(?![\d/-])|\bNL\d{2}\s?[A-Z]{4}(?:\s?\d){10}\b/],
];

/** Finds what looks like one person's data in a text that is to be shared; variables and the tenant's own values do not count. */
export function personalKinds(text: string, ownValues: readonly string[] = []): PersonalKind[] {
  let rest = text.replace(VARIABLE, ' ');
  for (const value of ownValues) if (value.length > 3) rest = rest.replaceAll(value, ' ');
  return PATTERNS.filter(([, pattern]) => pattern.test(rest)).map(([kind]) => kind);
}
