import { tableLines, type TableLine } from './registers.js';
import { routePolicies } from './route-policies.js';
import type { Scope } from './scopes.js';

export type Command = 'select' | 'insert' | 'update' | 'delete';

/** One policy as it should be. */
export interface Policy {
  readonly table: string;
  readonly name: string;
  readonly command: Command | 'all';
  readonly role: string;
  /** It takes rows away from what the other policies open. */
  readonly restrictive?: true;
  /** Its rows are those of a table behind another wall: a door beside it shows no row. */
  readonly backed?: true;
  readonly using?: Scope;
  readonly check?: Scope;
  /** Only for what app.protect does not make. */
  readonly reason?: string;
}

const worker = { name: 'worker', command: 'all', role: 'worker', using: 'all', check: 'all' } as const;
const shared = (seen: Scope, mine: Scope) =>
  [
    { name: 'seen', command: 'select', role: 'public', using: seen },
    { name: 'add', command: 'insert', role: 'public', check: mine },
    { name: 'change', command: 'update', role: 'public', using: mine, check: mine },
    { name: 'remove', command: 'delete', role: 'public', using: mine },
  ] as const;
const own = [{ name: 'tenant', command: 'all', role: 'public', using: 'own', check: 'own' }] as const;

/** What app.protect makes for each class of table. */
const made: Record<TableLine['class'], readonly Omit<Policy, 'table'>[]> = {
  tenant: own,
  audit: own,
  statistics: own,
  library: shared('seen', 'mine'),
  room: shared('seenRoom', 'mineRoom'),
  reference: [{ name: 'seen', command: 'select', role: 'public', using: 'seen' }],
  intake: [{ name: 'seen', command: 'select', role: 'app', using: 'triage' }, worker],
  platform: [worker],
};

/** Tables without row security: no process may touch them at all. */
export const keyTables = ['app.assertion_key', 'app.context_key', 'app.migration'];

/** Tables whose walls were written by hand: app.protect knows no such kind. */
const byHand = ['app.tenant', 'app.room_member', 'app.principal', 'app.outbox', ...keyTables];

const enter = 'app.enter decides by it before there is a context';
const outbox = 'the app rings and withdraws for its own tenant, the relay sees ids and leases (column grants)';
const named = 'figures by name between those that signed for it; the one function says who may see whom';
const counted = 'who called an answer back sees numbers of all adopters together, from five on';
const used = 'the author of a text sees what came of it: five or more others together, or one that consents';
const change = 'the api tells the workers that a query of its tenant changed, and reads what its queries caught';
const order = 'public order is not webcare: its roles see it, and nobody else that it exists';
const claim = 'the api claims when it queues an answer, and sees its own claims only';

const handover = 'the api says what its own tenant gives away; the worker carries it out';

const revoke = 'who asked takes a link of its own tenant back at once (column grants)';
const visit =
  'a visitor without a tenant reads and settles its one link, through two functions, by the hash of its token';

const ended = 'an api keeps and reads which sessions ended, through two functions, by a hash';

const readBy = (role: string, name: string, reason: string) => (table: string) =>
  ({ table, name, command: 'select', role, using: 'all', reason }) as Policy;
