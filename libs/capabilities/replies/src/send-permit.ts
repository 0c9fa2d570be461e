import type { ConversationRow } from '@samenspraak/conversations';
import type { ColleagueView } from '@samenspraak/tenants';

/** An answer that is about to leave, as far as it matters for who must agree with it. */
export interface SendAttempt {
  readonly conversation: ConversationRow;
  /** In whose name it goes. */
  readonly author: ColleagueView;
  /** Without the signature. */
  readonly text: string;
  readonly answerId: string | null;
  /** Which version the person saw; null: the one of now. */
  readonly answerVersion: number | null;
  /** A person said that a second answer is meant. */
  readonly second: boolean;
  /** Enough colleagues agreed with exactly this text. */
  readonly approved: boolean;
  /** Of an answer that was refused and goes out as yet. */
  readonly replyId?: string;
}

/** Asked once by each way out, before anything is queued. */
export interface SendPermit {
  /** @throws DomainError REPLIES_APPROVAL_NEEDED, REPLIES_STOPPED, REPLIES_RECALLED or REPLIES_IN_FLIGHT */
  check(attempt: SendAttempt): Promise<void>;
}
