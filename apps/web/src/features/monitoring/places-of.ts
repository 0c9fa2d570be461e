import { dutchGazetteer } from '@samenspraak/language/text/gazetteer';
import { findPlaces, tokenise } from '@samenspraak/language/text';

/** The codes of the places that a text names without doubt. */
export function placesOf(text: string): ReadonlySet<string> {
  return new Set(
    findPlaces(tokenise(text), dutchGazetteer()).flatMap(({ place }) => (place.gm.length === 1 ? place.gm : [])),
  );
}
