import { licensingEntities } from '@samenspraak/licensing';
import { newId } from '@samenspraak/platform/kernel';
import { openTestTenancy, type TestPerson, type TestTenancy, type TestTenant } from '@samenspraak/platform/testing';
import { tenantsEntities } from '@samenspraak/tenants';
import { monitoringEntities } from './monitoring-query.entity.js';
import { QueryServices } from './query-services.js';

/** Two neighbours with people of each role, as the register of queries meets them. */
export interface QueryScene {
  readonly tenancy: TestTenancy;
  readonly holder: TestTenant;
  readonly wormerland: TestTenant;
  readonly oostzaan: TestTenant;
  readonly partnership: string;
  /** Coordinator, agent, analyst and privacy officer of Wormerland. */
  readonly sanne: TestPerson;
  readonly rianne: TestPerson;
  readonly iris: TestPerson;
  readonly fatima: TestPerson;
  /** Coordinator of Oostzaan. */
  readonly otto: TestPerson;
  readonly services: QueryServices;
  readonly worker: QueryServices;
}

const day = (after: number) => new Date(Date.now() + after * 86_400_000).toISOString().slice(0, 10);

export const wanted = {
  name: 'Afval',
  text: 'afval',
  purpose: 'Klachten over afval tijdig zien',
  domain: 'SERVICE' as const,
  legalBasis: 'AVG art. 6(1)(e)',
  endsOn: day(30),
  active: true,
};

export async function openQueryScene(): Promise<QueryScene> {
  const tenancy = await openTestTenancy([...tenantsEntities, ...licensingEntities, ...monitoringEntities]);
  const holder = await tenancy.addTenant('Veiligheidsregio', { kind: 'safety_region', code: 'VRZ' });
  const wormerland = await tenancy.addTenant('Wormerland', { gmCode: 'GM0880', code: 'WOR' });
  const oostzaan = await tenancy.addTenant('Oostzaan', { gmCode: 'GM0431', code: 'OOS' });
  const partnership = await tenancy.addPartnership('Samen', [holder, wormerland, oostzaan]);
  const { rows } = await tenancy.admin.query(
    `insert into app.agreement (partnership_id, author_tenant_id, kind, name, valid_from, valid_until) values ($1, $2, 'monitoring', 'Samen luisteren', '2020-01-01', '2099-12-31') returning id`,
    [partnership, holder.id],
  );
  for (const member of [wormerland, oostzaan]) {
    await tenancy.admin.query(
      'insert into app.agreement_party (partnership_id, agreement_id, member_id, author_tenant_id) values ($1, $2, $3, $4)',
      [partnership, rows[0].id, member.id, holder.id],
    );
  }
  return {
    ...{ tenancy, holder, wormerland, oostzaan, partnership },
    sanne: await tenancy.addPerson(wormerland, ['coordinator'], { name: 'Sanne Fictief' }),
    rianne: await tenancy.addPerson(wormerland, ['agent', 'approver', 'drafter', 'reader', 'tenant_admin']),
    iris: await tenancy.addPerson(wormerland, ['analyst'], { name: 'Iris Fictief' }),
    fatima: await tenancy.addPerson(wormerland, ['privacy_officer'], { name: 'Fatima Fictief' }),
    otto: await tenancy.addPerson(oostzaan, ['coordinator'], { name: 'Otto Fictief' }),
    services: new QueryServices(tenancy.door),
    worker: new QueryServices(tenancy.workerDoor),
  };
}

/** A public post that a tenant has. @returns the ids of its conversation and of itself */
export async function addPost(
  { tenancy }: QueryScene,
  tenant: TestTenant,
  text: string,
  { at = new Date(), handle = 'jan_fictief', visibility = 'public', deleted = false } = {},
): Promise<{ conversation: string; message: string }> {
  const [conversation, message] = [newId(), newId()];
  await tenancy.admin.query(
    `insert into app.conversation (tenant_id, id, network, thread_key, involvement, author_external_id, author_handle, author_name, last_inbound_at, last_contact_at, why_code)
     values ($1, $2, 'mastodon', $3, 'lead', 'x', $4, 'Jan', $5, $5, 'query_matched')`,
    [tenant.id, conversation, conversation, handle, at],
  );
  await tenancy.admin.query(
    `insert into app.message (tenant_id, id, conversation_id, network, source_id, external_id, direction, author_external_id, author_handle, author_name, text, at, visibility, revision, deleted)
     values ($1, $2, $3, 'mastodon', $4, $4, 'inbound', 'x', $5, 'Jan', $6, $7, $8, 1, $9)`,
    [tenant.id, message, conversation, message, handle, deleted ? '' : text, at, visibility, deleted],
  );
  return { conversation, message };
}
