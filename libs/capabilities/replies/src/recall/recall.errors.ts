import type { Recall } from '@samenspraak/library';
import { DomainError } from '@samenspraak/platform/kernel';

/** Its author called it back; the recall says why, and by what we know it again. */
export const replyRecalled = ({ id, title, version, reason, kind, publisher }: Recall, by: 'ANSWER' | 'TEXT') =>
  new DomainError('REPLIES_RECALLED', 'conflict', { title, version, reason, kind, publisher, by, recallId: id });

export const recallMessageNotFound = () => new DomainError('REPLIES_RECALL_MESSAGE_NOT_FOUND', 'not_found');
export const recallReasonMissing = () => new DomainError('REPLIES_RECALL_REASON', 'invalid');
