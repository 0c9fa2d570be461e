import type { PartnershipView } from '@samenspraak/tenants';
import { expect, test } from 'vitest';
import { QueryBook } from './query-book.js';

const partnership: PartnershipView = { id: 'p', name: 'Samen', holderId: 'vrz', members: [] };
const agreement = {
  id: 'a',
  partnershipId: 'p',
  kind: 'monitoring' as const,
  name: 'Samen luisteren',
  validFrom: '2026-01-01',
  validUntil: '2026-12-31',
  memberIds: ['wor'],
};

function book(signed = true): QueryBook {
  const made = new QueryBook(partnership, signed ? agreement : undefined);
  made.put({ id: 'samen', tenantId: 'vrz', scope: 'partnership', endsOn: '2030-01-01' }, 'storm');
  made.put({ id: 'eigen', tenantId: 'wor', scope: 'own', endsOn: '2026-06-30' }, 'storm');
  // Only the holder listens on behalf of all.
  made.put({ id: 'vals', tenantId: 'wor', scope: 'partnership', endsOn: '2030-01-01' }, 'storm');
  return made;
}
const matched = (from: QueryBook, day: string) =>
  from
    .match({ text: 'Storm op komst' }, day)
    .map((query) => query.id)
    .sort();

test('a query listens to and including its last day', () => {
  expect(matched(book(), '2026-06-30')).toEqual(['eigen', 'samen']);
  expect(matched(book(), '2026-07-01')).toEqual(['samen']);
});

test('the queries of the partnership stop on the day after their agreement, without anybody doing anything', () => {
  expect(matched(book(), '2026-12-31')).toEqual(['samen']);
  expect(matched(book(), '2027-01-01')).toEqual([]);
  expect(matched(book(), '2025-12-31')).toEqual(['eigen']);
  expect([...book().parties('2027-01-01')]).toEqual([]);
});

test('without an agreement only own queries match', () => {
  expect(matched(book(false), '2026-06-01')).toEqual(['eigen']);
});

test('a tenant that is read again leaves no old query behind', () => {
  const one = book();
  one.forget('wor');
  expect(matched(one, '2026-06-01')).toEqual(['samen']);
});

test('only what is new or changed is asked for again, and what is gone is dropped', () => {
  const one = book();
  const at = (...versions: [string, number][]) => new Map(versions);
  one.put({ id: 'eigen', tenantId: 'wor', scope: 'own', endsOn: '2030-01-01' }, 'storm', 3);
  one.put({ id: 'nieuw', tenantId: 'wor', scope: 'own', endsOn: '2030-01-01' }, 'komst', 1);
  expect(one.changed('wor', at(['eigen', 3], ['nieuw', 2], ['ander', 1]))).toEqual(['nieuw', 'ander']);
  // The same id of another tenant is another query.
  expect(one.changed('oos', at(['eigen', 3]))).toEqual(['eigen']);
  one.keep('wor', at(['nieuw', 1]));
  expect(matched(one, '2026-06-01')).toEqual(['nieuw', 'samen']);
});

test('a query that can no longer be read leaves nothing of its former self behind', () => {
  const one = book();
  expect(() => one.put({ id: 'eigen', tenantId: 'wor', scope: 'own', endsOn: '2030-01-01' }, 'storm (', 9)).toThrow();
  expect(matched(one, '2026-06-01')).toEqual(['samen']);
});

test('what several members ask in other words for the same is looked for once', () => {
  const one = new QueryBook(partnership, agreement);
  one.put({ id: 'a', tenantId: 'wor', scope: 'own', endsOn: '2030-01-01' }, 'storm OR "hoog water"');
  one.put({ id: 'b', tenantId: 'oos', scope: 'own', endsOn: '2030-01-01' }, '(Storm)  OF  "hoog water"');
  one.put({ id: 'c', tenantId: 'oos', scope: 'own', endsOn: '2026-05-31' }, 'markt');
  expect(one.searched('2026-05-31')).toHaveLength(2);
  expect(one.searched('2026-06-01')).toHaveLength(1);
});

test('it says when a query asks for a place, until that one is gone', () => {
  const one = book();
  expect(one.asksForPlaces).toBe(false);
  one.put({ id: 'plaats', tenantId: 'oos', scope: 'own', endsOn: '2030-01-01' }, 'storm AND place:GM0431');
  expect(one.asksForPlaces).toBe(true);
  one.forget('oos');
  expect(one.asksForPlaces).toBe(false);
});
