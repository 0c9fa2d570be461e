import type { SharedKind } from '../sharing/shared-content.js';

export type RecallKind = 'WRONG' | 'UNSAFE';

/** A published version that its author called back. Nobody takes that back; a newer version replaces it. */
export interface Recall {
  readonly id: string;
  readonly partnershipId: string;
  readonly itemId: string;
  readonly version: number;
  readonly authorTenantId: string;
  readonly publisher: string;
  readonly sharedKind: SharedKind;
  readonly kind: RecallKind;
  readonly reason: string;
  readonly title: string;
  readonly recalledAt: Date;
}

/** Where the text of an answer was published, and as which version. */
export interface Origin {
  readonly itemId: string;
  readonly version: number;
  readonly override: boolean;
}

/** An answer as a recall looks at it: an own template, or a neighbour's that is followed, changed in part, or detached. */
export interface Recallable {
  readonly id: string;
  readonly version: number;
  readonly own: boolean;
  readonly body: string;
  /** Of an own template that was published. */
  readonly itemId?: string | null;
  /** Of an own template. */
  readonly updatedAt?: Date;
  readonly origin?: Origin | null;
}

/** What a coordinator let go again: a conversation, or an own variant. */
export interface Release {
  readonly recallId: string;
  readonly subjectId: string;
}

/** Where an answer comes from; null for an own text that was never published. @param usedVersion which version was written with */
export function originOf(answer: Recallable, usedVersion?: number | null): Origin | null {
  const version = Math.min(usedVersion ?? answer.version, answer.version);
  if (answer.own && answer.itemId) return { itemId: answer.itemId, version, override: false };
  if (answer.own || answer.origin?.override) return answer.origin ?? null;
  return { itemId: answer.id, version, override: false };
}

/** The recall that keeps an answer from being used. A detached copy that was saved anew since then stands for itself. */
export function recallOf(
  answer: Recallable,
  recalls: readonly Recall[],
  releases: readonly Release[],
  usedVersion?: number | null,
): Recall | undefined {
  const published = answer.own && answer.itemId ? originOf(answer, usedVersion) : null;
  const recalled = (origin: Origin | null | undefined) =>
    origin && recalls.find((one) => one.itemId === origin.itemId && one.version === origin.version);
  const own = recalled(published);
  if (own) return own;
  const origin = answer.own ? answer.origin : originOf(answer, usedVersion);
  const recall = recalled(origin);
  if (!recall) return undefined;
  if (answer.own && answer.updatedAt && answer.updatedAt > recall.recalledAt) return undefined;
  const changed = answer.own || origin!.override;
  const released = releases.some((one) => one.recallId === recall.id && one.subjectId === answer.id);
  return changed && released ? undefined : recall;
}
