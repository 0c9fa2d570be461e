import { fold } from '@samenspraak/language/text';

export const ruleStates = ['ACTIVE', 'DISPUTED', 'WITHDRAWN'] as const;
export type RuleState = (typeof ruleStates)[number];

/** One thing that a person said about a rule. */
export interface Ruling {
  readonly version: number;
  readonly kind: 'correction' | 'settlement' | 'withdrawal';
  /** Which member the name means; null takes the rule away. */
  readonly meantId: string | null;
  readonly authorId: string;
  readonly byId: string;
  readonly at: Date;
}

/** Of which name a rule speaks: in this partnership it means one member, always or when the text holds `word` too. */
export interface RuleSubject {
  readonly id: string;
  readonly name: string;
  readonly word: string;
}

export interface Rule extends RuleSubject {
  readonly state: RuleState;
  /** Null for a rule that was taken away. */
  readonly meantId: string | null;
  readonly version: number;
  readonly rulings: readonly Ruling[];
}

/**
 * What the rulings on a name amount to, in the order in which they were made. A correction that contradicts the rule makes it
 * disputed, whoever made it; only a person who settles it, or takes it away, ends that.
 */
export function ruleOf(subject: RuleSubject, rulings: readonly Ruling[]): Rule {
  const inOrder = [...rulings].sort((a, b) => a.version - b.version);
  let state: RuleState = 'WITHDRAWN';
  let meantId: string | null = null;
  for (const { kind, meantId: meant } of inOrder) {
    if (kind === 'correction' && state !== 'WITHDRAWN') {
      if (meant !== meantId) state = 'DISPUTED';
      continue;
    }
    state = kind === 'withdrawal' ? 'WITHDRAWN' : 'ACTIVE';
    meantId = meant;
  }
  return { ...subject, state, meantId, version: inOrder.at(-1)?.version ?? 0, rulings: inOrder };
}

/** The form in which the name of a rule is compared with that of a place. */
export const nameKey = (name: string): string => fold(name.trim().replace(/\s+/g, ' ')).slice(0, 100);
