export type MailState = 'QUEUED' | 'SENDING' | 'SENT' | 'REFUSED' | 'UNKNOWN' | 'CANCELLED';

/** A mail to one member of a tenant, or to a guest. It holds no text: `MailWriter` writes that when it goes, under the rights of that moment. */
export interface Mail {
  readonly id: string;
  /** Null for a guest: somebody without a seat, whose address the tenant wrote down. */
  readonly membershipId: string | null;
  /** Of a guest; a member's is looked up when the mail goes. */
  readonly address: string | null;
  /** What kind of mail; says who writes it. */
  readonly topic: string;
  /** What it is about. */
  readonly refId: string;
  /** One mail per member, topic and slot; of guests one per topic and slot. */
  readonly slot: string;
  readonly state: MailState;
  readonly dueAt: Date;
  /** Counts the beginnings, and fences a late end off. */
  readonly attempt: number;
  /** Counts what the server asked to try again. */
  readonly tries: number;
  readonly leaseUntil: Date | null;
  readonly madeAt: Date;
}

export interface MailRecipient {
  readonly membershipId: string;
  readonly address: string;
  readonly bouncing: boolean;
}
