import { DomainError } from '@samenspraak/platform/kernel';

/** Malformed, unknown and another tenant's look the same. */
export const conversationNotFound = () => new DomainError('CONVERSATIONS_NOT_FOUND', 'not_found');

/** Unknown, of another tenant, gone, or not somebody who works on conversations: it looks the same. */
export const colleagueNotFound = () => new DomainError('CONVERSATIONS_COLLEAGUE_NOT_FOUND', 'not_found');

/** Somebody changed it meanwhile, or the citizen wrote again. */
export const conversationChanged = (version: number, by = '', what = 'MESSAGE') =>
  new DomainError('CONVERSATIONS_CHANGED', 'conflict', { version, by, what });

/** Both texts are kept: the stored one comes along, the other is still with who wrote it. */
export const draftChanged = (version: number, text: string) =>
  new DomainError('CONVERSATIONS_DRAFT_CHANGED', 'conflict', { version, text });

export const textInvalid = (least: number, most: number) =>
  new DomainError('CONVERSATIONS_TEXT_INVALID', 'invalid', { least, most });

export const snoozeInvalid = () => new DomainError('CONVERSATIONS_SNOOZE_INVALID', 'invalid', { mostDays: 366 });

export const reasonUnexpected = () => new DomainError('CONVERSATIONS_REASON_UNEXPECTED', 'invalid');

export const cursorInvalid = () => new DomainError('CONVERSATIONS_CURSOR_INVALID', 'invalid');

/** Finished, unknown, or of another conversation: it looks the same. */
export const followUpNotFound = () => new DomainError('CONVERSATIONS_FOLLOW_UP_NOT_FOUND', 'not_found');

/** An answer is on its way: what became of it must be known first. */
export const answerInFlight = () => new DomainError('CONVERSATIONS_ANSWER_IN_FLIGHT', 'conflict');

/** Something was promised; who closes says that it stays. */
export const promiseOpen = (count: number) => new DomainError('CONVERSATIONS_PROMISE_OPEN', 'conflict', { count });

export const tooMany = (most: number) => new DomainError('CONVERSATIONS_TOO_MANY', 'invalid', { most });

/** Not in the tenant's list. */
export const topicUnknown = () => new DomainError('CONVERSATIONS_TOPIC_UNKNOWN', 'invalid');

export const departmentUnknown = () => new DomainError('CONVERSATIONS_DEPARTMENT_UNKNOWN', 'invalid');

export const stillClosed = () => new DomainError('CONVERSATIONS_CLOSED', 'conflict');

/** A colleague writes an answer; the text of who wanted to send is still there. */
export const answerHeld = (name: string) => new DomainError('CONVERSATIONS_HELD_BY', 'conflict', { name });

/** Unknown, of another tenant, or a colleague's own. */
/** Only who works at conversations decides about a view of the team. */
export const viewOfTeam = () => new DomainError('CONVERSATIONS_VIEW_OF_TEAM', 'forbidden');

export const viewNotFound = () => new DomainError('CONVERSATIONS_VIEW_NOT_FOUND', 'not_found');

/** Somebody changed the view meanwhile. */
export const viewChanged = (version: number) => new DomainError('CONVERSATIONS_VIEW_CHANGED', 'conflict', { version });

export const viewNameTaken = () => new DomainError('CONVERSATIONS_VIEW_NAME_TAKEN', 'conflict');

export const viewsTooMany = (most: number) => new DomainError('CONVERSATIONS_VIEWS_TOO_MANY', 'invalid', { most });