/** Every policy that app.protect does not make, and why it is there. */
const extra: readonly Policy[] = [
  ...['app.recall_message', 'app.adoption', 'app.library_recall'].map(
    readBy('statistics_owner', 'recall_counts', counted),
  ),
  ...['app.text_use', 'app.figures_consent', 'app.library_item'].map(readBy('statistics_owner', 'text_figures', used)),
  ...['app.cell', 'app.agreement', 'app.agreement_party', 'app.partnership', 'app.partnership_member'].map(
    readBy('statistics_owner', 'comparison_reads', named),
  ),
  ...['app.membership', 'app.partnership_member', 'app.tenant', 'app.room_member', 'app.principal'].map(
    readBy('context_owner', 'context_reads', enter),
  ),
  {
    ...{ table: 'app.tenant', name: 'own', command: 'select', role: 'public', using: 'self' },
    reason: 'its key is the tenant',
  },
  {
    table: 'app.room_member',
    name: 'own',
    command: 'select',
    role: 'public',
    using: 'member',
    reason: 'who else is in a room is not said here',
  },
  { table: 'app.outbox', ...worker, reason: outbox },
  { table: 'app.outbox', name: 'ring', command: 'insert', role: 'app', check: 'own', reason: outbox },
  { table: 'app.outbox', name: 'withdraw', command: 'delete', role: 'app', using: 'own', reason: outbox },
  { table: 'app.outbox', name: 'withdraw_seen', command: 'select', role: 'app', using: 'own', reason: outbox },
  {
    table: 'app.outbox',
    name: 'replay',
    command: 'update',
    role: 'app',
    using: 'own',
    check: 'own',
    reason: 'a person has parked work of the own tenant done again (column grants)',
  },
  { table: 'app.outbox', name: 'relay_reads', command: 'select', role: 'relay', using: 'all', reason: outbox },
  {
    table: 'app.outbox',
    name: 'relay_leases',
    command: 'update',
    role: 'relay',
    using: 'all',
    check: 'all',
    reason: outbox,
  },
  {
    table: 'app.audit_entry',
    name: 'audit_reads',
    command: 'select',
    role: 'audit_owner',
    using: 'own',
    reason: 'the seal is made from the entries',
  },
  {
    table: 'app.message',
    name: 'search_reads',
    command: 'select',
    role: 'search_owner',
    using: 'all',
    reason: 'full-text search names the tenant itself; five columns',
  },
  {
    table: 'app.note',
    name: 'search_reads',
    command: 'select',
    role: 'search_owner',
    using: 'all',
    reason: 'full-text search names the tenant itself; five columns',
  },
  {
    table: 'app.knowledge_entry',
    name: 'search_reads',
    command: 'select',
    role: 'search_owner',
    using: 'all',
    reason: 'the search over knowledge names the tenant, the roles and the reader itself; no title and no text',
  },
  {
    table: 'app.meter',
    name: 'statistics_reads',
    command: 'select',
    role: 'statistics_owner',
    using: 'all',
    reason: 'the use of all members, for the licence holder alone',
  },
  { table: 'app.query_change', name: 'own_seen', command: 'select', role: 'app', using: 'own', reason: change },
  { table: 'app.query_change', name: 'own_add', command: 'insert', role: 'app', check: 'own', reason: change },
  {
    table: 'app.query_change',
    name: 'own_change',
    command: 'update',
    role: 'app',
    using: 'own',
    check: 'own',
    reason: change,
  },
  {
    table: 'app.query_tally',
    name: 'own_seen',
    command: 'select',
    role: 'app',
    using: 'own',
    backed: true,
    reason: change,
  },
  ...(
    [
      ['app.monitoring_query', 'all', 'compartment', undefined],
      ['app.audit_entry', 'select', 'auditOfSeen', undefined],
      ['app.order_post', 'all', 'inCompartment', undefined],
      ['app.query_history', 'all', 'historyOfSeen', true],
      ['app.query_tally', 'select', 'tallyOfSeen', true],
    ] as const
  ).map(([table, command, using, backed]): Policy => ({
    ...{ table, name: 'compartment', command, role: 'app', restrictive: true, backed, using, reason: order },
  })),
  {
    table: 'app.connection',
    name: 'accounts_reads',
    command: 'select',
    role: 'context_owner',
    using: 'all',
    reason: 'a query may name the official accounts of the partnership: no person stands behind them; five columns',
  },
  {
    table: 'app.triage_post',
    name: 'decide',
    command: 'update',
    role: 'app',
    using: 'triage',
    check: 'triage',
    reason: 'who has the triage role says where a post belongs; three columns',
  },
  { table: 'app.claim', name: 'own_seen', command: 'select', role: 'app', using: 'own', reason: claim },
  { table: 'app.claim', name: 'own_add', command: 'insert', role: 'app', check: 'ownSeen', reason: claim },
  { table: 'app.handover', name: 'own_seen', command: 'select', role: 'app', using: 'own', reason: handover },
  { table: 'app.handover', name: 'own_add', command: 'insert', role: 'app', check: 'ownSeen', reason: handover },
  ...routePolicies,
  { table: 'app.claim', name: 'own_remove', command: 'delete', role: 'app', using: 'own', reason: claim },
  ...(
    [
      ['own_seen', 'select', 'app', 'own', revoke],
      ['own_remove', 'delete', 'app', 'own', revoke],
      ['visit_reads', 'select', 'context_owner', 'all', visit],
    ] as const
  ).map(([name, command, role, using, reason]): Policy => ({
    ...{ table: 'app.colleague_link', name, command, role, using, reason },
  })),
  {
    ...{ table: 'app.colleague_link', name: 'visit_writes', command: 'update', role: 'context_owner' },
    ...{ using: 'all', check: 'all', reason: visit },
  },
  readBy('context_owner', 'ended_reads', ended)('app.ended_session'),
  {
    table: 'app.ended_session',
    name: 'ended_adds',
    command: 'insert',
    role: 'context_owner',
    check: 'all',
    reason: ended,
  },
  {
    table: 'app.ended_session',
    name: 'ended_forgets',
    command: 'delete',
    role: 'context_owner',
    using: 'all',
    reason: ended,
  },
  { table: 'app.outbox', name: 'visit_rings', command: 'insert', role: 'context_owner', check: 'all', reason: visit },
];

/** Every policy that may exist in this project. */
export function policyPlan(): Policy[] {
  const lines = tableLines();
  const known = new Set(lines.map((line) => line.table));
  return [
    ...lines
      .filter((line) => !byHand.includes(line.table))
      .flatMap((line) => made[line.class].map((policy) => ({ ...policy, table: line.table }))),
    ...extra.filter((policy) => known.has(policy.table)),
  ];
}
