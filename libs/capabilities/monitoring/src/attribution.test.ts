import type { MessageEvent } from '@samenspraak/connector-contract';
import { tokenise } from '@samenspraak/language/text';
import { dutchGazetteer } from '@samenspraak/language/text/gazetteer';
import { expect, test } from 'vitest';
import { readEvidence } from './attribution-evidence.js';
import { attribute, type Circumstances, type MatchedQuery } from './attribution.js';

const members = [
  { tenantId: 'wor', code: 'WOR', gmCode: 'GM0880' },
  { tenantId: 'oos', code: 'OOS', gmCode: 'GM0431' },
  { tenantId: 'pur', code: 'PUR', gmCode: 'GM0439' },
  { tenantId: 'vrz', code: 'VRZ', gmCode: null },
];
const baseUrl = 'https://sociaal.example';
const account = (tenantId: string) => ({
  tenantId,
  accountId: `${tenantId}-account`,
  network: 'mastodon',
  baseUrl,
  externalId: `${tenantId}-id`,
  handle: `gemeente_${tenantId}`,
});
const partnership: MatchedQuery = { id: 'q-vrz', tenantId: 'vrz', scope: 'partnership' };
const own = (tenantId: string): MatchedQuery => ({ id: `q-${tenantId}`, tenantId, scope: 'own' });

const decide = (...asked: Parameters<typeof circumstances>) => attribute(circumstances(...asked));

function circumstances(
  text: string,
  change: Partial<Circumstances> = {},
  event: Partial<MessageEvent> = {},
): Circumstances {
  return {
    event: {
      kind: 'created',
      key: { connection: 'c', externalId: '1', revision: 1 },
      occurredAt: new Date(),
      direction: 'inbound',
      visibility: 'public',
      author: { externalId: 'citizen', handle: 'jan_fictief', displayName: 'Jan', url: null },
      text,
      textFlags: [],
      permalink: null,
      parent: null,
      root: null,
      conversationKey: '1',
      attachments: [],
      mentions: [],
      hashtags: [],
      language: 'nl',
      raw: null,
      ...event,
    },
    connection: { network: 'mastodon', baseUrl, tenantId: null, accountId: null },
    members,
    accounts: [account('wor'), account('oos')],
    matched: [partnership],
    parties: new Set(['wor', 'oos', 'pur']),
    evidence: readEvidence(tokenise(text), dutchGazetteer()),
    rules: [],
    earlier: [],
    parent: [],
    ...change,
  };
}
const copies = (found: ReturnType<typeof decide>) =>
  found.copies.map((copy) => `${copy.tenantId} ${copy.involvement} ${copy.whyCode}`);
const mention = (tenantId: string) => ({ externalId: `${tenantId}-id`, handle: `gemeente_${tenantId}` });

test('a text that no query caught is not read for names', () => {
  const unread = Object.defineProperty({ ...circumstances('Wormerland'), matched: [] }, 'evidence', {
    get: () => {
      throw new Error('The names were read.');
    },
  });
  expect(attribute(unread)).toEqual({ copies: [], triage: null });
});

test('a municipality that is named gets what a query of the partnership caught', () => {
  expect(copies(decide('Afval ligt al een week op straat in Wormerland'))).toEqual(['wor lead partnership_query']);
});

test('a unique place name stands for its municipality', () => {
  expect(copies(decide('Glad op de weg in Jisp'))).toEqual(['wor lead partnership_query']);
});

test('a post that concerns two has one lead, the first named, and one watcher', () => {
  expect(copies(decide('File van Purmerend naar Oostzaan'))).toEqual([
    'pur lead partnership_query',
    'oos watch shared_watch',
  ]);
});

test('an own account goes before a name', () => {
  const found = decide('@gemeente_oos wat doet Purmerend?', {}, { mentions: [mention('oos')] });
  expect(copies(found)).toEqual(['oos lead account_addressed', 'pur watch shared_watch']);
});

test('an account is known by its id, and else by its handle on its own server', () => {
  const handle = (name: string) =>
    copies(decide('hallo', { matched: [] }, { mentions: [{ externalId: null, handle: name }] }));
  expect(handle('Gemeente_WOR')).toEqual(['wor lead account_addressed']);
  expect(handle('gemeente_wor@sociaal.example')).toEqual(['wor lead account_addressed']);
  expect(handle('gemeente_wor@elders.example')).toEqual([]);
});

