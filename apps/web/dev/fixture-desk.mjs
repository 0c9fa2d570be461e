import { people, tenants } from './fixture-people.mjs';

const minute = 60_000;
const from = (minutes) => new Date(Date.now() + minutes * minute).toISOString();
/** GraphQL asks a function with its context: whether this colleague is who asks. */
export const isMe = (id) => (_, context) => context.personId === id;
const colleague = (name) => {
  const { id, name: displayName, memberships } = people[name];
  return { id, displayName, initials: memberships[0].initials, me: isMe(id) };
};

const STARTS = [
  [
    'OOS',
    'whatsapp',
    '@ineke_fictief',
    'Mijn paspoort is kwijt en ik vlieg zaterdag. Kan het met spoed?',
    -14,
    'INTERPRET',
    'sanne',
  ],
  [
    'WOR',
    'mastodon',
    '@petra_fictief',
    'Fijn, dank je. Mag de bak zo lang aan de stoeprand blijven staan? Mijn buren hebben hetzelfde.',
    72,
    'DIALOGUE',
    'rianne',
  ],
  [
    'OOS',
    'facebook',
    '@hans_fictief',
    'Er staat al een week een vrachtwagen op de parkeerplaats bij de sporthal.',
    108,
    'LISTEN',
    undefined,
    true,
  ],
  [
    'WOR',
    'mastodon',
    '@loes_fictief',
    'Wie ruimt het zwerfvuil op bij het speelveld aan de Eikenlaan?',
    160,
    'LISTEN',
    undefined,
    true,
  ],
  [
    'WOR',
    'facebook',
    '@dirk_fictief',
    'Waarom moet die oude kastanje weg? Ik kan de vergunning nergens vinden.',
    185,
    'THINK',
    'rianne',
  ],
  [
    'OOS',
    'bluesky',
    '@yara_fictief',
    'Tot hoe laat is er zaterdag muziek op het dorpsfeest? En rijdt de bus?',
    210,
    'CHANNEL',
    'sanne',
  ],
  ['WOR', 'x', '@omar_fictief', 'Dank! Ik kijk morgen of mijn pas werkt bij het afvalpunt.', null, 'DIALOGUE', 'sanne'],
  [
    'OOS',
    'mastodon',
    '@kees_fictief',
    'Wanneer wordt het fietspad langs de Kolksloot gestrooid?',
    230,
    'LISTEN',
    undefined,
  ],
  [
    'WOR',
    'mastodon',
    '@mila_fictief',
    'Kan ik een parkeervergunning voor mijn oma aanvragen?',
    238,
    'LISTEN',
    undefined,
  ],
];
const MORE = [
  'Hoe vraag ik een uittreksel aan?',
  'De straatlantaarn doet het niet meer.',
  'Mag ik mijn heg laten staan?',
  'Waar lever ik verf in?',
];

function build() {
  const conversations = [];
  let n = 0;
  const add = ([code, network, handle, snippet, due, step, assignee, unread]) => {
    n += 1;
    conversations.push({
      id: `00000000-0000-7000-a000-${String(n).padStart(12, '0')}`,
      tenantId: tenants[code].id,
      network,
      author: { handle, displayName: null, profileUrl: null },
      authorHandle: handle,
      snippet,
      step,
      status: due === null ? 'WAITING' : 'OPEN',
      involvement: 'LEAD',
      question: due === null ? true : n === 2 ? true : null,
      assignee: assignee ? colleague(assignee) : null,
      unread: unread ?? false,
      dueAt: due === null ? null : from(due),
      lastInboundAt: from(-30 - n),
      snoozedUntil: null,
      similar: 0,
      version: 1,
      normMinutes: 240,
      topic: n === 2 ? 'Afval, gft' : null,
      department: null,
      urgency: 'NORMAL',
      kind: null,
      sentiment: null,
      followUpAt: null,
      proposals: [],
      tags: [],
      followUps: [],
      linked: [],
      events: [],
      why: 'Het bericht noemt jullie eigen account.',
      steps: stepsOf(step),
      timeline: [message(n, 'CITIZEN', -30 - n, snippet, handle)],
      draft: null,
      replyability: {
        allowed: network !== 'whatsapp',
        reason: network === 'whatsapp' ? 'unsupported' : null,
        visibility: 'public',
        accountHandle: '@wormerland',
        limit: network === 'x' ? 280 : 500,
        unit: 'grapheme',
        urlLength: 23,
        mentionPrefix: `${handle} `,
      },
    });
  };
  STARTS.forEach(add);
  const extra = Number(process.env.FIXTURE_ROWS ?? 24);
  for (let index = 0; index < extra; index += 1)
    add([
      index % 3 ? 'WOR' : 'OOS',
      'mastodon',
      `@inwoner${index}_fictief`,
      MORE[index % 4],
      260 + index * 7,
      'LISTEN',
      undefined,
    ]);
  petra(conversations[1]);
  for (const code of ['ZAA', 'PUR', 'VRZ'])
    add([
      code,
      'mastodon',
      '@noa_fictief',
      'Hoe laat gaat het gemeentehuis morgen open?',
      90,
      'LISTEN',
      undefined,
      true,
    ]);
  return conversations;
}

