import { DomainError } from '@samenspraak/platform/kernel';

/** Also one of a partnership that this tenant is no member of. */
export const ruleNotFound = () => new DomainError('MONITORING_RULE_NOT_FOUND', 'not_found');

/** Somebody ruled on it meanwhile. */
export const ruleChanged = (version: number) => new DomainError('MONITORING_RULE_CHANGED', 'conflict', { version });

/** The post holds no name that a rule could be about. */
export const ruleNameMissing = () => new DomainError('MONITORING_RULE_NAME_MISSING', 'invalid');

/** A rule says whose a name is: it needs a municipality, and a word must stand in the text. */
export const ruleImpossible = () => new DomainError('MONITORING_RULE_IMPOSSIBLE', 'invalid');

/** What came to the account itself, was answered, or is is watched only, or is older than three days, stays where it is. */
export const handoverImpossible = (reason: 'private' | 'answered' | 'watching' | 'too_old') =>
  new DomainError('MONITORING_HANDOVER_IMPOSSIBLE', 'conflict', { reason });
