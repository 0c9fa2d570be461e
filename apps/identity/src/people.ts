/** A role in Samenspraak as the demo hands it out; the membership itself lives in the database of the api. */
export type DemoRole =
  | 'agent'
  | 'drafter'
  | 'approver'
  | 'spokesperson'
  | 'coordinator'
  | 'tenant_admin'
  | 'licence_holder'
  | 'triage'
  | 'analyst'
  | 'board'
  | 'privacy_officer';

/** An invented person of the demo partnership; the password equals the username. */
export interface DemoPerson {
  readonly username: string;
  readonly givenName: string;
  readonly familyName: string;
  readonly name: string;
  readonly initials: string;
  /** The `sub` of every token of this person. */
  readonly subject: string;
  readonly email: string;
  /** Codes of the tenants this person works for, as in the demo partnership. */
  readonly tenants: readonly string[];
  readonly roles: readonly DemoRole[];
  /** Realm roles on top of the defaults; only a platform operator has one. */
  readonly realmRoles: readonly string[];
}

const person = (
  number: number,
  givenName: string,
  familyName: string,
  initials: string,
  tenants: readonly string[],
  roles: readonly DemoRole[],
): DemoPerson => ({
  username: givenName.toLowerCase(),
  givenName,
  familyName,
  name: `${givenName} ${familyName}`,
  initials,
  subject: `00000000-0000-7000-8000-${String(number).padStart(12, '0')}`,
  email: `${givenName.toLowerCase()}@samenspraak.example`,
  tenants,
  roles,
  realmRoles: [],
});

/** Everybody who can sign in to the demo; all invented. */
export const demoPeople: readonly DemoPerson[] = [
  person(1, 'Rianne', 'Visser', 'RV', ['WOR', 'OOS'], ['agent']),
  person(2, 'Sanne', 'Bakker', 'SB', ['WOR', 'OOS'], ['agent', 'coordinator']),
  person(3, 'Lotte', 'Kuiper', 'LK', ['ZAA'], ['agent']),
  person(4, 'Daan', 'Mulder', 'DM', ['PUR'], ['agent', 'tenant_admin']),
  person(5, 'Noor', 'de Groot', 'NG', ['EDV'], ['agent']),
  person(6, 'Tim', 'Smit', 'TS', ['LAN'], ['agent']),
  person(7, 'Iris', 'Bos', 'IB', ['WAT'], ['agent']),
  person(8, 'Mehmet', 'Yilmaz', 'MY', ['VRZ'], ['licence_holder', 'triage', 'analyst']),
  person(9, 'Eva', 'Jansen', 'EJ', ['WOR', 'OOS'], ['board']),
  person(10, 'Fatima', 'Aydin', 'FA', ['WOR', 'OOS'], ['privacy_officer']),
  person(11, 'Bram', 'Mol', 'BM', ['WOR', 'OOS'], ['drafter']),
  person(12, 'Femke', 'Dijkstra', 'FD', ['WOR', 'OOS'], ['spokesperson', 'approver']),
];
