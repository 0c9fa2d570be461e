import type { NetworkEvent } from '@samenspraak/connector-contract';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { envelopeOwner } from './connection.js';
import { post } from './fake-network.js';
import { addListening, begin, clear, envelopes, kept, leased, open, page, shut, tenancy } from './intake-fixture.js';

beforeAll(open);
beforeEach(begin);
afterEach(clear);
afterAll(shut);

const wrong = (change: object): NetworkEvent => ({ ...post('Tekst'), ...change }) as never;
test.each<[string, unknown]>([
  ['no text', wrong({ text: undefined })],
  ['no author', wrong({ author: null })],
  ['an unknown kind', wrong({ kind: 'verhuisd' })],
  ['a date that is none', wrong({ occurredAt: new Date(Number.NaN) })],
  ['an id of a megabyte', { ...post('x'), key: { connection: 'c', externalId: 'x'.repeat(1_000_000), revision: 1 } }],
  ['a handle with a space', wrong({ author: { externalId: '1', handle: 'a b', displayName: '', url: null } })],
  ['nothing at all', null],
])('input with %s is quarantined once, and what came with it goes on', async (_, event) => {
  await addListening();
  const connection = await leased();
  const mixed = page(event as NetworkEvent, post('Wel goed'));
  expect(await envelopes.keepPage(connection, mixed, new Date())).toMatchObject({ fresh: 1, quarantined: 1 });
  await envelopes.keepPage(connection, mixed, new Date());
  const { rows } = await tenancy.admin.query('select reason from app.quarantine');
  expect(rows).toHaveLength(1);
  expect(await kept()).toHaveLength(1);
});

test('hostile texts are kept neutral and bounded, and unknown fields do no harm', async () => {
  await addListening();
  const connection = await leased();
  const hostile = page(
    wrong({ ...post('a\u0000b\u202Ec <b>vet</b> &amp;'), nieuw: { veld: '\u0000' } }),
    post('é'.repeat(1_000_000)),
  );
  expect(await envelopes.keepPage(connection, hostile, new Date())).toMatchObject({ fresh: 2, quarantined: 0 });
  const bodies = (await kept()).map((row) => JSON.parse(tenancy.cipher.open(row.body, envelopeOwner(row.id))));
  expect(bodies[0].text).toBe('abc <b>vet</b> &amp;');
  expect(Buffer.byteLength(bodies[1].text)).toBeLessThanOrEqual(64 * 1024);
  expect(bodies[1].textFlags).toContain('cut');
});

test('a post from the future has the time at which it came, and is flagged', async () => {
  await addListening();
  const connection = await leased();
  const receivedAt = new Date('2026-11-26T10:00:00Z');
  const future = post('Morgen gebeurd', { occurredAt: new Date('2036-01-01T00:00:00Z') });
  const past = post('Gisteren', { occurredAt: new Date('2026-11-25T10:00:00Z') });
  await envelopes.keepPage(connection, page(future, past), receivedAt);
  expect((await kept()).map((row) => [row.occurred_at.toISOString(), row.from_future])).toEqual([
    ['2026-11-26T10:00:00.000Z', true],
    ['2026-11-25T10:00:00.000Z', false],
  ]);
});
