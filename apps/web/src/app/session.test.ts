import { expect, test } from 'vitest';
import type { MeQuery, Role } from '../gql/graphql';
import { deskMemberships, homeOf, placesOf } from './session';

const me = (...roles: Role[][]) =>
  ({
    id: 'p',
    name: 'P',
    memberships: roles.map((one, index) => ({
      roles: one,
      initials: 'P',
      displayName: 'P',
      tenant: { id: `${index}` },
    })),
  }) as MeQuery['me'];

test('an agent of two councils has a joint desk', () => {
  expect(deskMemberships(me(['AGENT'], ['AGENT'], ['BOARD']))).toHaveLength(2);
});

test('each lands where the work is', () => {
  expect(homeOf(me(['AGENT']))).toBe('werkvoorraad');
  expect(homeOf(me(['LICENCE_HOLDER', 'TRIAGE']))).toBe('triage');
  expect(homeOf(me(['BOARD']))).toBe('vergelijking');
  expect(placesOf(me(['BOARD']))).toEqual(['vergelijking', 'licentie']);
});
