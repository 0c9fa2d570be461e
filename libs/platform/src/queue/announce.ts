import type { TenantDoor } from '../database/index.js';

export const changeKinds = [
  'CONVERSATION',
  'REPLY',
  'TEMPLATE',
  'FIGURE',
  'TRIAGE',
  'PRESENCE',
  'ACCOUNT',
  'TASK',
  'NOTIFICATION',
  'QUERY',
  'QUESTION',
] as const;
export type ChangeKind = (typeof changeKinds)[number];

/** NOTIFY carries 8,000 bytes; an id is 39 with its quotes and comma. */
const IDS_PER_NOTICE = 150;

/** Tells the tenant's screens, when this transaction commits, that something changed: ids only. */
export class Announcer {
  constructor(private readonly door: TenantDoor) {}

  async announce(kind: ChangeKind, ids: readonly string[], tenantId = this.door.tenantId()): Promise<void> {
    if (ids.length === 0) return;
    const notices: string[] = [];
    for (let start = 0; start < ids.length; start += IDS_PER_NOTICE) {
      notices.push(JSON.stringify({ t: tenantId, k: kind, i: ids.slice(start, start + IDS_PER_NOTICE) }));
    }
    await this.door.repeat(`select pg_notify('live', n) from unnest($1::text[]) as u(n)`, [notices]);
  }
}
