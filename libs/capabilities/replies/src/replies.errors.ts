import { DomainError } from '@samenspraak/platform/kernel';

export const replyNotFound = () => new DomainError('REPLIES_NOT_FOUND', 'not_found');
export const commandInvalid = () => new DomainError('REPLIES_COMMAND_INVALID', 'invalid');
export const replyEmpty = () => new DomainError('REPLIES_EMPTY', 'invalid');

/** A variable without a value would go out as braces. */
export const variablesLeft = (names: readonly string[]) =>
  new DomainError('REPLIES_VARIABLES_LEFT', 'invalid', { names });
export const tooLong = (length: number, limit: number, unit: string) =>
  new DomainError('REPLIES_TOO_LONG', 'invalid', { length, limit, unit });
export const notPossible = (reason: string) => new DomainError('REPLIES_NOT_POSSIBLE', 'conflict', { reason });

/** One answer per message; sending a second one is a decision. */
export const answerInFlight = () => new DomainError('REPLIES_IN_FLIGHT', 'conflict');
export const neighbourAnswers = () => new DomainError('REPLIES_NEIGHBOUR_ANSWERS', 'conflict');
export const tooLate = (state: string) => new DomainError('REPLIES_TOO_LATE', 'conflict', { state });
export const notUncertain = (state: string) => new DomainError('REPLIES_NOT_UNCERTAIN', 'conflict', { state });
export const permalinkInvalid = () => new DomainError('REPLIES_PERMALINK_INVALID', 'invalid');
