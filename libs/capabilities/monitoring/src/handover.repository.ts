import type { LocalQuery, TenantDoor } from '@samenspraak/platform/database';

export interface Handover {
  readonly id: string;
  readonly partnershipId: string;
  readonly fromId: string;
  /** Null goes back to triage. */
  readonly toId: string | null;
  readonly network: string;
  readonly externalId: string;
}

/** What a member gives away, in its own transaction; ids only. */
export class HandoverRequests {
  constructor(private readonly door: TenantDoor) {}

  async add(handover: Omit<Handover, 'id' | 'fromId'>): Promise<string> {
    const [row] = await this.door.query<{ id: string }>(
      `insert into app.handover as h (partnership_id, tenant_id, to_id, network, external_id) values ($1, $2, $3, $4, $5) returning h.id`,
      [handover.partnershipId, this.door.tenantId(), handover.toId, handover.network, handover.externalId],
    );
    return row!.id;
  }
}

/** The worker's side. Local tables only. */
export class HandoverRepository {
  async find(query: LocalQuery, id: string): Promise<Handover | undefined> {
    const [row] = await query<Handover>(
      `select h.id, h.partnership_id as "partnershipId", h.tenant_id as "fromId", h.to_id as "toId", h.network, h.external_id as "externalId"
       from app.handover h where h.id = $1`,
      [id],
    );
    return row;
  }

  async remove(query: LocalQuery, id: string): Promise<void> {
    await query('delete from app.handover h where h.id = $1', [id]);
  }

  /** The latest envelope of a post that still has its text. */
  async findEnvelope(
    query: LocalQuery,
    { partnershipId, network, externalId }: Handover,
  ): Promise<{ id: string; revision: string } | undefined> {
    const [row] = await query<{ id: string; revision: string }>(
      `select e.id, e.revision::text as revision from app.envelope e
       where e.id in (select r.envelope_id from app.route r where r.partnership_id = $1 and r.network = $2 and r.external_id = $3)
         and e.kind in ('created', 'edited') and e.body is not null
       order by e.revision desc, e.received_at desc limit 1`,
      [partnershipId, network, externalId],
    );
    return row;
  }

  /** From now on later messages of the thread, edits and deletes find the other one in the lead. */
  async moveLead(query: LocalQuery, { partnershipId, network, externalId, toId }: Handover): Promise<void> {
    await query(
      `update app.route r set involvement = case when r.tenant_id = $4 then 'lead' else 'watch' end
       where r.partnership_id = $1 and r.network = $2 and r.external_id = $3`,
      [partnershipId, network, externalId, toId],
    );
  }

  async hasRoute(query: LocalQuery, { partnershipId, network, externalId, toId }: Handover): Promise<boolean> {
    const rows = await query(
      'select r.id from app.route r where r.partnership_id = $1 and r.network = $2 and r.external_id = $3 and r.tenant_id = $4 limit 1',
      [partnershipId, network, externalId, toId],
    );
    return rows.length > 0;
  }

  /** Whether a copy for the new lead that routing made waits for delivery; one that a handover made comes as the lead. */
  async isUnderWay(query: LocalQuery, { partnershipId, network, externalId, toId }: Handover): Promise<boolean> {
    const rows = await query(
      `select r.id from app.route r where r.partnership_id = $1 and r.network = $2 and r.external_id = $3 and r.tenant_id = $4
         and r.delivered_at is null and r.why_code <> 'handed_over' limit 1`,
      [partnershipId, network, externalId, toId],
    );
    return rows.length > 0;
  }
}