const RESULTS = ['eigen account', 'vraag over gft', 'reiniging gebeld', 'openbaar'];
const ORDER = ['LISTEN', 'INTERPRET', 'THINK', 'CHANNEL', 'DIALOGUE'];
const stepsOf = (step) =>
  ORDER.slice(0, ORDER.indexOf(step)).map((one, index) => ({ step: one, result: RESULTS[index], doneAt: from(-60) }));

let items = 0;
export function message(_, kind, minutes, text, authorName, more = {}) {
  items += 1;
  return {
    id: `item-${items}`,
    kind,
    at: from(minutes),
    text,
    authorName,
    permalink: null,
    edited: false,
    deleted: false,
    cotag: null,
    replyState: null,
    replyId: null,
    undoUntil: null,
    refusal: null,
    provenance: null,
    ...more,
  };
}

function petra(conversation) {
  conversation.timeline = [
    message(
      0,
      'CITIZEN',
      -120,
      '@wormerland Onze gft-bak aan de Lindelaan is maandag wéér niet geleegd. Hij stinkt flink. Wanneer komen jullie?',
      '@petra_fictief',
    ),
    message(
      0,
      'REPLY',
      -102,
      'Dag Petra, dat is niet prettig met dit weer. We vragen de reinigingsdienst wat er is gebeurd. Je hoort vandaag van ons.',
      'Gemeente Wormerland',
      { cotag: 'SB', replyState: 'SENT', replyId: 'reply-0' },
    ),
    message(0, 'NOTE', -57, 'Reiniging gebeld: wagen had pech. Inhaalronde donderdag 11 juni vanaf 7.30 uur.', 'Sanne'),
    message(0, 'CITIZEN', -31, conversation.snippet, '@petra_fictief'),
  ];
  conversation.draft = {
    text: 'Dag Petra, de wagen had maandag pech. De inhaalronde komt zeker op donderdag 11 juni, vanaf 7.30 uur. Je bak mag zo lang blijven staan. Wil je ons het adres van je buren in een privébericht sturen? Dan nemen we dat mee.',
    answerId: 'answer-1',
    savedAt: from(-3),
    version: 1,
  };
}

export const conversations = build();

export const answers = (code) => [
  {
    id: 'answer-1',
    title: 'Gft-bak niet geleegd',
    topic: 'Afval',
    preview: 'Dag {{voornaam}}, de wagen had pech. De inhaalronde komt op {{inhaaldag}}.',
    provenance: { own: false, publisher: 'Zaanstad', version: 4 },
    why: 'Gaat over gft. ‘Niet geleegd’ staat in het bericht.',
    usedCount: 31,
    missingVariables: [],
  },
  {
    id: 'answer-2',
    title: 'Bak laten staan',
    topic: 'Afval',
    preview: 'Je mag de bak laten staan tot de inhaalronde.',
    provenance: { own: true, publisher: code === 'OOS' ? 'Oostzaan' : 'Wormerland', version: 2 },
    why: 'Lijkt op de laatste vraag.',
    usedCount: 12,
    missingVariables: [],
  },
  {
    id: 'answer-3',
    title: 'Adres in privébericht',
    topic: 'Privacy',
    preview: 'Wil je ons je adres in een privébericht sturen?',
    provenance: { own: false, publisher: 'Purmerend', version: 7 },
    why: 'In de vraag gaat het over ‘mijn buren’. Een adres hoort niet in het openbaar.',
    usedCount: 8,
    missingVariables: ['meldpagina'],
  },
];
