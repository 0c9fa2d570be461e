import type { Place } from '@samenspraak/language/text';

export interface PlaceChoice {
  readonly code: string;
  readonly label: string;
}

let loading: Promise<readonly PlaceChoice[]> | undefined;

/** The places one can search for, by name; fetched when somebody needs them. */
export function loadPlaces(): Promise<readonly PlaceChoice[]> {
  return (loading ??= import('@samenspraak/language/text/gazetteer').then(({ dutchPlaces, municipalities }) =>
    choicesOf(dutchPlaces, (gm) => municipalities.get(gm)?.name),
  ));
}

function choicesOf(places: readonly Place[], nameOf: (gm: string) => string | undefined): PlaceChoice[] {
  const choices: PlaceChoice[] = [];
  for (const place of places)
    for (const gm of place.gm)
      if (place.kind === 'municipality') choices.push({ code: gm, label: place.name });
      else if (nameOf(gm) !== place.name) choices.push({ code: gm, label: `${place.name} (${nameOf(gm) ?? gm})` });
  return choices;
}
