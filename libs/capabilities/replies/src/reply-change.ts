export type ReplyChangeState = 'QUEUED' | 'SENDING' | 'DONE' | 'REJECTED';

/** What a person asks to be changed of an answer that went out. */
export interface ReplyChange {
  readonly id: string;
  readonly tenantId: string;
  readonly commandId: string;
  readonly replyId: string;
  readonly kind: 'EDIT' | 'REMOVE';
  /** As it must stand there; null when it is to go. */
  readonly text: string | null;
  readonly beforeText: string;
  readonly authorId: string;
  readonly authorName: string;
  readonly state: ReplyChangeState;
  readonly dueAt: Date;
  readonly attempt: number;
  readonly tries: number;
  readonly leaseUntil: Date | null;
  readonly refusal: string | null;
  readonly createdAt: Date;
}
