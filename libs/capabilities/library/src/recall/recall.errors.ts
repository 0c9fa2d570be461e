import { DomainError } from '@samenspraak/platform/kernel';
import type { Recall } from './recall.js';

/** Its author called it back: nobody uses it any more. */
export const answerRecalled = ({ title, version, reason, kind, publisher }: Recall) =>
  new DomainError('LIBRARY_ANSWER_RECALLED', 'conflict', { title, version, reason, kind, publisher });

export const recallNotFound = () => new DomainError('LIBRARY_RECALL_NOT_FOUND', 'not_found');
/** That version was never published, or was called back before. */
export const recallVersionInvalid = () => new DomainError('LIBRARY_RECALL_VERSION', 'conflict');
/** There is nothing to say instead yet. */
export const correctionMissing = () => new DomainError('LIBRARY_CORRECTION_MISSING', 'not_found');
