/** Triage and its rules: hand data, changed in memory. */
import { GraphQLError } from 'graphql';
import { tenants as T } from './fixture-people.mjs';

const HOUR = 3_600_000;
const ago = (hours) => new Date(Date.now() - hours * HOUR).toISOString();
const fail = (code, params = {}) => new GraphQLError(code, { extensions: { code, params, correlationId: 'fixture' } });
const byId = (list, id) => list.find((one) => one.id === id);

const triagePosts = [
  {
    id: 't-1',
    text: 'Is er morgen markt in Noordeinde? De vorige keer stond er niemand.',
    authorHandle: '@bram_fictief',
    publishedAt: ago(1),
    expiresAt: ago(-71),
    why: 'De naam Noordeinde hoort bij meer dan een gemeente.',
    ambiguousName: 'Noordeinde',
    permalink: 'http://localhost/p/1',
    candidates: [T.ZAA, T.WAT, T.WOR],
  },
  {
    id: 't-2',
    text: 'Bij ons in de straat ligt al weken een berg grofvuil.',
    authorHandle: '@els_fictief',
    publishedAt: ago(5),
    expiresAt: ago(-3),
    why: 'Twee gemeenten hebben een zoekopdracht die past.',
    ambiguousName: null,
    permalink: null,
    candidates: [T.WAT, T.EDV],
  },
];

const correction = (hours, byName, byTenant, tenant) => ({ at: ago(hours), byName, byTenant, tenant });
const attributionRules = [
  {
    id: 'r-1',
    name: 'Purmer',
    word: null,
    tenant: T.WAT,
    state: 'ACTIVE',
    madeAt: ago(60),
    madeByName: 'Mehmet Yilmaz',
    corrections: [correction(60, 'Mehmet Yilmaz', T.VRZ, T.WAT)],
    version: 1,
  },
  {
    id: 'r-2',
    name: 'Westzijde',
    word: 'markt',
    tenant: T.ZAA,
    state: 'DISPUTED',
    madeAt: ago(200),
    madeByName: 'Mehmet Yilmaz',
    corrections: [correction(200, 'Mehmet Yilmaz', T.VRZ, T.ZAA), correction(30, 'Purmerend', T.PUR, T.PUR)],
    version: 2,
  },
];

export function triageFor(person, code) {
  const onlyTriage = () => {
    if (code !== 'VRZ') throw fail('PERMISSION_DENIED');
  };
  return {
    triagePosts: () => {
      onlyTriage();
      return triagePosts;
    },
    attributionRules: () => attributionRules,
    attributeTriagePost: ({ input }) => {
      const at = triagePosts.findIndex((one) => one.id === input.postId);
      if (at < 0) throw fail('MONITORING_TRIAGE_POST_NOT_FOUND');
      const [post] = triagePosts.splice(at, 1);
      const tenant = Object.values(T).find((one) => one.id === input.tenantId);
      if (input.makeRule)
        attributionRules.unshift({
          id: `r-${Date.now()}`,
          name: post.ambiguousName,
          word: input.word ?? null,
          tenant,
          state: 'ACTIVE',
          madeAt: ago(0),
          madeByName: person.name,
          corrections: [correction(0, person.name, T.VRZ, tenant)],
          version: 1,
        });
      return true;
    },
    withdrawAttributionRule: ({ input }) => Object.assign(byId(attributionRules, input.id), { state: 'WITHDRAWN' }),
    settleAttributionRule: ({ input }) =>
      Object.assign(byId(attributionRules, input.id), {
        state: 'ACTIVE',
        tenant: Object.values(T).find((one) => one.id === input.tenantId),
      }),
    correctAttribution: () => true,
  };
}
