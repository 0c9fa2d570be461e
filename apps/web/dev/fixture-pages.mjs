import { tenants } from './fixture-people.mjs';

const T = tenants;
const ago = (hours) => new Date(Date.now() - hours * 3_600_000).toISOString();

export const variables = [
  { name: 'inhaaldag', value: 'donderdag 11 juni', description: 'Inhaalronde gft', usedIn: 3 },
  { name: 'ophaaldag', value: 'maandag, even weken', description: 'Ophaaldag', usedIn: 5 },
  { name: 'telefoon', value: '075 651 21 00', description: 'Telefoon van de balie', usedIn: 11 },
  { name: 'meldpagina', value: null, description: 'Adres van de meldpagina', usedIn: 4 },
];

const text = (title, greeting, body, closing, more) => ({ title, greeting, body, closing, topic: 'Afval', ...more });

export const ownTemplates = [
  text(
    'Bak laten staan',
    'Dag {{voornaam}},',
    'Je mag de bak laten staan tot de inhaalronde op {{inhaaldag}}.',
    'Fijne dag!',
    { id: 'own-1', version: 3, publishedVersion: 2, usedCount: 12, updatedAt: ago(30) },
  ),
  text('Parkeren bij de sporthal', 'Dag,', 'Bij de sporthal mag je 2 uur parkeren met een schijf.', 'Groet!', {
    id: 'own-2',
    version: 1,
    publishedVersion: null,
    usedCount: 2,
    updatedAt: ago(300),
  }),
];

export const sharedTemplates = [
  text(
    'Gft-bak niet geleegd',
    'Dag {{voornaam}}, wat vervelend dat je bak niet leeg is.',
    'De wagen kon niet bij je bak komen of had pech. Laat de bak staan. We komen op {{inhaaldag}}.',
    'Nog niet leeg? Meld het via {{meldpagina}}.',
    {
      id: 'sh-1',
      publisher: T.ZAA,
      version: 5,
      publishedAt: ago(20),
      note: 'We komen nu binnen 2 werkdagen. En we verwijzen naar het meldformulier.',
      adoption: 'FOLLOW',
      adoptedVersion: 4,
      mine: false,
      missingVariables: ['meldpagina'],
    },
  ),
  text(
    'Boom kappen: vergunning',
    'Dag,',
    'Voor het kappen van een boom heb je soms een vergunning nodig. Kijk op {{meldpagina}}.',
    'Groet!',
    {
      id: 'sh-2',
      publisher: T.PUR,
      version: 3,
      publishedAt: ago(70),
      note: null,
      adoption: 'NONE',
      adoptedVersion: null,
      mine: false,
      missingVariables: ['meldpagina'],
    },
  ),
  text(
    'Zwerfvuil: wij ruimen op',
    'Dag {{voornaam}},',
    'Dank voor je melding. We ruimen het zwerfvuil op.',
    'Fijne dag!',
    {
      id: 'sh-3',
      publisher: T.ZAA,
      version: 6,
      publishedAt: ago(200),
      note: null,
      adoption: 'FOLLOW',
      adoptedVersion: 6,
      mine: false,
      missingVariables: [],
    },
  ),
  text(
    'Paspoort met spoed',
    'Dag,',
    'Een paspoort met spoed haal je de volgende werkdag op. Bel {{telefoon}}.',
    'Goede reis!',
    {
      id: 'sh-4',
      publisher: T.EDV,
      version: 2,
      publishedAt: ago(500),
      note: null,
      adoption: 'DECLINED',
      adoptedVersion: null,
      mine: false,
      missingVariables: [],
    },
  ),
  text(
    'Bak laten staan',
    'Dag {{voornaam}},',
    'Je mag de bak laten staan tot de inhaalronde op {{inhaaldag}}.',
    'Fijne dag!',
    {
      id: 'sh-5',
      publisher: T.WOR,
      version: 2,
      publishedAt: ago(800),
      note: null,
      adoption: 'NONE',
      adoptedVersion: null,
      mine: true,
      missingVariables: [],
    },
  ),
];

