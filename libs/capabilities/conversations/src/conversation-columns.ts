import {
  conversationStatuses,
  involvements,
  steps,
  type ConversationRow,
  type MessageKind,
  type Sentiment,
  type Urgency,
} from './conversation.js';

/** Others that open with a copy of the same text; nobody reads past a hundred. */
const SIMILAR = `case when c.group_id is null then 0 else (select count(*)::int from (select from app.conversation g
  where g.tenant_id = $1 and g.group_id = c.group_id and g.id <> c.id limit 99) copies) end`;
/** What a row of the desk shows, of `app.conversation c` and its `COLLEAGUE`, in the order of `Tuple`; the tenant is $1. */
export const COLUMNS = `c.id, c.network, c.account_id, c.author_handle, c.author_name, c.author_url, c.snippet, c.step, c.status,
  c.involvement, c.question, c.unread, c.due_at, c.norm_minutes, c.last_inbound_at, c.snoozed_until, c.topic, c.department,
  c.urgency, c.kind, c.sentiment, c.snooze_holds, c.follow_up_at, c.why_code, c.why_params, c.version, ${SIMILAR} as similar,
  a.id, a.display_name, a.initials`;
export const COLLEAGUE = `left join app.membership a on a.tenant_id = $1 and a.id = c.assignee_id`;

type Tuple = readonly [
  id: string,
  network: string,
  accountId: string | null,
  handle: string,
  displayName: string | null,
  profileUrl: string | null,
  snippet: string,
  step: number,
  status: string,
  involvement: string,
  question: boolean | null,
  unread: boolean,
  dueAt: Date | null,
  normMinutes: number | null,
  lastInboundAt: Date,
  snoozedUntil: Date | null,
  topic: string | null,
  department: string | null,
  urgency: Urgency,
  kind: MessageKind | null,
  sentiment: Sentiment | null,
  snoozeHolds: boolean,
  followUpAt: Date | null,
  whyCode: string,
  whyParams: Record<string, string>,
  version: number,
  similar: number,
  assigneeId: string | null,
  assigneeName: string,
  assigneeInitials: string,
];

/** Names by what the database calls them. */
const byColumn = <Name extends string>(names: readonly Name[]): Readonly<Record<string, Name>> =>
  Object.fromEntries(names.map((name) => [name.toLowerCase(), name]));
const STATUS_OF = byColumn(conversationStatuses);
const INVOLVEMENT_OF = byColumn(involvements);

/**
 * The conversation of a row whose first values are the `COLUMNS`.
 * @param member who asks
 */
export function toRow(row: readonly unknown[], tenantId: string, member: string): ConversationRow {
  // By place and not by name: a page has fifteen hundred values, and by name they take half as long again.
  const tuple = row as Tuple;
  const assigneeId = tuple[27];
  return {
    id: tuple[0],
    tenantId,
    network: tuple[1],
    accountId: tuple[2],
    author: { handle: tuple[3], displayName: tuple[4] || null, profileUrl: tuple[5] },
    snippet: tuple[6],
    step: steps[tuple[7] - 1]!,
    status: STATUS_OF[tuple[8]]!,
    involvement: INVOLVEMENT_OF[tuple[9]]!,
    question: tuple[10],
    unread: tuple[11],
    dueAt: tuple[12],
    normMinutes: tuple[13],
    lastInboundAt: tuple[14],
    snoozedUntil: tuple[15],
    topic: tuple[16],
    department: tuple[17],
    urgency: tuple[18],
    kind: tuple[19],
    sentiment: tuple[20],
    snoozeHolds: tuple[21],
    followUpAt: tuple[22],
    why: { code: tuple[23], params: tuple[24] },
    version: tuple[25],
    similar: tuple[26],
    assignee: assigneeId
      ? { id: assigneeId, displayName: tuple[28], initials: tuple[29], me: assigneeId === member }
      : null,
  };
}
