import { tokenise } from '@samenspraak/language/text';
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
    .match(tokenise('Storm op komst'), day)
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
