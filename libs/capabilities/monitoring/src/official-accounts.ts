import { fold } from '@samenspraak/language/text';
import type { MonitoringQueryRepository } from './monitoring-query.repository.js';

/** Handles that belong to organisations of the partnership, folded: no person stands behind them. */
export class OfficialAccounts {
  constructor(private readonly queries: MonitoringQueryRepository) {}

  async find(): Promise<ReadonlySet<string>> {
    return new Set((await this.queries.listOfficialHandles()).map((handle) => fold(handle.replace(/^@/u, ''))));
  }
}
