import { dutchGazetteer } from '@samenspraak/language/text/gazetteer';
import { findPlaces, placeCodes, tokenise } from '@samenspraak/language/text';

/** The codes of the places that a text names without doubt. */
export const placesOf = (text: string): ReadonlySet<string> => placeCodes(findPlaces(tokenise(text), dutchGazetteer()));
