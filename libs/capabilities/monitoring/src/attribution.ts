import type { MessageEvent } from '@samenspraak/connector-contract';
import {
  decide,
  municipalitiesOf,
  type Decision,
  type NamedTenant,
  type RoutedMember,
} from './attribution-decision.js';
import type { TextEvidence } from './attribution-evidence.js';
import type { Rule } from './attribution-rule.js';

export type { RoutedMember } from './attribution-decision.js';

export interface RoutedAccount {
  readonly tenantId: string;
  readonly accountId: string;
  readonly network: string;
  readonly baseUrl: string;
  readonly externalId: string;
  readonly handle: string;
}

export interface MatchedQuery {
  readonly id: string;
  readonly tenantId: string;
  readonly scope: 'own' | 'partnership';
  /** It is about public order: never a reason for the desk. */
  readonly order?: boolean;
}

/** What was routed before of one message. */
export interface EarlierRoute {
  readonly tenantId: string;
  readonly involvement: 'lead' | 'watch';
}

export interface Circumstances {
  readonly event: MessageEvent;
  /** Where it came in. */
  readonly connection: {
    readonly network: string;
    readonly baseUrl: string;
    readonly tenantId: string | null;
    readonly accountId: string | null;
  };
  readonly members: readonly RoutedMember[];
  readonly accounts: readonly RoutedAccount[];
  /** Only queries that listen today; of the partnership only while its agreement is valid. */
  readonly matched: readonly MatchedQuery[];
  /** Whom the agreement lets the partnership's queries work for. */
  readonly parties: ReadonlySet<string>;
  /** What the text says about whose it is; read only when a query asks. */
  readonly evidence: TextEvidence;
  /** The rules of the partnership that hold now. */
  readonly rules: readonly Rule[];
  /** Routes of the same message, and of the message it answers. */
  readonly earlier: readonly EarlierRoute[];
  readonly parent: readonly EarlierRoute[];
}

export interface Copy {
  readonly tenantId: string;
  readonly involvement: 'lead' | 'watch';
  readonly whyCode: string;
  readonly queryId: string | null;
  readonly accountId: string | null;
  /** Queries that would have brought it too: it stays for as long as one of them may keep what it caught. */
  readonly also?: readonly string[];
}

export interface Attribution {
  readonly copies: readonly Copy[];
  /** Set when a query of the partnership caught it and nobody can be named. */
  readonly triage: TriageReason | null;
}

export interface TriageReason {
  readonly whyCode: string;
  readonly whyName: string | null;
  /** The most likely one first. */
  readonly candidates: readonly string[];
  /** About which name a rule can be made. */
  readonly ambiguousName: string | null;
}

/** The own account's echo; it never opens a conversation. */
export const OWN_POST = 'own_post';

type Reason = Omit<Copy, 'tenantId' | 'involvement'>;

/**
 * Who gets a copy, and who leads: own account > conversation that goes on > what the text names, by `decide` > own query.
 * The first reason found for a tenant is the one it is told.
 */
export function attribute(input: Circumstances): Attribution {
  const { event, connection } = input;
  const author = input.accounts.find((account) => isSame(account, connection, event.author.externalId));
  if (author) {
    return alone({ tenantId: author.tenantId, whyCode: OWN_POST, queryId: null, accountId: author.accountId });
  }
  if (event.visibility === 'direct' || event.visibility === 'followers') return privately(input);
  const reasons = new Map<string, Reason>();
  const add = (tenantId: string, reason: Partial<Reason> & { whyCode: string }) => {
    if (!reasons.has(tenantId)) reasons.set(tenantId, { queryId: null, accountId: null, ...reason });
  };
  const accounts = addressed(input);
  for (const account of accounts) {
    add(account.tenantId, { whyCode: 'account_addressed', accountId: account.accountId });
  }
  for (const route of input.parent.filter(({ involvement }) => involvement === 'lead')) {
    add(route.tenantId, { whyCode: 'thread_followed' });
  }
  // What the text names decides about what a query caught; without one nobody asks.
  const decision = input.matched.length > 0 ? decideWhose(input, accounts) : undefined;
  const named = decision?.outcome === 'lead' ? decision.named : [];
  const ofPartnership = input.matched.find((query) => query.scope === 'partnership');
  const own = input.matched.filter((query) => query.scope === 'own');
  const worksFor = (tenantId: string) => input.parties.has(tenantId) && named.some((one) => one.tenantId === tenantId);
  const also = (tenantId: string, but?: string) =>
    input.matched
      .filter((one) => (one.scope === 'own' ? one.tenantId === tenantId : worksFor(tenantId)) && one.id !== but)
      .map((one) => one.id);
  const addMatched = ({ tenantId, id }: MatchedQuery) =>
    add(tenantId, { whyCode: BY_OWN_QUERY, queryId: id, also: also(tenantId, id) });
  for (const { tenantId, code } of named) {
    const query = own.find((one) => one.tenantId === tenantId);
    if (query) addMatched(query);
    else if (ofPartnership && worksFor(tenantId))
      add(tenantId, { whyCode: PARTNERSHIP_WHY[code] ?? BY_NAME, also: also(tenantId) });
  }
  for (const query of inOrder(own, input.members)) addMatched(query);
  if (reasons.size === 0) return { copies: [], triage: ofPartnership && decision ? triageOf(decision, input) : null };
  return { copies: lead(reasons, input.earlier), triage: null };
}

