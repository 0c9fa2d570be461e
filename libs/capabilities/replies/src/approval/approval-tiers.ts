import { editedPercent } from '../edited-percent.js';
import type { Approval, ApprovalAct, ApprovalRole, ApprovalRule, LiveMember, RuleKind } from './approval.js';

/** All that decides who must agree with an answer. */
export interface Circumstances {
  readonly trainee: boolean;
  /** The conversation's topic or that of the template is one that needs four eyes. */
  readonly sensitive: boolean;
  readonly topics: readonly string[];
  readonly network: string;
}

export interface Reason {
  readonly kind: RuleKind;
  readonly value: string | null;
}

export interface Need {
  /** One after another, each another person; none: nobody need agree. */
  readonly tiers: readonly ApprovalRole[];
  readonly reasons: readonly Reason[];
}

/** Whoever may more may also less: a coordinator agrees where an approver would do. */
const MEETS: Readonly<Record<ApprovalRole, readonly string[]>> = {
  approver: ['approver', 'coordinator', 'spokesperson'],
  coordinator: ['coordinator'],
  spokesperson: ['spokesperson'],
};
/** Above this share of changed words a text is as much the editor's as the author's. */
const REWRITTEN_PERCENT = 50;

export const meets = (roles: readonly string[], tier: ApprovalRole) => MEETS[tier].some((role) => roles.includes(role));

/** A trainee's answer and one on a sensitive topic always need somebody; rules of the tenant say whom, or ask for more. */
export function needOf(of: Circumstances, rules: readonly ApprovalRule[]): Need {
  const asked = rules.filter((rule) => concerns(rule, of));
  const always: Reason[] = [];
  if (of.trainee && !asked.some((rule) => rule.kind === 'TRAINEE')) always.push({ kind: 'TRAINEE', value: null });
  if (of.sensitive && !asked.some((rule) => rule.kind === 'SENSITIVE')) always.push({ kind: 'SENSITIVE', value: null });
  const wishes = [...asked.map((rule) => rule.tiers), ...always.map((): ApprovalRole[] => ['approver'])];
  return {
    tiers: together(wishes),
    reasons: [...always, ...asked.map(({ kind, value }) => ({ kind, value }))],
  };
}

function concerns({ kind, value }: ApprovalRule, of: Circumstances): boolean {
  if (kind === 'TRAINEE') return of.trainee;
  if (kind === 'SENSITIVE') return of.sensitive;
  if (kind === 'NETWORK') return of.network === value;
  return of.topics.some((topic) => topic.toLowerCase() === value?.toLowerCase());
}

/** The longest wish in its own order, and behind it what the others ask for beyond that. */
function together(wishes: readonly (readonly ApprovalRole[])[]): ApprovalRole[] {
  const [longest = [], ...rest] = [...wishes].sort((a, b) => b.length - a.length);
  const tiers = [...longest];
  for (const wish of rest) {
    const free = [...tiers];
    for (const role of wish) {
      const at = free.indexOf(role);
      if (at >= 0) free.splice(at, 1);
      else tiers.push(role);
    }
  }
  return tiers;
}

/** Agreements with the text as it stands: an edit asks for them anew. */
export function agreements(acts: readonly ApprovalAct[]): ApprovalAct[] {
  const last = acts.findLastIndex((act) => act.kind === 'SUBMIT' || act.kind === 'EDIT');
  return acts.slice(last + 1).filter((act) => act.kind === 'APPROVE');
}

/** The tiers that are still to come. */
export function openTiers(tiers: readonly ApprovalRole[], given: readonly ApprovalAct[]): ApprovalRole[] {
  const left = [...tiers];
  for (const { role } of given) {
    const at = role === null ? -1 : left.indexOf(role);
    if (at >= 0) left.splice(at, 1);
  }
  return left;
}

export type Objection = 'OWN' | 'AGAIN' | 'REWROTE' | 'ROLE';

/** What stands between this member and agreeing with the answer; undefined when nothing does. */
export function objectionTo(
  member: Pick<LiveMember, 'id' | 'roles'>,
  approval: Pick<Approval, 'authorId' | 'text' | 'written'>,
  acts: readonly ApprovalAct[],
  tiers: readonly ApprovalRole[],
): Objection | undefined {
  // Whatever the roles, and whoever edited it since: who wrote it wrote it.
  if (member.id === approval.authorId || wroteIt(member.id, acts)) return 'OWN';
  const given = agreements(acts);
  if (given.some((act) => act.byId === member.id)) return 'AGAIN';
  const [next] = openTiers(tiers, given);
  if (next === undefined || !meets(member.roles, next)) return 'ROLE';
  const editor = acts.some((act) => act.kind === 'EDIT' && act.byId === member.id);
  if (editor && given.length === 0 && editedPercent(approval.written, approval.text) > REWRITTEN_PERCENT)
    return 'REWROTE';
  return undefined;
}

const wroteIt = (id: string, acts: readonly ApprovalAct[]) =>
  acts.some((act) => act.kind === 'SUBMIT' && act.byId === id);
