/** What somebody may want to hear; the builder has examples for each. */
export const queryNeeds = ['NAME', 'THEME', 'INCIDENT'] as const;
export type QueryNeed = (typeof queryNeeds)[number];

/** A query to begin with. */
export interface QueryExample {
  readonly need: QueryNeed;
  readonly name: string;
  readonly text: string;
}

/** Whose examples: the name that people use, and the places that lie nowhere else. */
export interface ExampleSubject {
  readonly name: string;
  readonly places: readonly string[];
}

const MOST_PLACES = 12;

const THEMES: readonly (readonly [name: string, words: string])[] = [
  ['Afval en straat', 'afval OR grofvuil OR zwerfafval OR "volle container" OR lantaarnpaal OR stoeptegel'],
  ['Verkeer en parkeren', 'parkeren OR file OR fietspad OR omleiding OR verkeersdrempel OR wegwerkzaamheden'],
  ['Wonen en bouwen', 'woningbouw OR nieuwbouw OR bouwvergunning OR omgevingsvergunning OR huurwoning'],
  ['Zorg en ondersteuning', 'wmo OR bijstand OR schuldhulp OR mantelzorg OR jeugdzorg'],
  ['Besluiten van de gemeente', 'gemeenteraad OR wethouder OR burgemeester OR inspraak OR raadsvergadering'],
];

const INCIDENTS: readonly (readonly [name: string, words: string])[] = [
  ['Brand en rook', 'brand OR rook OR rookwolk OR explosie OR NL-Alert'],
  ['Uitval van stroom, water of gas', 'stroomstoring OR stroomuitval OR gaslek OR waterstoring OR "geen water"'],
  ['Storm en wateroverlast', 'storm OR stormschade OR wateroverlast OR "ondergelopen" OR "omgewaaide boom"'],
];

const quoted = (name: string) => (/^[\p{L}\p{N}]+$/u.test(name) ? name : `"${name}"`);

/** Examples with the name and the places of a tenant filled in. */
export function queryExamples({ name, places }: ExampleSubject): QueryExample[] {
  const names = [...new Set([name, ...places])].slice(0, MOST_PLACES + 1).map(quoted);
  const somewhere = names.length === 1 ? names[0]! : `(${names.join(' OR ')})`;
  return [
    { need: 'NAME', name: `Alles over ${name}`, text: names.join(' OR ') },
    { need: 'NAME', name: `Vragen over ${name}`, text: `${somewhere} is:question` },
    ...THEMES.map(([title, words]) => ({
      need: 'THEME' as const,
      name: `${title} in ${name}`,
      text: `(${words}) AND ${somewhere}`,
    })),
    ...INCIDENTS.map(([title, words]) => ({
      need: 'INCIDENT' as const,
      name: `${title} in ${name}`,
      text: `(${words}) AND ${somewhere}`,
    })),
  ];
}
