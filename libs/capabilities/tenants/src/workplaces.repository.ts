import type { LocalStore } from '@samenspraak/platform/database';

/** Where the worker has work: ids only, asked of the database. */
export class Workplaces {
  constructor(private readonly store: LocalStore) {}

  async listTenants(): Promise<string[]> {
    const rows = await this.ask<{ id: string }>('select app.active_tenants() as id');
    return rows.map((row) => row.id);
  }

  async listPartnerships(): Promise<string[]> {
    const rows = await this.ask<{ id: string }>('select app.active_partnerships() as id');
    return rows.map((row) => row.id);
  }

  async listMembers(partnershipId: string): Promise<string[]> {
    const rows = await this.ask<{ id: string }>('select app.workplaces($1) as id', [partnershipId]);
    return rows.map((row) => row.id);
  }

  private ask<Row>(sql: string, parameters: unknown[] = []): Promise<Row[]> {
    return this.store.transaction((query) => query<Row>(sql, parameters));
  }
}
