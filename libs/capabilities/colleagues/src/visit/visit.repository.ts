import type { TenantDoor } from '@samenspraak/platform/database';

/** What the hash of a token opens. `sealed` is null when it was answered. */
export interface OpenedLink {
  readonly id: string;
  readonly tenantId: string;
  readonly sealed: Buffer | null;
  readonly answeredAt: Date | null;
}

/** A visitor's way to its one link: two functions of the database, by the hash of the token, without a tenant. */
export class VisitRepository {
  constructor(private readonly door: TenantDoor) {}

  async open(hash: Buffer): Promise<OpenedLink | undefined> {
    const [row] = await this.door.outside((query) => query('select * from app.open_link($1)', [hash]));
    return (
      row && {
        id: row.id as string,
        tenantId: row.tenant_id as string,
        sealed: row.sealed as Buffer | null,
        answeredAt: row.answered_at as Date | null,
      }
    );
  }

  /** Once: whoever is first settles it, and the job that takes it further is rung in the same transaction. */
  async settle(hash: Buffer, state: 'ANSWERED' | 'FORWARDED', body: Buffer): Promise<'DONE' | 'ANSWERED' | 'GONE'> {
    const [row] = await this.door.outside((query) =>
      query('select app.settle_link($1, $2, $3) as outcome', [hash, state, body]),
    );
    return row!.outcome as 'DONE' | 'ANSWERED' | 'GONE';
  }
}
