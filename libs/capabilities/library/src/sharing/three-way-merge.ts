import { diff3Merge } from 'node-diff3';
import { changedFields, type SharedContent } from './shared-content.js';

/** What became of one field when the author and we both may have changed it. */
export type MergeState = 'SAME' | 'OURS' | 'THEIRS' | 'BOTH' | 'CONFLICT';

export interface MergedField {
  readonly name: string;
  /** What we both started from. */
  readonly base: string;
  readonly ours: string;
  readonly theirs: string;
  /** A proposal; where both changed the same words it keeps ours. */
  readonly merged: string;
  readonly state: MergeState;
}

/** The fields in reading order. */
const ORDER = ['title', 'topic', 'greeting', 'body', 'closing', 'block'];

/**
 * Puts the author's new text and our own together, field by field. Words that only one of us changed follow who changed them;
 * nothing of ours is lost without a person who chooses.
 */
export function mergeThreeWays(base: SharedContent, ours: SharedContent, theirs: SharedContent): MergedField[] {
  const names = [...new Set([...ORDER, ...Object.keys(base), ...Object.keys(ours), ...Object.keys(theirs)])];
  return names
    .filter((name) => name in base || name in ours || name in theirs)
    .map((name) => mergeField(name, base[name] ?? '', ours[name] ?? '', theirs[name] ?? ''));
}

/** The proposal as one text. */
export function mergedContent(fields: readonly MergedField[]): SharedContent {
  return Object.fromEntries(fields.map(({ name, merged }) => [name, merged]));
}

/** True when a person must look: both changed the same words. */
export const hasConflict = (fields: readonly MergedField[]) => fields.some(({ state }) => state === 'CONFLICT');

/** Is this text still the author's to the letter? */
export const isUnchanged = (base: SharedContent, ours: SharedContent) => changedFields(base, ours).length === 0;

function mergeField(name: string, base: string, ours: string, theirs: string): MergedField {
  const field = { name, base, ours, theirs };
  if (base === ours && base === theirs) return { ...field, merged: ours, state: 'SAME' };
  if (base === theirs) return { ...field, merged: ours, state: 'OURS' };
  if (base === ours) return { ...field, merged: theirs, state: 'THEIRS' };
  if (ours === theirs) return { ...field, merged: ours, state: 'BOTH' };
  // A choice from a list has no words to put together.
  if (name === 'block') return { ...field, merged: ours, state: 'CONFLICT' };
  const regions = diff3Merge(pieces(ours), pieces(base), pieces(theirs), { excludeFalseConflicts: true });
  const words = regions.flatMap(({ ok, conflict }) => ok ?? conflict?.a ?? []);
  const merged = words.filter((piece) => piece !== SEAM).join('');
  return { ...field, merged, state: regions.some(({ conflict }) => conflict) ? 'CONFLICT' : 'BOTH' };
}

/** Stands between sentences, so that two who each changed one of a pair of neighbours do not meet. */
const SEAM = '\0';

/** Sentences and lines, each with the white space behind it: what a person changes as one. */
function pieces(text: string): string[] {
  const found = text.match(/[^\n.!?]*(?:[.!?]+(?=\s|$)|[.!?]+|\n+|$)\s*/g) ?? [];
  return found.filter((piece) => piece !== '').flatMap((piece) => [piece, SEAM]);
}
