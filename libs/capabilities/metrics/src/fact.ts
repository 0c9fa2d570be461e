export const exclusionReasons = ['SPAM', 'ABUSE', 'NO_REPLY_NEEDED', 'DUPLICATE', 'OWN_ACCOUNT'] as const;
export type ExclusionReason = (typeof exclusionReasons)[number];

/** Version of the definitions by which facts are written; it stands beside every figure. */
export const DEFINITION_VERSION = 1;

/** Hours without contact after which an inbound message begins a new episode. */
export const EPISODE_HOURS = 24;

/** One contact episode. */
export interface Fact {
  readonly id: string;
  readonly conversationId: string;
  readonly network: string;
  /** The inbound message from which the citizen waits. */
  readonly askedAt: Date;
  readonly lastContactAt: Date;
  /** A person's word: needs an answer or not; null is not judged yet. */
  readonly question: boolean | null;
  readonly excludedReason: ExclusionReason | null;
  /** The first human answer. */
  readonly answeredAt: Date | null;
  readonly clockMinutes: number | null;
  /** Minutes in opening hours, computed once, when the answer went out. */
  readonly openMinutes: number | null;
  readonly withinNorm: boolean | null;
  /** When the norm ran out, as the desk showed it when the answer went out. */
  readonly dueAt: Date | null;
  readonly closedAt: Date | null;
}

// Making one takes longer than using it a hundred times.
const monthFormat = new Intl.DateTimeFormat('nl-NL', {
  timeZone: 'Europe/Amsterdam',
  year: 'numeric',
  month: '2-digit',
});

/** The month of an episode: that of the question, in Amsterdam. */
export function monthOf(at: Date): string {
  const parts = monthFormat.formatToParts(at);
  const part = (type: string) => parts.find((one) => one.type === type)!.value;
  return `${part('year')}-${part('month')}`;
}

/** An episode after another inbound message: what was excluded is judged anew, from the new message. */
export function withInbound(fact: Fact, at: Date): Fact {
  const judgedAnew = fact.question === false && at > fact.lastContactAt;
  const earlier = at < fact.askedAt && fact.answeredAt === null;
  return {
    ...fact,
    ...(judgedAnew ? { question: null, excludedReason: null } : {}),
    askedAt: (judgedAnew && fact.answeredAt === null) || earlier ? at : fact.askedAt,
    lastContactAt: at > fact.lastContactAt ? at : fact.lastContactAt,
    closedAt: at > fact.lastContactAt ? null : fact.closedAt,
  };
}
