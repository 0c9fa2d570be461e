import { councils, placesOf, region, type Council } from './participants.js';

/** A stored query of the demo. */
export interface DemoQuery {
  readonly code: string;
  readonly name: string;
  readonly text: string;
  readonly purpose: string;
  readonly domain: 'SERVICE' | 'COMMUNICATION' | 'CRISIS' | 'PUBLIC_ORDER';
  readonly legalBasis: string;
  /** Username of the owner. */
  readonly owner: string;
  readonly scope: 'own' | 'partnership';
  /** Neighbours may adopt it. */
  readonly shared?: boolean;
  /** The person filter keeps it silent. */
  readonly held?: boolean;
  /** Days ago that it ended. */
  readonly endedDays?: number;
  readonly tests?: readonly { readonly text: string; readonly mustMatch: boolean }[];
}

const PUBLIC_TASK = 'AVG art. 6 lid 1 sub e: taak van algemeen belang';
const ORDER_TASK = 'Gemeentewet art. 172 en AVG art. 6 lid 1 sub e';
const CRISIS_TASK = 'Wet veiligheidsregio’s art. 46 en AVG art. 6 lid 1 sub e';

const SHARING = ['EDV', 'PUR'];

/** Lies in two municipalities, so the desk for triage decides. */
export const SHARED_PLACE = 'Purmer';

/** Also elsewhere in the country, and the name of streets: nobody can tell by the name alone. */
const AMBIGUOUS = ['Spijkerboor', 'Noordeinde'];

const quoted = (name: string) => (/^\p{L}+$/u.test(name) ? name : `"${name}"`);
const anyOf = (names: readonly string[]) => [...new Set(names)].map(quoted).join(' OR ');

const service = (council: Council, owner: string): DemoQuery => ({
  code: council.code,
  name: `Vragen uit ${council.name}`,
  text: anyOf([council.name, ...placesOf(council.gm)]),
  purpose: 'Demo: vragen van inwoners zien die geen account noemen, en ze beantwoorden',
  domain: 'SERVICE',
  legalBasis: PUBLIC_TASK,
  owner,
  scope: 'own',
});

const communication = (council: Council, owner: string): DemoQuery => ({
  code: council.code,
  name: `Wat er leeft in ${council.name}`,
  text: `(${anyOf([council.name])}) AND (gemeenteraad OR wethouder OR burgemeester OR inspraak)`,
  purpose: 'Demo: weten wat er speelt rond besluiten van de gemeente',
  domain: 'COMMUNICATION',
  legalBasis: PUBLIC_TASK,
  owner,
  scope: 'own',
  shared: SHARING.includes(council.code),
});

/** What one council shows of the register: texts to test with, a person who waits for the privacy officer, an end. */
const examples = (code: string, owner: string): DemoQuery[] => [
  {
    ...{
      code,
      owner,
      name: 'Afval en grofvuil',
      domain: 'SERVICE',
      legalBasis: PUBLIC_TASK,
      scope: 'own',
      shared: true,
    },
    text: '(afval OR grofvuil OR zwerfafval OR "volle container") AND (Wormer OR Jisp OR Wormerland)',
    purpose: 'Demo: klachten over afval zien voordat er gebeld wordt',
    tests: [
      { text: 'Demo: verzonnen. De volle container in Jisp stinkt', mustMatch: true },
      { text: 'Demo: verzonnen. Grofvuil naast de bak in Wormer', mustMatch: true },
      { text: 'Demo: verzonnen. Afval scheiden in Purmerend', mustMatch: false },
    ],
  },
  {
    ...{
      code,
      owner,
      name: 'Buurtpreventie',
      domain: 'COMMUNICATION',
      legalBasis: PUBLIC_TASK,
      scope: 'own',
      held: true,
    },
    text: '@buurtwacht_fictief OR "buurtpreventie Wormer"',
    purpose: 'Demo: weten wat de buurtpreventie vraagt; noemt een account en wacht op de privacy officer',
  },
  {
    ...{
      code,
      owner,
      name: 'Kermis in Wormer',
      domain: 'COMMUNICATION',
      legalBasis: PUBLIC_TASK,
      scope: 'own',
      endedDays: 9,
    },
    text: 'kermis AND Wormer',
    purpose: 'Demo: vragen over de kermis; de kermis is voorbij',
  },
];

const everywhere = [...councils.flatMap(({ name, gm }) => [name, ...placesOf(gm)]), SHARED_PLACE, ...AMBIGUOUS];

/** What each tenant listens for. @param ownerOf the username that answers for a tenant's queries */
export function demoQueries(ownerOf: (code: string) => string): DemoQuery[] {
  const owner = ownerOf(region.code);
  return [
    ...councils.flatMap((council) => [service, communication].map((make) => make(council, ownerOf(council.code)))),
    {
      code: region.code,
      name: 'Berichten uit de regio',
      text: anyOf(everywhere),
      purpose: 'Demo: berichten uit de regio bij de gemeente brengen die erover gaat',
      domain: 'SERVICE',
      legalBasis: PUBLIC_TASK,
      owner,
      scope: 'partnership',
    },
    {
      code: region.code,
      name: 'Brand, rook en uitval',
      text: '(brand OR rook OR stroomstoring OR gaslek OR wateroverlast) AND (zaanstreek OR waterland OR zaandam OR purmerend)',
      purpose: 'Demo: vroeg zien dat er iets misgaat',
      domain: 'CRISIS',
      legalBasis: CRISIS_TASK,
      owner,
      scope: 'own',
    },
    {
      code: region.code,
      name: 'Onrust en ongeregeldheden',
      text: '(vechtpartij OR ongeregeldheden OR rellen OR vernielingen) AND (zaandam OR purmerend OR volendam)',
      purpose: 'Demo: onrust vroeg zien, buiten de webcare om',
      domain: 'PUBLIC_ORDER',
      legalBasis: ORDER_TASK,
      owner,
      scope: 'own',
    },
    ...examples('WOR', 'sanne'),
  ];
}
