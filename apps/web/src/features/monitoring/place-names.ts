import type { Place } from '@samenspraak/language/text';

export interface PlaceChoice {
  readonly code: string;
  readonly label: string;
}

let loading: Promise<readonly PlaceChoice[]> | undefined;

/** The places one can search for, by name; fetched when somebody needs them. */
export function loadPlaces(): Promise<readonly PlaceChoice[]> {
  return (loading ??= import('@samenspraak/language/text/gazetteer').then(({ dutchPlaces, municipalities }) =>
    choicesOf(dutchPlaces, (gm) => municipalities.get(gm)?.name ?? gm),
  ));
}

/** Municipalities by their own name, settlements with the name of theirs; what lies in several cannot be meant without doubt. */
export function choicesOf(places: readonly Place[], nameOf: (gm: string) => string): PlaceChoice[] {
  return places.flatMap(({ name, kind, gm: [gm, ...more], wp }) => {
    if (!gm || more.length > 0 || kind === 'region') return [];
    if (kind === 'municipality') return [{ code: gm, label: name }];
    return wp?.[0] ? [{ code: wp[0], label: `${name} (${nameOf(gm)})` }] : [];
  });
}

/** The code of what somebody typed: a name from the list, a name that only one place has, or the code itself. */
export function codeOf(typed: string, choices: readonly PlaceChoice[]): string {
  const wanted = typed.trim().toLowerCase();
  const exact = choices.find((one) => one.label.toLowerCase() === wanted);
  if (exact) return exact.code;
  const [only, ...more] = choices.filter((one) => one.label.toLowerCase().startsWith(`${wanted} (`));
  if (only && more.length === 0) return only.code;
  return /^(?:gm|wp)?\d{3,4}$/.test(wanted) ? wanted.toUpperCase() : '';
}
