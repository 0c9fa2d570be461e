import type { TenantDoor } from '../database/index.js';

export interface AuditEntry {
  /** The business verb, such as `reply.send`. */
  readonly action: string;
  readonly objectType: string;
  readonly objectId: string;
  readonly outcome: 'done' | 'refused' | 'failed';
  /** Ids, numbers and reasons; never citizen text. */
  readonly details?: Readonly<Record<string, string | number | boolean | null>>;
}

/** Appends what was done to the tenant's own trail, in the transaction in which it was done (BIO2: who, what, when, where, which, outcome). */
export class AuditTrail {
  constructor(private readonly door: TenantDoor) {}

  async record(entry: AuditEntry): Promise<void> {
    const { tenantId, principalId, purpose } = this.door.actor();
    await this.door.query(
      `insert into app.audit_entry (tenant_id, principal_id, action, object_type, object_id, outcome, origin, correlation_id, details)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
      [
        tenantId,
        principalId,
        entry.action,
        entry.objectType,
        entry.objectId,
        entry.outcome,
        purpose,
        this.door.correlationId(),
        JSON.stringify(entry.details ?? {}),
      ],
    );
  }

  /** Seals what is older than five seconds into the tenant's hash chain; answers how many entries. */
  async seal(): Promise<number> {
    const [row] = await this.door.query<{ n: number }>('select app.seal_audit() as n');
    return row!.n;
  }
}
