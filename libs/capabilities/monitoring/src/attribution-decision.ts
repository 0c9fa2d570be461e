import { ambiguousName, isStreetlike, type Evidence, type TextEvidence } from './attribution-evidence.js';
import type { Rule } from './attribution-rule.js';
import { nameKey } from './attribution-rule.js';

/** A member of the partnership as routing needs it. */
export interface RoutedMember {
  readonly tenantId: string;
  readonly code: string;
  readonly gmCode: string | null;
}

export type TriageCode =
  'place_ambiguous' | 'place_shared' | 'place_uncertain' | 'road_crosses' | 'rule_disputed' | 'place_contested';

/** Why a tenant is named: the code of a sentence, and what the sentence says. */
export interface NamedTenant {
  readonly tenantId: string;
  readonly code: 'account_addressed' | 'rule_applied' | Evidence['code'];
  readonly name: string;
  readonly hint?: string;
}

/** Whose a text is, as far as it tells. */
export type Decision =
  /** The first leads, the others watch. */
  | { readonly outcome: 'lead'; readonly named: readonly [NamedTenant, ...NamedTenant[]] }
  | {
      readonly outcome: 'triage';
      readonly code: TriageCode;
      readonly name: string;
      /** The most likely one first. */
      readonly candidates: readonly string[];
      readonly ambiguousName: string | null;
    }
  /** It names other places only. */
  | { readonly outcome: 'elsewhere'; readonly name: string }
  | { readonly outcome: 'nothing' };

/** "gemeente X" or "in X" about somebody else outweighs "uit X" or "bij X". */
const ABOUT = 2.5;
const BESIDE = 1.5;

interface Question {
  readonly text: TextEvidence;
  readonly members: readonly RoutedMember[];
  readonly rules: readonly Rule[];
  /** Whose own accounts are mentioned, in the order of the text. */
  readonly accounts: readonly string[];
}

/**
 * Whose a text is: own account > name that one municipality has, or a name with what makes it clear > rule > a person.
 * What decides nothing alone (homonyms, regions, roads, streets, what may be no place) leads to triage when a member may be meant.
 */
export function decide(question: Question): Decision {
  const { text, accounts } = question;
  const named = namedBy(question);
  if (accounts[0] !== undefined) {
    const byAccount = accounts.map((tenantId): NamedTenant => ({ tenantId, code: 'account_addressed', name: '' }));
    return lead([...byAccount, ...named.map(({ tenant }) => tenant)]);
  }
  const best = named[0];
  const unclear = unclearNames(question);
  const elsewhere = text.items.filter((item) => isDecisive(item) && membersIn(item.gm, question.members).length === 0);
  const far = Math.max(0, ...elsewhere.map(({ weight }) => weight));
  if (best) {
    const others = named.map(({ tenant }) => tenant.tenantId);
    const heavier = unclear.find(
      (item) => item.weight > best.weight && item.possible.length > 0 && !item.possible.includes(best.tenant.tenantId),
    );
    if (heavier) return triage('place_ambiguous', heavier, [...heavier.possible, ...others], heavier.name);
    if (far >= ABOUT && best.weight <= BESIDE) return triage('place_contested', best.tenant, others, null);
    return lead(named.map(({ tenant }) => tenant));
  }
  const ruled = byRules(question);
  if (ruled.disputed) {
    const { item, possible } = ruled.disputed;
    return triage('rule_disputed', item, possible, item.name);
  }
  if (ruled.named.length > 0 && far < ABOUT) return lead(ruled.named);
  const [first] = unclear;
  if (first) {
    const possible = unclear.flatMap((item) => item.possible);
    return triage(
      'place_ambiguous',
      first,
      possible.length > 0 ? possible : municipalitiesOf(question.members),
      first.name,
    );
  }
  // "A8 richting Amsterdam" is not in Amsterdam.
  const weak = far < BESIDE ? weakly(question) : undefined;
  if (weak?.outcome === 'triage' || !elsewhere[0]) return weak ?? weakly(question);
  return { outcome: 'elsewhere', name: elsewhere[0].name };
}

