import { stemmer } from '@orama/stemmers/dutch';
import { fold } from './fold.js';

const REMEMBERED = 50_000;

/** Names of places that the stemmer would make into another place: a query for Purmerend must not find Purmer. */
const KEPT = new Set(
  'borne grijpskerke haaren heerlen nieuwlande nijlande purmerend wateringen westdorpe westervelde zuidvelde'.split(
    ' ',
  ),
);

const stems = new Map<string, string>();

/** Gives the Dutch stem of a folded word without remembering it, for who remembers it already. */
export function stemOnce(folded: string): string {
  return KEPT.has(folded) ? folded : stemmer(folded);
}

/** Gives the Dutch stem of a word that is already folded; remembers what it has seen, up to a bound. */
export function stemFolded(folded: string): string {
  const known = stems.get(folded);
  if (known !== undefined) return known;
  const stem = stemOnce(folded);
  // Starting over is cheaper than keeping order of use, and bounds what a flood of new words can take.
  if (stems.size >= REMEMBERED) stems.clear();
  stems.set(folded, stem);
  return stem;
}

/** Gives the Dutch stem (Snowball) of a word in any case, with its diacritics folded first; a few names stay whole. */
export function stem(word: string): string {
  return stemFolded(fold(word));
}
