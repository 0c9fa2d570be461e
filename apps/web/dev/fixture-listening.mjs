/** Queries, neighbours' queries, triage and its rules: hand data, changed in memory. */
import {
  anchors,
  compileMatcher,
  formatQuery,
  highlights,
  parseQuery,
  QuerySyntaxError,
} from '@samenspraak/language/query';
import { tokenise } from '@samenspraak/language/text';
import { GraphQLError } from 'graphql';
import { tenants as T } from './fixture-people.mjs';

const HOUR = 3_600_000;
const ago = (hours) => new Date(Date.now() - hours * HOUR).toISOString();
const fail = (code, params = {}) => new GraphQLError(code, { extensions: { code, params, correlationId: 'fixture' } });
const BASIS = 'AVG art. 6 lid 1 onder e: taak van algemeen belang';

const query = (id, name, text, purpose, more = {}) => ({
  id,
  name,
  text,
  canonical: text,
  purpose,
  domain: 'SERVICE',
  legalBasis: BASIS,
  ownerId: '00000000-0000-7000-8000-000000000002',
  ownerName: 'Sanne Bakker',
  endsOn: '2027-06-30',
  active: true,
  matchesLastMonth: 0,
  state: 'ACTIVE',
  version: 3,
  shared: false,
  adoptedFrom: null,
  personFindings: [],
  release: null,
  testCases: [],
  purgesOn: null,
  ...more,
});

export const monitoringQueries = [
  query(
    'q-1',
    'Afval en containers',
    '(afval* OR gft OR container) AND NOT vacature',
    'Vragen van inwoners over afval beantwoorden',
    {
      matchesLastMonth: 214,
      shared: true,
      testCases: [
        { text: 'Mijn gft-container is niet geleegd', mustMatch: true, matches: true },
        { text: 'Vacature: chauffeur voor de afvaldienst', mustMatch: false, matches: false },
        { text: 'De vuilnisbak zit vol', mustMatch: true, matches: false },
      ],
    },
  ),
  query('q-2', 'Wegwerk N515', '"N515" AND (afgesloten OR file)', 'Weten waar inwoners vastlopen', {
    domain: 'COMMUNICATION',
    endsOn: '2026-12-31',
    active: false,
    state: 'PAUSED',
    adoptedFrom: T.ZAA,
  }),
  query('q-3', 'Rondom de wethouder', '"Jan de Vries" NEAR/5 wethouder', 'Weten wat er over het zwembad wordt gezegd', {
    state: 'HELD',
    version: 1,
    personFindings: [{ kind: 'FULL_NAME', text: 'Jan de Vries', start: 1, end: 13 }],
  }),
  query('q-4', 'Zwembad dicht', 'zwembad AND (dicht OR gesloten)', 'Vragen over de sluiting beantwoorden', {
    state: 'ENDED',
    endsOn: '2026-11-10',
    purgesOn: '2026-12-10',
    matchesLastMonth: 12,
    release: {
      byName: 'Fatima Aydin',
      at: ago(900),
      reason: 'Het gaat om een gebouw, niet om een persoon.',
      released: true,
    },
  }),
];

const sharedQueries = [
  {
    id: 's-1',
    tenant: T.ZAA,
    name: 'Brug open of stuk',
    text: '(brug OR sluis) NEAR/4 (open OR stuk OR storing)',
    purpose: 'Weten waar het verkeer stilstaat',
    domain: 'SERVICE',
    legalBasis: BASIS,
    adopted: false,
  },
  {
    id: 's-2',
    tenant: T.PUR,
    name: 'Zwerfvuil',
    text: 'zwerfvuil OR #zwerfvuil OR "vuil op straat"',
    purpose: 'Meldingen van zwerfvuil opvolgen',
    domain: 'SERVICE',
    legalBasis: BASIS,
    adopted: true,
  },
];

const queryExamples = [
  { need: 'NAME', name: 'Onze naam en plaatsen', text: 'wormerland OR wormer OR jisp OR "oost knollendam"' },
  { need: 'THEME', name: 'Afval', text: 'afval* OR container OR gft' },
  { need: 'THEME', name: 'Groen en bomen', text: 'boom OR bomen OR snoei*' },
  { need: 'INCIDENT', name: 'Brand en rook', text: '(brand OR rook) AND (wormer OR jisp)' },
];

