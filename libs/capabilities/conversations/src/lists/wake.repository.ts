import type { TenantDoor } from '@samenspraak/platform/database';

/** Ends sleep whose time has come. */
export class WakeRepository {
  constructor(private readonly door: TenantDoor) {}

  /** Nobody's change, so the version stays. @returns whether it slept until now. */
  async wake(id: string): Promise<boolean> {
    const rows = await this.door.query(
      `update app.conversation c set snoozed_until = null, snooze_holds = false
       where c.tenant_id = $1 and c.id = $2 and c.snoozed_until <= now() returning c.id`,
      [this.door.tenantId(), id],
    );
    return rows.length > 0;
  }
}
