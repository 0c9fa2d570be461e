import { DomainError } from '@samenspraak/platform/kernel';

/** A tag without its partner, or one that does not exist. */
export const conditionBroken = (field: string, at: number, words: string) =>
  new DomainError('LIBRARY_CONDITION_BROKEN', 'invalid', { field, at, words });

/** No https address, telephone number, day or number. */
export const valueInvalid = (kind: string) => new DomainError('LIBRARY_VALUE_INVALID', 'invalid', { kind });

/** Values that use each other would never end. */
export const variableCircle = (names: readonly string[]) =>
  new DomainError('LIBRARY_VARIABLE_CIRCLE', 'invalid', { names: names.join(' → ') });

export const variableChanged = (version: number) =>
  new DomainError('LIBRARY_VARIABLE_CHANGED', 'conflict', { version });
export const variableTaken = (name: string) => new DomainError('LIBRARY_VARIABLE_TAKEN', 'conflict', { name });
export const variablesFull = (most: number) => new DomainError('LIBRARY_VARIABLES_FULL', 'conflict', { most });
/** What needs it is named as far as the person may see it. */
export const variableInUse = (count: number, names: readonly string[]) =>
  new DomainError('LIBRARY_VARIABLE_IN_USE', 'conflict', {
    count,
    names: [...names.slice(0, 5), ...(count > Math.min(names.length, 5) ? ['…'] : [])].join(', '),
  });
