const tenant = '( SELECT app.tenant_id() AS tenant_id)';
const partnerships = '(partnership_id = ANY (( SELECT app.partnership_ids() AS partnership_ids)::uuid[]))';
const rooms = '(room_id = ANY (( SELECT app.room_ids() AS room_ids)::uuid[]))';

/** Who is inside, as the database should see it. */
export interface Inside {
  readonly tenantId: string;
  readonly partnershipIds: readonly string[];
  readonly roomIds: readonly string[];
  readonly roles: readonly string[];
}

const inCompartment = '( SELECT app.in_compartment() AS in_compartment)';
const mayEnter = ({ roles }: Inside) => roles.some((role) => ['analyst', 'privacy_officer'].includes(role));

// Restrictive: what belongs to a query is seen with the query, and not without it.
const ofSeenQuery = (table: string) => ({
  text: `(EXISTS ( SELECT\n   FROM app.monitoring_query q\n  WHERE ((q.tenant_id = ${table}.tenant_id) AND (q.id = ${table}.query_id))))`,
  rows: (i: Inside) =>
    `(tenant_id, query_id) in (select q.tenant_id, q.id from app.monitoring_query q where q.tenant_id = '${i.tenantId}' and ${mayEnter(i) ? 'true' : `q.domain <> 'PUBLIC_ORDER'`})`,
});

/** The rows that a policy opens: as PostgreSQL prints it, and as a condition that needs no context. */
export const scopes = {
  all: { text: 'true', rows: () => 'true' },
  own: { text: `(tenant_id = ${tenant})`, rows: (i: Inside) => `tenant_id = '${i.tenantId}'` },
  self: { text: `(id = ${tenant})`, rows: (i: Inside) => `id = '${i.tenantId}'` },
  member: { text: `(member_id = ${tenant})`, rows: (i: Inside) => `member_id = '${i.tenantId}'` },
  seen: { text: partnerships, rows: (i: Inside) => anyOf('partnership_id', i.partnershipIds) },
  seenRoom: { text: rooms, rows: (i: Inside) => anyOf('room_id', i.roomIds) },
  mine: {
    text: `(${partnerships} AND (author_tenant_id = ${tenant}))`,
    rows: (i: Inside) => `${anyOf('partnership_id', i.partnershipIds)} and author_tenant_id = '${i.tenantId}'`,
  },
  mineRoom: {
    text: `(${rooms} AND (author_tenant_id = ${tenant}))`,
    rows: (i: Inside) => `${anyOf('room_id', i.roomIds)} and author_tenant_id = '${i.tenantId}'`,
  },
  ownSeen: {
    text: `((tenant_id = ${tenant}) AND ${partnerships})`,
    rows: (i: Inside) => `tenant_id = '${i.tenantId}' and ${anyOf('partnership_id', i.partnershipIds)}`,
  },
  triage: {
    text: `(${partnerships} AND ('triage'::text = ANY (( SELECT app.roles() AS roles)::text[])))`,
    rows: (i: Inside) => (i.roles.includes('triage') ? anyOf('partnership_id', i.partnershipIds) : 'false'),
  },
  /** Restrictive: what is about public order is for its compartment. */
  compartment: {
    text: `((domain <> 'PUBLIC_ORDER'::text) OR ${inCompartment})`,
    rows: (i: Inside) => (mayEnter(i) ? 'true' : `domain <> 'PUBLIC_ORDER'`),
  },
  inCompartment: { text: inCompartment, rows: (i: Inside) => String(mayEnter(i)) },
  auditOfSeen: {
    text: `((object_type <> 'monitoring_query'::text) OR (EXISTS ( SELECT\n   FROM app.monitoring_query q\n  WHERE ((q.tenant_id = audit_entry.tenant_id) AND ((q.id)::text = audit_entry.object_id)))))`,
    rows: (i: Inside) =>
      `(object_type <> 'monitoring_query' or (tenant_id, object_id) in (select q.tenant_id, q.id::text from app.monitoring_query q where q.tenant_id = '${i.tenantId}' and ${mayEnter(i) ? 'true' : `q.domain <> 'PUBLIC_ORDER'`}))`,
  },
  historyOfSeen: ofSeenQuery('query_history'),
  tallyOfSeen: ofSeenQuery('query_tally'),
} as const;

export type Scope = keyof typeof scopes;

function anyOf(column: string, ids: readonly string[]): string {
  return `${column} = any ('{${ids.join(',')}}'::uuid[])`;
}
