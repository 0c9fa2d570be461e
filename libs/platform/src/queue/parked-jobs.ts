import type { AuditTrail } from '../audit/index.js';
import type { TenantDoor } from '../database/index.js';
import { DomainError, isId } from '../kernel/index.js';

/** Work of the tenant that failed too often and was left for a person. */
export interface ParkedJob {
  readonly id: string;
  readonly topic: string;
  /** What it is about: the id of a row of this tenant. */
  readonly refId: string;
  readonly since: Date;
  readonly attempts: number;
  /** Of the last failure; null when the process ended in the middle. */
  readonly errorCode: string | null;
}

const MOST_LISTED = 200;

/** The list of work that waits for a person, and the button to have it done again. */
export class ParkedJobs {
  constructor(
    private readonly door: TenantDoor,
    private readonly audit: AuditTrail,
  ) {}

  list(): Promise<ParkedJob[]> {
    return this.door.query<ParkedJob>(
      `select o.id, o.topic, o.ref_id as "refId", o.made_at as since, o.attempts, o.error_code as "errorCode" from app.outbox o
       where o.tenant_id = $1 and o.lease_until = 'infinity' order by o.made_at, o.id limit $2`,
      [this.door.tenantId(), MOST_LISTED],
    );
  }

  /** Rings for it again with a clean slate. @throws DomainError JOBS_NOT_FOUND when it is not parked (any more). */
  async replay(id: string): Promise<void> {
    const rows = isId(id)
      ? await this.door.query<{ topic: string }>(
          `update app.outbox o set lease_until = '-infinity', attempts = 0, error_code = null
           where o.tenant_id = $1 and o.id = $2 and o.lease_until = 'infinity' returning o.topic`,
          [this.door.tenantId(), id],
        )
      : [];
    if (rows.length === 0) throw new DomainError('JOBS_NOT_FOUND', 'not_found');
    await this.audit.record({
      action: 'job.replayed',
      objectType: 'job',
      objectId: id,
      outcome: 'done',
      details: { topic: rows[0]!.topic },
    });
    await this.door.query(`select pg_notify('outbox', '')`);
  }
}
