import { demoPeople } from '@samenspraak/identity';
import { officeHours } from '@samenspraak/language/time';
import { WORKER_PRINCIPAL } from '@samenspraak/platform/kernel';
import { councils, participants, region } from '../content/participants.js';
import { namedId } from '../content/named-id.js';
import { profiles } from '../history/profile.js';
import { membershipId, PARTNERSHIP_ID, tenantId } from './ids.js';
import type { SeedRepository } from './seed.repository.js';

const DEFAULT_NORM = 240;

/** Tenants, the people and the worker in them, their partnership with what it agreed on, opening hours and norms. */
export async function seedTenants(database: SeedRepository, issuer: string, since: Date): Promise<void> {
  await database.insert(
    'tenant',
    participants.map(({ code, name, kind, gm, inhabitants, theme }) => ({
      id: tenantId(code),
      active: true,
      code,
      name,
      kind,
      gm_code: gm,
      inhabitants,
      theme,
    })),
  );
  await seedPeople(database, issuer, since);
  await seedPartnership(database, since);
  await seedCalendars(database);
}

async function seedPeople(database: SeedRepository, issuer: string, since: Date): Promise<void> {
  await database.query(`insert into app.principal (id, kind) values ($1, 'system') on conflict do nothing`, [
    WORKER_PRINCIPAL,
  ]);
  await database.insert(
    'principal',
    demoPeople.map(({ subject }) => ({ id: subject, kind: 'person', active: true, issuer, subject })),
  );
  const member = (code: string, principal: string, key: string, roles: readonly string[]) => ({
    tenant_id: tenantId(code),
    id: membershipId(code, key),
    principal_id: principal,
    status: 'active',
    roles,
    valid_from: since,
    valid_until: 'infinity',
  });
  await database.insert('membership', [
    ...demoPeople.flatMap((one) =>
      one.tenants.map((code) => ({
        ...member(code, one.subject, one.username, one.roles),
        display_name: one.name,
        initials: one.initials,
      })),
    ),
    ...participants.map(({ code }) => ({
      ...member(code, WORKER_PRINCIPAL, 'worker', ['system']),
      display_name: 'Samenspraak',
      initials: 'SY',
    })),
  ]);
  await database.insert(
    'mail_address',
    demoPeople.flatMap(({ username, tenants }) =>
      tenants.map((code) => ({
        tenant_id: tenantId(code),
        id: namedId(`mail address ${code} ${username}`),
        membership_id: membershipId(code, username),
        // RFC 2606: nobody has an address there.
        address: `${username}@samenspraak.test`,
      })),
    ),
  );
}

async function seedPartnership(database: SeedRepository, since: Date): Promise<void> {
  const holder = tenantId(region.code);
  await database.insert('partnership', [
    { partnership_id: PARTNERSHIP_ID, name: 'Zaanstreek-Waterland', holder_id: holder },
  ]);
  await database.insert(
    'partnership_member',
    participants.map(({ code, name, kind, theme, gm, inhabitants }) => ({
      member_id: tenantId(code),
      partnership_id: PARTNERSHIP_ID,
      code,
      name,
      kind,
      theme,
      gm_code: gm,
      inhabitants,
      valid_from: since,
      valid_until: 'infinity',
    })),
  );
  const everybody = participants.map(({ code }) => code);
  const agreements = [
    { kind: 'monitoring', name: 'Samen luisteren (demo)', parties: everybody },
    { kind: 'library', name: 'Samen antwoorden (demo)', parties: everybody },
    { kind: 'benchmark_named', name: 'Vergelijken bij naam (demo)', parties: councils.map(({ code }) => code) },
  ];
  const year = since.getUTCFullYear();
  await database.insert(
    'agreement',
    agreements.map(({ kind, name }) => ({
      partnership_id: PARTNERSHIP_ID,
      id: namedId(`agreement ${kind}`),
      author_tenant_id: holder,
      kind,
      name,
      valid_from: `${year}-01-01`,
      valid_until: `${year + 3}-12-31`,
    })),
  );
  await database.insert(
    'agreement_party',
    agreements.flatMap(({ kind, parties }) =>
      parties.map((code) => ({
        partnership_id: PARTNERSHIP_ID,
        agreement_id: namedId(`agreement ${kind}`),
        member_id: tenantId(code),
        author_tenant_id: holder,
      })),
    ),
  );
}

async function seedCalendars(database: SeedRepository): Promise<void> {
  const all = participants.map(({ code }) => {
    const profile = profiles.find((one) => one.code === code);
    return { code, calendar: profile?.calendar ?? officeHours, norm: profile?.normMinutes ?? DEFAULT_NORM };
  });
  await database.insert(
    'calendar',
    all.map(({ code, calendar }) => ({
      tenant_id: tenantId(code),
      id: namedId(`calendar ${code}`),
      time_zone: calendar.timeZone,
      good_friday: calendar.holidays.goodFriday,
      liberation_day: calendar.holidays.liberationDay,
      open_holidays: [],
      version: 1,
    })),
  );
  await database.insert(
    'opening_block',
    all.flatMap(({ code, calendar }) =>
      Object.entries(calendar.week).flatMap(([weekday, blocks]) =>
        blocks.map(({ from, to }) => ({
          tenant_id: tenantId(code),
          id: namedId(`opening block ${code} ${weekday} ${from}`),
          weekday: Number(weekday),
          from_minute: from,
          to_minute: to,
        })),
      ),
    ),
  );
  await database.insert(
    'closing_day',
    all.flatMap(({ code, calendar }) =>
      Object.keys(calendar.exceptions ?? {}).map((day) => ({
        tenant_id: tenantId(code),
        id: namedId(`closing day ${code} ${day}`),
        day,
        reason: 'Oudjaarsdag: de balie is dicht',
      })),
    ),
  );
  await database.insert(
    'norm',
    all.flatMap(({ code, norm }) => normsOf(code, norm)),
  );
}

/** What is urgent waits a third of the usual time in the council that has an administrator to look at it. */
function normsOf(code: string, normal: number): { urgency: string }[] {
  const norm = (urgency: string, minutes: number) => ({
    tenant_id: tenantId(code),
    id: namedId(urgency === 'NORMAL' ? `norm ${code}` : `norm ${code} ${urgency}`),
    network: '*',
    urgency,
    first_response_minutes: minutes,
  });
  return code === 'PUR' ? [norm('NORMAL', normal), norm('URGENT', normal / 3)] : [norm('NORMAL', normal)];
}
