import { plainText } from '@samenspraak/platform/kernel';
import { colleagueUnknown, dayInvalid, fieldInvalid } from '../library.errors.js';

/** What a template says about itself beside its blocks. All of it may be absent; every field is a text. */
export interface TemplateDetails {
  /** A body for channels where the whole one is too long. */
  readonly short?: string;
  readonly audience?: string;
  /** The law or policy that it rests on. */
  readonly source?: string;
  /** The colleague who looks after it. Never published. */
  readonly ownerId?: string;
  /** The day on which somebody looks whether it is still right: 2027-01-31. */
  readonly reviewOn?: string;
  readonly language?: string;
  readonly sensitivity?: string;
}

export type DetailField = keyof TemplateDetails;

/** In the order in which a person reads them. */
export const DETAIL_FIELDS: readonly DetailField[] = [
  'short',
  'audience',
  'source',
  'ownerId',
  'reviewOn',
  'language',
  'sensitivity',
];

/** Dutch where a template says nothing. */
export const TEMPLATE_LANGUAGES: readonly string[] = ['nl', 'fy', 'en', 'de', 'fr', 'pl', 'tr', 'ar', 'uk'];

const MOST: Readonly<Record<'short' | 'audience' | 'source', number>> = { short: 2_000, audience: 80, source: 300 };
const DAY = /^\d{4}-\d{2}-\d{2}$/;

/**
 * What a person filled in, without what is empty.
 *
 * @throws DomainError LIBRARY_FIELD_INVALID, LIBRARY_DAY_INVALID, LIBRARY_COLLEAGUE_UNKNOWN
 */
export async function checkedDetails(
  input: { readonly [field in DetailField]?: string | null },
  isColleague: (membershipId: string) => Promise<boolean>,
): Promise<TemplateDetails> {
  const found: [DetailField, string][] = [];
  for (const field of DETAIL_FIELDS) {
    const text = plainText(input[field] ?? '');
    if (text !== '') found.push([field, text]);
  }
  const details = Object.fromEntries(found) as TemplateDetails;
  for (const field of ['short', 'audience', 'source'] as const)
    if ((details[field]?.length ?? 0) > MOST[field]) throw fieldInvalid(field, 0, MOST[field]);
  if (details.language !== undefined && !TEMPLATE_LANGUAGES.includes(details.language))
    throw fieldInvalid('language', 2, 2);
  if (details.reviewOn !== undefined && !isDay(details.reviewOn)) throw dayInvalid();
  if (details.ownerId !== undefined && !(await isColleague(details.ownerId))) throw colleagueUnknown();
  return details;
}

/** What goes to neighbours: no person of ours. */
export function publishedDetails({ ownerId: _, ...rest }: TemplateDetails): TemplateDetails {
  return rest;
}

function isDay(text: string): boolean {
  const day = new Date(`${text}T00:00:00Z`);
  return DAY.test(text) && !Number.isNaN(day.getTime()) && day.toISOString().startsWith(text);
}
