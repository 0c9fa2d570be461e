/** How urgent a question is, from the least on. */
export const urgencies = ['LOW', 'NORMAL', 'HIGH', 'URGENT'] as const;
export type Urgency = (typeof urgencies)[number];

/** The network that stands for every network without a norm of its own. */
export const ALL_NETWORKS = '*';

/** Minutes in opening hours within which a first answer is due when a tenant chose nothing. */
export const DEFAULT_NORM_MINUTES = 240;

/** A tenant's own limit for one network and urgency. */
export interface NormRule {
  readonly network: string;
  readonly urgency: Urgency;
  readonly minutes: number;
}

/**
 * Gives the norm that counts: that of this network and urgency; else of this urgency on all networks; else what counts
 * for a normal question here. More urgent is never slower, so of a more urgent one the strictest counts.
 */
export function normFor(rules: readonly NormRule[], network: string, urgency: Urgency = 'NORMAL'): number {
  const find = (where: string, how: Urgency) =>
    rules.find((rule) => rule.network === where && rule.urgency === how)?.minutes;
  const normal = find(network, 'NORMAL') ?? find(ALL_NETWORKS, 'NORMAL') ?? DEFAULT_NORM_MINUTES;
  if (urgency === 'NORMAL') return normal;
  const own = find(network, urgency);
  if (own !== undefined) return own;
  const general = find(ALL_NETWORKS, urgency) ?? normal;
  if (urgency === 'LOW') return Math.max(normal, general);
  const lessUrgent = urgencies[urgencies.indexOf(urgency) - 1]!;
  return Math.min(normFor(rules, network, lessUrgent), general);
}

/** Tells the first network on which a more urgent question would have to wait longer than a less urgent one. */
export function findSlowerUrgency(rules: readonly NormRule[]): { network: string; urgency: Urgency } | undefined {
  for (const network of new Set([ALL_NETWORKS, ...rules.map((rule) => rule.network)]))
    for (const [at, urgency] of urgencies.entries())
      if (at > 0 && normFor(rules, network, urgency) > normFor(rules, network, urgencies[at - 1]))
        return { network, urgency };
  return undefined;
}
