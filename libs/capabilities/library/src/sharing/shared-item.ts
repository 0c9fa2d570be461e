import type { TenantView } from '@samenspraak/tenants';
import type { SharedContent, SharedKind } from './shared-content.js';

/**
 * What a tenant did with something shared. FOLLOW: the author's text, new versions come by themselves. OVERRIDE: the author's text
 * with words of its own. FORK: a template of its own that remembers where it came from. DECLINED: not for us, with the reason.
 */
export type AdoptionState = 'NONE' | 'FOLLOW' | 'OVERRIDE' | 'FORK' | 'DECLINED';

/** A version as its author published it. */
export interface SharedItem {
  readonly id: string;
  readonly kind: SharedKind;
  readonly partnershipId: string;
  readonly publisher: TenantView;
  readonly version: number;
  readonly publishedAt: Date;
  readonly note: string | null;
  readonly withdrawn: boolean;
  readonly mine: boolean;
  readonly content: SharedContent;
}

/** A decision of this tenant about something shared; it holds the tenant's own copy. */
export interface Adoption {
  readonly itemId: string;
  readonly kind: SharedKind;
  readonly partnershipId: string;
  readonly state: Exclude<AdoptionState, 'NONE'>;
  /** The version from which the text in use comes; null for what was declined. */
  readonly version: number | null;
  /** What the author's text was when this tenant last decided. */
  readonly base: SharedContent;
  readonly baseVersion: number | null;
  readonly content: SharedContent;
  /** Somebody looks at each new version before it is used. */
  readonly review: boolean;
  readonly revision: number;
  readonly decideBefore: Date | null;
  readonly reason: string | null;
  readonly decidedAt: Date;
  readonly publisher: TenantView;
  readonly usedCount: number;
  /** What the author has now; undefined when it is out of this tenant's sight. */
  readonly upstream: SharedItem | undefined;
}

/** Something that this tenant uses, in the words in which it uses it. */
export interface Adopted {
  readonly itemId: string;
  readonly kind: SharedKind;
  readonly version: number;
  readonly content: SharedContent;
  readonly override: boolean;
  readonly publisher: TenantView;
  readonly usedCount: number;
  /** The author's newer version that waits for this tenant's word. */
  readonly waiting: number | null;
}

/** A newer version of the author waits until this tenant says what it does with it. */
export function isWaiting(one: Adoption): boolean {
  const decides = one.state === 'OVERRIDE' || (one.state === 'FOLLOW' && one.review);
  return decides && one.upstream !== undefined && one.upstream.version > (one.baseVersion ?? 0);
}

/** What the tenant sends with: the author's newest text where it follows, else its own copy. */
export function inUse(one: Adoption): Adopted {
  const { itemId, kind, publisher, usedCount, upstream } = one;
  const newest = one.state === 'FOLLOW' && !one.review ? upstream : undefined;
  return {
    itemId,
    kind,
    publisher,
    usedCount,
    version: newest?.version ?? one.version ?? 0,
    content: newest?.content ?? one.content,
    override: one.state === 'OVERRIDE',
    waiting: isWaiting(one) ? upstream!.version : null,
  };
}
