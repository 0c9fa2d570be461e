import type { TenantDoor } from '@samenspraak/platform/database';
import { newId } from '@samenspraak/platform/kernel';

export const queryActions = [
  'MADE',
  'CHANGED',
  'PAUSED',
  'RESUMED',
  'RENEWED',
  'HELD',
  'RELEASED',
  'REFUSED',
  'SHARED',
  'WITHDRAWN',
  'ADOPTED',
  'ENDED',
  'PURGED',
] as const;
export type QueryAction = (typeof queryActions)[number];

/** What somebody changed from what to what; null stood for nothing. */
export interface QueryFieldChange {
  readonly field: string;
  readonly before: string | null;
  readonly after: string | null;
}

export interface QueryHistoryEntry {
  readonly at: Date;
  /** Empty for somebody who left. */
  readonly byName: string;
  readonly action: QueryAction;
  readonly fields: readonly QueryFieldChange[];
}

const MOST_SHOWN = 200;

/** What became of each query, by whom; lines are added and never changed. */
export class QueryHistoryRepository {
  constructor(private readonly door: TenantDoor) {}

  async add(queryId: string, action: QueryAction, at: Date, fields: readonly QueryFieldChange[] = []): Promise<void> {
    const { membershipId } = await this.door.entrance();
    await this.door.query(
      'insert into app.query_history (tenant_id, id, query_id, at, by_id, action, fields) values ($1, $2, $3, $4, $5, $6, $7)',
      [this.door.tenantId(), newId(), queryId, at, membershipId, action, JSON.stringify(fields)],
    );
  }

  /** The latest first. */
  async list(queryId: string): Promise<QueryHistoryEntry[]> {
    return this.door.query<QueryHistoryEntry & Record<string, unknown>>(
      `select h.at, case when m.status = 'active' then m.display_name else '' end as "byName", h.action, h.fields from app.query_history h
       join app.membership m on m.tenant_id = $1 and m.id = h.by_id
       where h.tenant_id = $1 and h.query_id = $2 order by h.id desc limit ${MOST_SHOWN}`,
      [this.door.tenantId(), queryId],
    );
  }
}
