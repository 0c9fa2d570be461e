import { DomainError } from '@samenspraak/platform/kernel';

/** Malformed, unknown and another tenant's look the same. */
export const conversationNotFound = () => new DomainError('CONVERSATIONS_NOT_FOUND', 'not_found');

/** Unknown, of another tenant, gone, or not somebody who works on conversations: it looks the same. */
export const colleagueNotFound = () => new DomainError('CONVERSATIONS_COLLEAGUE_NOT_FOUND', 'not_found');

/** Somebody changed it meanwhile, or the citizen wrote again. */
export const conversationChanged = (version: number) =>
  new DomainError('CONVERSATIONS_CHANGED', 'conflict', { version });

/** Both texts are kept: the stored one comes along, the other is still with who wrote it. */
export const draftChanged = (version: number, text: string) =>
  new DomainError('CONVERSATIONS_DRAFT_CHANGED', 'conflict', { version, text });

export const textInvalid = (least: number, most: number) =>
  new DomainError('CONVERSATIONS_TEXT_INVALID', 'invalid', { least, most });

export const snoozeInvalid = () => new DomainError('CONVERSATIONS_SNOOZE_INVALID', 'invalid', { mostDays: 366 });

export const reasonUnexpected = () => new DomainError('CONVERSATIONS_REASON_UNEXPECTED', 'invalid');

export const cursorInvalid = () => new DomainError('CONVERSATIONS_CURSOR_INVALID', 'invalid');

export const stillClosed = () => new DomainError('CONVERSATIONS_CLOSED', 'conflict');

/** A colleague writes an answer; the text of who wanted to send is still there. */
export const answerHeld = (name: string) => new DomainError('CONVERSATIONS_HELD_BY', 'conflict', { name });