const POSTS = [
  'Mijn gft-container in Wormer is wéér niet geleegd. Wanneer komen jullie?',
  'Afval naast de container bij het station, het stinkt enorm.',
  'Iemand een idee waar ik grofvuil kan brengen?',
  'De brug over de Zaan staat al een half uur open, wat is er aan de hand?',
  'Zwembad weer dicht? Ik stond voor niks met de kinderen te wachten.',
].map((text, index) => ({
  id: `p-${index}`,
  network: index % 2 ? 'bluesky' : 'mastodon',
  authorHandle: `@inwoner${index}_fictief`,
  at: ago(3 + index * 9),
  text,
}));

function preview({ text }) {
  const nothing = {
    error: null,
    canonical: null,
    anchors: [],
    personFindings: [],
    scanned: 0,
    matched: 0,
    matchesPerDay: 0,
    licenceShare: null,
    posts: [],
  };
  try {
    const tree = parseQuery(text);
    const matches = compileMatcher(tree);
    const found = POSTS.map((post) => ({ post, message: { text: tokenise(post.text) } })).filter(({ message }) =>
      matches(message),
    );
    const person = /jan de vries/i.exec(text);
    return {
      ...nothing,
      canonical: formatQuery(tree),
      anchors: anchors(tree),
      personFindings: person
        ? [{ kind: 'FULL_NAME', text: person[0], start: person.index, end: person.index + person[0].length }]
        : [],
      scanned: 4812,
      matched: found.length * 29,
      matchesPerDay: found.length * 0.97,
      licenceShare: found.length * 0.0042,
      posts: found.map(({ post, message }) => ({ ...post, highlights: highlights(tree, message) })),
    };
  } catch (failure) {
    if (!(failure instanceof QuerySyntaxError)) throw failure;
    return { ...nothing, error: { code: failure.code, at: failure.at, message: failure.code } };
  }
}

const history = [
  {
    at: ago(20),
    byName: 'Sanne Bakker',
    action: 'CHANGED',
    fields: [
      { field: 'text', before: 'afval OR gft', after: '(afval* OR gft OR container) AND NOT vacature' },
      { field: 'endsOn', before: '2026-12-31', after: '2027-06-30' },
    ],
  },
  { at: ago(300), byName: 'Sanne Bakker', action: 'PAUSED', fields: [] },
  { at: ago(900), byName: 'Rianne Visser', action: 'CREATED', fields: [] },
];

const byId = (list, id) => list.find((one) => one.id === id);
function step(id, version, change) {
  const known = byId(monitoringQueries, id);
  if (!known) throw fail('MONITORING_QUERY_NOT_FOUND');
  if (known.version !== version) throw fail('MONITORING_QUERY_CHANGED', { version: known.version });
  return Object.assign(known, change, { version: version + 1 });
}

export function listeningFor(person) {
  return {
    monitoringQueries: () => monitoringQueries,
    monitoringQuery: ({ id }) => byId(monitoringQueries, id) ?? fail('MONITORING_QUERY_NOT_FOUND'),
    queryHistory: () => history,
    queryExamples: () => queryExamples,
    sharedQueries: () => sharedQueries,
    previewQuery: ({ input }) => preview(input),
    saveMonitoringQuery: ({ input }) => {
      const { testCases = [], ...rest } = input;
      const findings = preview(input).personFindings;
      const change = {
        ...rest,
        testCases: testCases.map((one) => ({ ...one, matches: one.mustMatch })),
        personFindings: findings,
        state: findings.length > 0 ? 'HELD' : input.active ? 'ACTIVE' : 'PAUSED',
      };
      if (input.id) return step(input.id, input.version, change);
      const made = { ...query(`q-${Date.now()}`), ...change, ownerName: person.name, version: 1 };
      made.id = `q-${Date.now()}`;
      monitoringQueries.push(made);
      return made;
    },
    pauseMonitoringQuery: ({ input }) => step(input.id, input.version, { state: input.paused ? 'PAUSED' : 'ACTIVE' }),
    renewMonitoringQuery: ({ input }) => step(input.id, input.version, { endsOn: input.endsOn, state: 'ACTIVE' }),
    releaseMonitoringQuery: ({ input }) =>
      step(input.id, input.version, {
        state: input.released ? 'ACTIVE' : 'HELD',
        release: { byName: person.name, at: ago(0), reason: input.reason, released: input.released },
      }),
    adoptSharedQuery: ({ input }) => {
      const shared = byId(sharedQueries, input.id);
      shared.adopted = true;
      const made = query(`q-${Date.now()}`, shared.name, shared.text, shared.purpose, {
        state: 'PAUSED',
        adoptedFrom: shared.tenant,
      });
      monitoringQueries.push(made);
      return made;
    },
  };
}
