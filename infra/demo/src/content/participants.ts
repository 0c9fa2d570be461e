import { dutchPlaces } from '@samenspraak/language/text/gazetteer';

/** A tenant of the demo partnership. */
export interface Participant {
  readonly code: string;
  readonly name: string;
  readonly kind: 'municipality' | 'safety_region' | 'service_organisation';
  readonly gm: string | null;
  /** CBS, 1 January 2021. */
  readonly inhabitants: number | null;
  readonly theme: string;
  /** Name of the official account on the practice network. */
  readonly account: string | null;
}

/** A participant that answers citizens. */
export interface Council extends Participant {
  readonly kind: 'municipality';
  readonly gm: string;
  readonly inhabitants: number;
  readonly account: string;
}

const council = (code: string, name: string, gm: string, inhabitants: number): Council => ({
  code,
  name,
  kind: 'municipality',
  gm,
  inhabitants,
  theme: code.toLowerCase(),
  account: name.toLowerCase().replace(/[^a-z]/gu, ''),
});

export const councils: readonly Council[] = [
  council('WOR', 'Wormerland', 'GM0880', 16_335),
  council('OOS', 'Oostzaan', 'GM0431', 9_690),
  council('ZAA', 'Zaanstad', 'GM0479', 156_880),
  council('PUR', 'Purmerend', 'GM0439', 91_795),
  council('WAT', 'Waterland', 'GM0852', 17_305),
  council('EDV', 'Edam-Volendam', 'GM0385', 36_265),
  council('LAN', 'Landsmeer', 'GM0415', 11_570),
];

export const region: Participant = {
  code: 'VRZ',
  name: 'Veiligheidsregio Zaanstreek-Waterland',
  kind: 'safety_region',
  gm: null,
  inhabitants: null,
  theme: 'vrz',
  account: 'vrzw',
};

export const serviceOrganisation: Participant = {
  code: 'OVG',
  name: 'OVER-gemeenten',
  kind: 'service_organisation',
  gm: null,
  inhabitants: null,
  theme: 'ovg',
  account: null,
};

export const participants: readonly Participant[] = [...councils, region, serviceOrganisation];

const places = new Map<string, readonly string[]>();

/** Places whose name says in which municipality they lie: no other has it, and it is no ordinary word. */
export function placesOf(gm: string): readonly string[] {
  const known = places.get(gm);
  if (known) return known;
  const found = dutchPlaces
    .filter((place) => !place.ordinary && place.gm.length === 1 && place.gm[0] === gm && !place.name.includes('/'))
    .map((place) => place.name)
    .sort((a, b) => (a < b ? -1 : 1));
  places.set(gm, found);
  return found;
}
