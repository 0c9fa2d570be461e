import type { TenantDoor } from '@samenspraak/platform/database';

/** The one answer of the partnership per message, in the tenant's own transaction: a claim stands when it commits. */
export class Claims {
  constructor(private readonly door: TenantDoor) {}

  /** @returns false when a neighbour has it. A second claim of the same tenant holds. */
  async claim(sourceRoot: string, tenantId: string, replyId: string): Promise<boolean> {
    const partnership = await this.partnership();
    // Without neighbours there is nobody to be in the way of.
    if (!partnership) return true;
    const rows = await this.door.query(
      `insert into app.claim as c (partnership_id, source_root, tenant_id, reply_id) values ($1, $2, $3, $4)
       on conflict (partnership_id, source_root) do nothing returning c.reply_id`,
      [partnership, sourceRoot, tenantId, replyId],
    );
    return rows.length > 0 || (await this.lead(sourceRoot)) === tenantId;
  }

  /** Gives back what this reply claimed. */
  async release(sourceRoot: string, tenantId: string, replyId: string): Promise<void> {
    await this.door.query('delete from app.claim c where c.source_root = $1 and c.tenant_id = $2 and c.reply_id = $3', [
      sourceRoot,
      tenantId,
      replyId,
    ]);
  }

  /** Who answers it, as far as this process may see: the api sees its own tenant's claims only. */
  async lead(sourceRoot: string): Promise<string | undefined> {
    const partnership = await this.partnership();
    const rows = await this.door.query<{ tenant_id: string }>(
      'select c.tenant_id from app.claim c where c.partnership_id = $1 and c.source_root = $2',
      [partnership ?? null, sourceRoot],
    );
    return rows[0]?.tenant_id;
  }

  private async partnership(): Promise<string | undefined> {
    return (await this.door.entrance()).partnershipIds[0];
  }
}