/** The tenants that the text names without doubt, who it is most about first. */
function namedBy({ text, members }: Question): { tenant: NamedTenant; weight: number }[] {
  const best = new Map<string, { tenant: NamedTenant; weight: number }>();
  for (const item of text.items.filter(isDecisive)) {
    const [tenantId] = membersIn(item.gm, members);
    if (tenantId === undefined) continue;
    const known = best.get(tenantId);
    // Of the same tenant the place it is most about; a name that is clear by itself before one that needs its surroundings.
    const better =
      !known ||
      item.weight > known.weight ||
      (known.tenant.code === 'place_in_context' && item.weight === known.weight);
    if (!better) continue;
    const tenant = { tenantId, code: item.code, name: item.name, ...(item.hint && { hint: item.hint }) };
    if (known) Object.assign(known, { tenant, weight: item.weight });
    else best.set(tenantId, { tenant, weight: item.weight });
  }
  return [...best.values()].sort((a, b) => b.weight - a.weight);
}

type Unclear = Evidence & { readonly possible: readonly string[] };

/** Names that several municipalities have, of which a member may be meant. */
function unclearNames({ text, members }: Question): Unclear[] {
  return text.items
    .filter(({ code }) => code === 'place_ambiguous')
    .map((item) => ({ ...item, possible: membersIn(item.gm, members) }))
    .filter((item) => item.possible.length > 0 || isStreetlike(item));
}

/** What the rules of the partnership say about the names that mean nothing certain. */
function byRules({ text, members, rules }: Question) {
  const named = new Map<string, NamedTenant>();
  for (const item of text.items) {
    if (item.code !== 'place_ambiguous' && item.code !== 'region_named') continue;
    const about = rules.filter((rule) => rule.state !== 'WITHDRAWN' && nameKey(rule.name) === item.key);
    const withWord = about.filter((rule) => rule.word !== '' && text.has(rule.word));
    const valid = withWord.length > 0 ? withWord : about.filter((rule) => rule.word === '');
    const meant = [...new Set(valid.map((rule) => rule.meantId))];
    if (meant.length > 1 || valid.some((rule) => rule.state === 'DISPUTED')) {
      const said = valid.flatMap((rule) => rule.rulings.flatMap((ruling) => ruling.meantId ?? []));
      const possible = [...new Set([...said, ...membersIn(item.gm, members)])];
      return { named: [], disputed: { item, possible: possible.filter((id) => isMember(id, members)) } };
    }
    const [tenantId] = meant;
    if (tenantId && isMember(tenantId, members)) {
      named.set(tenantId, named.get(tenantId) ?? { tenantId, code: 'rule_applied', name: item.name });
    }
  }
  return { named: [...named.values()], disputed: undefined };
}

/** Nothing names a municipality: a person looks when a member may be meant all the same. */
function weakly({ text, members }: Question): Decision {
  const weak = text.items.filter(({ strength }) => strength === 'weak');
  for (const [evidence, code] of [
    ['region_named', 'place_shared'],
    ['place_uncertain', 'place_uncertain'],
  ] as const) {
    const item = weak.find((one) => one.code === evidence && membersIn(one.gm, members).length > 0);
    const rulable = evidence === 'region_named' ? ambiguousName(text) : null;
    if (item) return triage(code, item, membersIn(item.gm, members), rulable);
  }
  const road = weak.find(({ code }) => code === 'road_named');
  if (road) return triage('road_crosses', road, municipalitiesOf(members), null);
  const other = text.items.find(({ code }) => code === 'place_ambiguous');
  return other ? { outcome: 'elsewhere', name: other.name } : { outcome: 'nothing' };
}

function lead(named: readonly NamedTenant[]): Decision {
  const seen = new Map<string, NamedTenant>();
  for (const one of named) if (!seen.has(one.tenantId)) seen.set(one.tenantId, one);
  return { outcome: 'lead', named: [...seen.values()] as [NamedTenant, ...NamedTenant[]] };
}

function triage(
  code: TriageCode,
  { name }: { name: string },
  possible: readonly string[],
  rulable: string | null,
): Decision {
  const votes = (id: string) => possible.filter((one) => one === id).length;
  const candidates = [...new Set(possible)].sort((a, b) => votes(b) - votes(a));
  return { outcome: 'triage', code, name, candidates, ambiguousName: rulable };
}

const isDecisive = ({ strength }: Evidence): boolean => strength === 'decisive';

const isMember = (id: string, members: readonly RoutedMember[]) => members.some(({ tenantId }) => tenantId === id);

export const municipalitiesOf = (members: readonly RoutedMember[]): string[] =>
  members.flatMap(({ gmCode, tenantId }) => (gmCode ? [tenantId] : []));

function membersIn(gm: readonly string[], members: readonly RoutedMember[]): string[] {
  return members.flatMap(({ gmCode, tenantId }) => (gmCode && gm.includes(gmCode) ? [tenantId] : []));
}
