import { fold } from '@samenspraak/language/text';
import type { MonitoringQueryRepository } from './monitoring-query.repository.js';

/** Handles that belong to organisations of the partnership, folded: no person stands behind them. */
export class OfficialAccounts {
  constructor(private readonly queries: MonitoringQueryRepository) {}

  /** Each with and without its host. */
  async find(): Promise<ReadonlySet<string>> {
    const accounts = await this.queries.listOfficialAccounts();
    return new Set(
      accounts.flatMap(({ handle, baseUrl }) => {
        const name = fold(handle.replace(/^@/u, ''));
        return [name, `${name}@${fold(new URL(baseUrl).host)}`];
      }),
    );
  }
}
