import { isId } from '@samenspraak/platform/kernel';
import type { Folder } from '../conversation.js';
import { ME, NOBODY, type ListFilter, type Sort } from './list-wish.js';

/** Collects the values of a statement; the first is the tenant. */
export class Parameters {
  readonly values: unknown[];

  constructor(tenantId: string) {
    this.values = [tenantId];
  }

  add(value: unknown): string {
    this.values.push(value);
    return `$${this.values.length}`;
  }
}

const AWAKE = `c.status = 'open' and (c.snoozed_until is null or c.snoozed_until <= now())`;

/** The rows of `app.conversation c` that stand in a folder. */
export function inFolder(folder: Folder, member: string, parameters: Parameters): string {
  switch (folder) {
    case 'TEAM':
      return AWAKE;
    case 'MINE':
      return `${AWAKE} and c.assignee_id = ${parameters.add(member)}::uuid`;
    case 'FREE':
      return `${AWAKE} and c.assignee_id is null`;
    case 'WAITING':
      // So written that the two parts are those of its index.
      return `(c.status = 'waiting' or c.snoozed_until is not null) and (c.status = 'waiting' or (c.status = 'open' and c.snoozed_until > now()))`;
    case 'CLOSED':
      return `c.status = 'closed'`;
  }
}

/** The column that sorts, and whether the highest comes first. */
export const ORDER: Readonly<Record<Sort, { key: string; descending: boolean }>> = {
  DUE: { key: 'c.order_at', descending: false },
  NEWEST: { key: 'c.last_inbound_at', descending: true },
  OLDEST: { key: 'c.last_inbound_at', descending: false },
};

const TOMORROW = `((date_trunc('day', now() at time zone 'Europe/Amsterdam') + interval '1 day') at time zone 'Europe/Amsterdam')`;

/** What a filter leaves of `app.conversation c`; nothing when it asks for nothing. Ids that are none find nothing. */
export function ofFilter(filter: ListFilter, member: string, parameters: Parameters): string[] {
  const conditions: string[] = [];
  const among = (column: string, values: readonly string[] | null | undefined) => {
    if (values?.length) conditions.push(`${column} = any (${parameters.add(values)}::text[])`);
  };
  among('c.network', filter.networks);
  among('c.topic', filter.topics);
  among('c.department', filter.departments);
  among('c.urgency', filter.urgencies);
  among('c.sentiment', filter.sentiments);
  among(
    'c.involvement',
    filter.involvements?.map((one) => one.toLowerCase()),
  );
  if (filter.unread) conditions.push('c.unread');
  if (filter.due === 'LATE') conditions.push('c.order_at <= now()');
  if (filter.due === 'TODAY') conditions.push(`c.order_at < ${TOMORROW}`);
  if (filter.assignees?.length) {
    const ids = filter.assignees.map((one) => (one === ME ? member : one)).filter(isId);
    const any = `c.assignee_id = any (${parameters.add(ids)}::uuid[])`;
    conditions.push(filter.assignees.includes(NOBODY) ? `(${any} or c.assignee_id is null)` : any);
  }
  if (filter.tags?.length)
    conditions.push(
      `exists (select from app.conversation_tag g where g.tenant_id = $1 and g.conversation_id = c.id and g.tag_id = any (${parameters.add(filter.tags.filter(isId))}::uuid[]))`,
    );
  return conditions;
}