/** How a query of the partnership says why, by what named the tenant. */
const BY_NAME = 'partnership_query';
const PARTNERSHIP_WHY: Readonly<Record<string, string>> = {
  place_in_context: 'partnership_context',
  postcode_named: 'partnership_postcode',
  rule_applied: 'partnership_rule',
};
export const BY_PARTNERSHIP: ReadonlySet<string> = new Set([BY_NAME, ...Object.values(PARTNERSHIP_WHY)]);
const BY_OWN_QUERY = 'query_matched';
const SHARED_WATCH = 'shared_watch';
/** Codes of copies that are there because queries matched, and for no other reason. */
export const BY_QUERY: readonly string[] = [BY_OWN_QUERY, SHARED_WATCH, ...BY_PARTNERSHIP];

function decideWhose(input: Circumstances, accounts: readonly RoutedAccount[]): Decision {
  // Most posts match nothing: nobody gets them for a name alone, so their names are not even read.
  if (input.matched.length === 0) return { outcome: 'nothing' };
  const { evidence, members, rules } = input;
  return decide({ text: evidence, members, rules, accounts: accounts.map(({ tenantId }) => tenantId) });
}

function lead(reasons: ReadonlyMap<string, Reason>, earlier: readonly EarlierRoute[]): Copy[] {
  const former = earlier.find((route) => route.involvement === 'lead')?.tenantId;
  const [first] = reasons.keys();
  const leader = former ?? first;
  return [...reasons].map(([tenantId, reason]) => {
    const watches = tenantId !== leader;
    const whyCode = watches && BY_PARTNERSHIP.has(reason.whyCode) ? SHARED_WATCH : reason.whyCode;
    return { tenantId, ...reason, whyCode, involvement: watches ? 'watch' : 'lead' };
  });
}

/** What is not public goes to the tenant at whose account it arrived and to nobody else. */
function privately({ event, connection, earlier }: Circumstances): Attribution {
  const { tenantId, accountId } = connection;
  if (!tenantId) return { copies: [], triage: null };
  const whyCode = event.visibility === 'direct' ? 'direct_message' : 'account_addressed';
  // A message to two accounts arrives at each; the first to have it leads.
  const former = earlier.find((route) => route.involvement === 'lead');
  const involvement = former && former.tenantId !== tenantId ? 'watch' : 'lead';
  return { copies: [{ tenantId, whyCode, queryId: null, accountId, involvement }], triage: null };
}

function alone(copy: Omit<Copy, 'involvement'>): Attribution {
  return { copies: [{ ...copy, involvement: 'lead' }], triage: null };
}

/** In the order in which the text names them; at whose account it arrived comes last when the text does not name it. */
function addressed({ event, connection, accounts }: Circumstances): RoutedAccount[] {
  const named = event.mentions.flatMap((mention) => {
    const account = accounts.find(
      (one) =>
        one.network === connection.network &&
        (isSame(one, connection, mention.externalId) || sameHandle(one, mention.handle, connection.baseUrl)),
    );
    return account ? [account] : [];
  });
  const arrived = accounts.find((one) => one.accountId === connection.accountId);
  return arrived && !named.includes(arrived) ? [...named, arrived] : named;
}

function isSame(account: RoutedAccount, { network, baseUrl }: Circumstances['connection'], id: string | null): boolean {
  if (account.network !== network || account.externalId !== id || id === '') return false;
  // An id means something on its own server only, unless it is a name that holds everywhere, such as a DID.
  return account.baseUrl === baseUrl || id.startsWith('did:');
}

function sameHandle(account: RoutedAccount, handle: string, baseUrl: string): boolean {
  const here = new URL(baseUrl).host;
  const home = new URL(account.baseUrl).host;
  const [name, server = here] = handle.toLowerCase().split('@');
  const [own] = account.handle.toLowerCase().split('@');
  return name === own && server === home;
}

/** What a query of the partnership caught and nobody gets: a person looks, unless it names other places only. */
function triageOf(decision: Decision, { members }: Circumstances): TriageReason | null {
  if (decision.outcome === 'elsewhere') return null;
  if (decision.outcome === 'triage') {
    const { code, name, candidates, ambiguousName } = decision;
    return { whyCode: code, whyName: name, candidates, ambiguousName };
  }
  const nobody = { whyName: null, ambiguousName: null };
  if (decision.outcome === 'nothing') {
    return { ...nobody, whyCode: 'place_missing', candidates: municipalitiesOf(members) };
  }
  const candidates = decision.named.map(({ tenantId }: NamedTenant) => tenantId);
  return { ...nobody, whyName: decision.named[0].name, whyCode: 'member_not_party', candidates };
}

/** Who has most queries that match comes first; of equals the first code. */
function inOrder(own: readonly MatchedQuery[], members: readonly RoutedMember[]): MatchedQuery[] {
  const code = new Map(members.map((member) => [member.tenantId, member.code]));
  const count = (tenantId: string) => own.filter((query) => query.tenantId === tenantId).length;
  return [...own].sort(
    (a, b) =>
      count(b.tenantId) - count(a.tenantId) ||
      (code.get(a.tenantId) ?? '').localeCompare(code.get(b.tenantId) ?? '') ||
      a.id.localeCompare(b.id),
  );
}
