export type MailState = 'QUEUED' | 'SENDING' | 'SENT' | 'REFUSED' | 'UNKNOWN' | 'CANCELLED';

/** A mail to one member of a tenant. It holds no text: `MailWriter` writes that when it goes, under the rights of that moment. */
export interface Mail {
  readonly id: string;
  readonly membershipId: string;
  /** What kind of mail; says who writes it. */
  readonly topic: string;
  /** What it is about. */
  readonly refId: string;
  /** One mail per member, topic and slot. */
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
