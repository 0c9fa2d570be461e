import { personalParts, type PersonalKind } from './personal-parts.js';

const VARIABLE = /\{\{[^{}]{0,80}\}\}/g;
/** What has no place in a text for everybody. A link, the address of a desk and a name may well be the council's own. */
const REFUSED: readonly PersonalKind[] = ['PHONE', 'EMAIL', 'HANDLE', 'NUMBER'];

/** Finds what looks like one person's data in a text that is to be shared; variables and the tenant's own values do not count. */
export function personalKindsIn(text: string, ownValues: readonly string[] = []): PersonalKind[] {
  let rest = text.replace(VARIABLE, ' ');
  for (const value of ownValues) if (value.length > 3) rest = rest.replaceAll(value, ' ');
  const found = new Set(personalParts(rest).map((part) => part.kind));
  return REFUSED.filter((kind) => found.has(kind));
}
