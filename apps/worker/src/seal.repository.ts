import { AuditTrail } from '@samenspraak/platform/audit';
import type { TenantDoor } from '@samenspraak/platform/database';
import { asWorker } from '@samenspraak/platform/queue';

/** Seals a tenant's audit trail; of several workers one at a time, or the chain would fork. */
export class SealRepository {
  private readonly audit: AuditTrail;

  constructor(private readonly door: TenantDoor) {
    this.audit = new AuditTrail(door);
  }

  /** @returns how many entries, 0 also when another worker is at it. */
  seal(tenantId: string): Promise<number> {
    return asWorker(this.door, tenantId, 'audit.seal', async () => {
      const [row] = await this.door.query<{ mine: boolean }>(
        'select pg_try_advisory_xact_lock(761210, hashtext($1)) as mine',
        [tenantId],
      );
      return row!.mine ? this.audit.seal() : 0;
    });
  }
}
