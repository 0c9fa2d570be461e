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
/** The citizen wrote again; what was written may not fit any longer. */
export const newerMessage = () => new DomainError('REPLIES_NEWER_MESSAGE', 'conflict');
export const neighbourAnswers = () => new DomainError('REPLIES_NEIGHBOUR_ANSWERS', 'conflict');
export const tooLate = (state: string) => new DomainError('REPLIES_TOO_LATE', 'conflict', { state });
export const notUncertain = (state: string) => new DomainError('REPLIES_NOT_UNCERTAIN', 'conflict', { state });
export const permalinkInvalid = () => new DomainError('REPLIES_PERMALINK_INVALID', 'invalid');
export const attachmentsNotPossible = () => new DomainError('REPLIES_ATTACHMENTS_NOT_POSSIBLE', 'invalid');
export const tooManyAttachments = (most: number) =>
  new DomainError('REPLIES_TOO_MANY_ATTACHMENTS', 'invalid', { most });
/** Who cannot see the picture must be told what is on it. */
export const altMissing = (name: string) => new DomainError('REPLIES_ALT_MISSING', 'invalid', { name });
export const altTooLong = (name: string, limit: number) =>
  new DomainError('REPLIES_ALT_TOO_LONG', 'invalid', { name, limit });
export const attachmentTypeRefused = (name: string) => new DomainError('REPLIES_ATTACHMENT_TYPE', 'invalid', { name });
export const attachmentTooLarge = (name: string, mostBytes: number) =>
  new DomainError('REPLIES_ATTACHMENT_TOO_LARGE', 'invalid', {
    name,
    mostMegabytes: Math.floor(mostBytes / 100_000) / 10,
  });
export const threadTooLong = (most: number) => new DomainError('REPLIES_THREAD_TOO_LONG', 'invalid', { most });
export const notResumable = (state: string) => new DomainError('REPLIES_NOT_RESUMABLE', 'conflict', { state });
export const changeNotPossible = (reason: string) =>
  new DomainError('REPLIES_CHANGE_NOT_POSSIBLE', 'conflict', { reason });
export const replyChanged = (version: number) => new DomainError('REPLIES_CHANGED', 'conflict', { version });