test('a tenant whose own query matches gets a copy, named or not, and nobody else does', () => {
  expect(copies(decide('Storm op komst', { matched: [own('pur')] }))).toEqual(['pur lead query_matched']);
  expect(copies(decide('Storm op komst in Oostzaan', { matched: [own('pur')] }))).toEqual(['pur lead query_matched']);
});

test('of two with own queries the named one leads', () => {
  const found = decide('Storm in Oostzaan', { matched: [own('pur'), own('oos')] });
  expect(copies(found)).toEqual(['oos lead query_matched', 'pur watch query_matched']);
});

test('a name that holds everywhere is the same account on whichever server it is heard', () => {
  const there = { ...account('wor'), network: 'bluesky', externalId: 'did:plc:wor', baseUrl: 'https://eigen.example' };
  const heard = { network: 'bluesky', baseUrl, tenantId: null, accountId: null };
  const mentions = [{ externalId: 'did:plc:wor', handle: 'een-andere.naam' }];
  const found = decide('Hoe laat?', { accounts: [there], connection: heard, matched: [] }, { mentions });
  expect(copies(found)).toEqual(copies(decide('Hoe laat?', { matched: [] }, { mentions: [mention('wor')] })));
  const elsewhere = { ...there, externalId: '7' };
  const same = [{ externalId: '7', handle: 'een-andere.naam' }];
  expect(
    copies(decide('Hoe laat?', { accounts: [elsewhere], connection: heard, matched: [] }, { mentions: same })),
  ).toEqual([]);
});

test('a member that did not sign gets nothing from a query of the partnership', () => {
  const found = decide('Afval in Wormerland', { parties: new Set(['oos']) });
  expect(copies(found)).toEqual([]);
  expect(found.triage).toMatchObject({ candidates: ['wor'] });
});

test('what nobody can be named for waits in triage with the municipalities as candidates', () => {
  expect(decide('Waar meld ik een kapotte lamp?')).toEqual({
    copies: [],
    triage: { whyCode: 'place_missing', whyName: null, candidates: ['wor', 'oos', 'pur'], ambiguousName: null },
  });
});

test('without a query of the partnership nothing waits in triage', () => {
  expect(decide('Wormerland is mooi', { matched: [] })).toEqual({ copies: [], triage: null });
});

test.each(['direct', 'followers'] as const)(
  'a %s message goes only to the tenant at whose account it arrived',
  (visibility) => {
    const arrived = { network: 'mastodon', baseUrl, tenantId: 'wor', accountId: 'wor-account' };
    const event = { visibility, mentions: [mention('wor'), mention('oos')] };
    const matched = [partnership, own('pur'), own('oos')];
    const found = decide('Over Oostzaan en Purmerend', { connection: arrived, matched }, event);
    expect(found.copies.map((copy) => copy.tenantId)).toEqual(['wor']);
    expect(found.triage).toBeNull();
    expect(decide('Over Oostzaan', { matched }, { visibility })).toEqual({ copies: [], triage: null });
  },
);

test('an answer in a conversation goes to who leads it', () => {
  const parent = [
    { tenantId: 'oos', involvement: 'lead' as const },
    { tenantId: 'wor', involvement: 'watch' as const },
  ];
  expect(copies(decide('Dank u wel', { matched: [], parent }))).toEqual(['oos lead thread_followed']);
});

test('who leads a message keeps the lead', () => {
  const earlier = [{ tenantId: 'oos', involvement: 'lead' as const }];
  expect(copies(decide('Purmerend en Oostzaan', { earlier }))).toEqual([
    'pur watch shared_watch',
    'oos lead partnership_query',
  ]);
});

test('a post of an own account is its echo and concerns nobody else', () => {
  const author = { externalId: 'wor-id', handle: 'gemeente_wor', displayName: 'Wormerland', url: null };
  const found = decide('Oostzaan en Purmerend', { matched: [partnership, own('pur')] }, { author });
  expect(copies(found)).toEqual(['wor lead own_post']);
});
