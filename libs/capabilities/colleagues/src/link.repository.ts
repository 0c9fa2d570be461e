import type { TenantDoor } from '@samenspraak/platform/database';

/** What a visitor left at a link, still encrypted. */
export interface SettledLink {
  readonly state: 'OPEN' | 'ANSWERED' | 'FORWARDED';
  readonly written: Buffer | null;
  readonly settledAt: Date | null;
}

/** The tenant's own links, from inside its transactions: the worker makes and reads them, the api may only take them back. */
export class LinkRepository {
  constructor(private readonly door: TenantDoor) {}

  /** The same link again, as for a reminder, stays as it is. */
  async put(link: { id: string; tokenHash: Buffer; endsAt: Date; sealed: Buffer }): Promise<void> {
    await this.door.query(
      `insert into app.colleague_link (id, tenant_id, token_hash, ends_at, sealed) values ($2, $1, $3, $4, $5) on conflict (id) do nothing`,
      [this.door.tenantId(), link.id, link.tokenHash, link.endsAt, link.sealed],
    );
  }

  async lock(id: string): Promise<SettledLink | undefined> {
    const rows = await this.door.query<SettledLink>(
      `select l.state, l.written, l.settled_at as "settledAt" from app.colleague_link l where l.tenant_id = $1 and l.id = $2 for update`,
      [this.door.tenantId(), id],
    );
    return rows[0];
  }

  /** What was written is with the tenant now: nothing of it stays here but when. */
  async empty(id: string): Promise<void> {
    await this.door.query(
      `update app.colleague_link l set written = null, sealed = '' where l.tenant_id = $1 and l.id = $2`,
      [this.door.tenantId(), id],
    );
  }

  async reopen(id: string): Promise<void> {
    await this.door.query(
      `update app.colleague_link l set state = 'OPEN', written = null, settled_at = null where l.tenant_id = $1 and l.id = $2`,
      [this.door.tenantId(), id],
    );
  }

  async remove(id: string): Promise<void> {
    await this.door.query('delete from app.colleague_link l where l.tenant_id = $1 and l.id = $2', [
      this.door.tenantId(),
      id,
    ]);
  }

  async purge(before: Date): Promise<void> {
    await this.door.query('delete from app.colleague_link l where l.tenant_id = $1 and l.made_at < $2', [
      this.door.tenantId(),
      before,
    ]);
  }
}
