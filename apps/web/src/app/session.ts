import { createContext, useContext } from 'react';
import type { MeQuery, Role } from '../gql/graphql';

export type Membership = MeQuery['me']['memberships'][number];
export type Tenant = Membership['tenant'];

export interface Session {
  me: MeQuery['me'];
  /** The tenant whose pages are shown outside the desk. */
  focus: Membership;
  setFocus: (tenantId: string) => void;
  signOut: () => void;
}

export const SessionContext = createContext<Session | undefined>(undefined);

export function useSession(): Session {
  const session = useContext(SessionContext);
  if (!session) throw new Error('no session above this component');
  return session;
}

const DESK_ROLES: readonly Role[] = ['READER', 'DRAFTER', 'AGENT', 'APPROVER', 'COORDINATOR', 'SPOKESPERSON'];
const SENDING_ROLES: readonly Role[] = ['AGENT', 'COORDINATOR', 'SPOKESPERSON', 'APPROVER'];

export const hasRole = (membership: Membership, roles: readonly Role[]) =>
  membership.roles.some((role) => roles.includes(role));

/** Memberships whose desk this person may see; with more than one it is a joint desk. */
export const deskMemberships = (me: MeQuery['me']) => me.memberships.filter((one) => hasRole(one, DESK_ROLES));
export const maySend = (membership: Membership) => hasRole(membership, SENDING_ROLES);

export type NavPlace =
  | 'werkvoorraad'
  | 'goedkeuring'
  | 'berichtenstop'
  | 'agressie'
  | 'triage'
  | 'zoekopdrachten'
  | 'vergelijking'
  | 'bibliotheek'
  | 'kennis'
  | 'vragen'
  | 'licentie'
  | 'exports'
  | 'beheer';

const NAV_ROLES: Readonly<Record<NavPlace, readonly Role[] | 'all'>> = {
  werkvoorraad: DESK_ROLES,
  goedkeuring: ['APPROVER', 'COORDINATOR', 'SPOKESPERSON'],
  berichtenstop: ['SPOKESPERSON', 'COORDINATOR'],
  agressie: ['COORDINATOR'],
  triage: ['TRIAGE'],
  zoekopdrachten: ['AGENT', 'COORDINATOR', 'ANALYST', 'TENANT_ADMIN', 'LICENCE_HOLDER', 'PRIVACY_OFFICER'],
  vergelijking: 'all',
  bibliotheek: [...DESK_ROLES, 'TENANT_ADMIN'],
  kennis: [...DESK_ROLES, 'TENANT_ADMIN'],
  vragen: [...DESK_ROLES, 'TENANT_ADMIN'],
  licentie: ['LICENCE_HOLDER', 'COORDINATOR', 'BOARD', 'TENANT_ADMIN', 'AGENT'],
  exports: ['COORDINATOR', 'PRIVACY_OFFICER', 'ARCHIVIST', 'TENANT_ADMIN'],
  beheer: ['TENANT_ADMIN', 'COORDINATOR', 'AGENT', 'LICENCE_HOLDER'],
};

/** The places in the menu of this person; the api decides again at every question. */
export function placesOf(me: MeQuery['me']): NavPlace[] {
  return (Object.keys(NAV_ROLES) as NavPlace[]).filter((place) => {
    const roles = NAV_ROLES[place];
    return roles === 'all' || me.memberships.some((membership) => hasRole(membership, roles));
  });
}

/** Where a person lands: the desk, else triage, else the figures. */
export function homeOf(me: MeQuery['me']): NavPlace {
  const places = placesOf(me);
  return places.includes('werkvoorraad') ? 'werkvoorraad' : places.includes('triage') ? 'triage' : 'vergelijking';
}