const share = (tenant, mentions, used, percent, costCents) => ({ tenant, mentions, used, percent, costCents });
export const licence = (code) => {
  const rows = [
    share(T.ZAA, 46_900, 31_200, 46.9, 1_126_412),
    share(T.PUR, 28_300, 20_900, 28.3, 678_815),
    share(T.EDV, 10_900, 9_950, 10.9, 261_034),
    share(T.WAT, 5_200, 2_310, 5.2, 124_377),
    share(T.WOR, 4_900, 3_120, 4.9, 117_204),
    share(T.LAN, 3_300, 1_480, 3.3, 79_502),
    share(T.OOS, 500, 380, 0.5, 12_656),
  ];
  const holder = code === 'VRZ';
  const mine = rows.find((row) => row.tenant.code === code) ?? null;
  return {
    id: 'lic-1',
    name: 'Monitoringlicentie 2026',
    holder: T.VRZ,
    monthlyMentions: 100_000,
    validFrom: '2026-01-01',
    validUntil: '2026-12-31',
    yearlyPriceCents: 2_400_000,
    shares: rows.map((row) => ({ ...row, used: holder || row === mine ? row.used : null })),
    mine,
  };
};

const figures = (tenant, questions, rate, medianOpen, p90Open, within, withheld = null) => ({
  tenant,
  own: false,
  questions,
  answered: Math.round(questions * (rate ?? 0)),
  responseRate: rate,
  medianClockMinutes: medianOpen && medianOpen * 1.7,
  p90ClockMinutes: p90Open && p90Open * 3.1,
  medianOpenMinutes: medianOpen,
  p90OpenMinutes: p90Open,
  withinNorm: within,
  withheld,
});
export function comparison(code, period) {
  const rows = [
    figures(T.EDV, 1012, 0.96, 29, 130, 0.93),
    figures(T.ZAA, 2148, 0.94, 38, 275, 0.87),
    figures(T.WOR, 412, 0.91, 46, 220, 0.91),
    figures(T.PUR, 1236, 0.89, 52, 265, 0.88),
    figures(T.WAT, 655, 0.88, 64, 320, 0.79),
    figures(T.LAN, 303, 0.84, 71, 370, 0.72),
    figures(T.OOS, 64, null, null, null, null, 'TOO_FEW'),
  ].map((row) => ({ ...row, own: row.tenant.code === code }));
  const running = period === '2026-11' || period === '2026-Q4';
  return {
    period,
    running,
    from: '2026-10-01',
    until: '2026-12-31',
    definitionVersion: 1,
    demo: true,
    rows,
    agreement: { name: 'Vergelijken op naam', validFrom: '2026-01-01', validUntil: '2027-12-31' },
    normResponseRate: 0.9,
    normMedianMinutes: 60,
    previous: { ...figures(T[code] ?? T.WOR, 1900, 0.92, 41, 302, 0.85), own: true },
  };
}

export const channelAccounts = [
  {
    id: 'a-1',
    network: 'mastodon',
    handle: '@wormerland@plein.example',
    ways: ['NETWORK'],
    state: 'CONNECTED',
    stateSince: ago(500),
    explanation: null,
  },
  {
    id: 'a-2',
    network: 'facebook',
    handle: 'Gemeente Wormerland',
    ways: [],
    state: 'REVOKED',
    stateSince: ago(7),
    explanation: 'De toestemming is verlopen.',
  },
  {
    id: 'a-3',
    network: 'bluesky',
    handle: '@wormerland.example',
    ways: ['NETWORK', 'PASSWORD'],
    state: 'RATE_LIMITED',
    stateSince: ago(1),
    explanation: 'Het netwerk vraagt om even te wachten.',
  },
];
