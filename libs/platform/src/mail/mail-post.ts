import type { TenantDoor } from '../database/index.js';
import { newId, systemClock } from '../kernel/index.js';
import type { Outbox, Topic } from '../queue/index.js';
import type { Mail, MailRecipient } from './mail.js';
import { MailRepository } from './mail.repository.js';

export const MAIL_TOPIC = 'mail.send' satisfies Topic;

type Wanted = Pick<Mail, 'topic' | 'refId' | 'slot' | 'dueAt'>;

/** Asks for a mail in the transaction of what happened; it goes after that, or not at all. */
export class MailPost {
  private readonly mails: MailRepository;

  constructor(
    door: TenantDoor,
    private readonly outbox: Outbox,
  ) {
    this.mails = new MailRepository(door);
  }

  /** @returns the id of the mail, or undefined when the slot is taken: that mail says it all. */
  queue(mail: { readonly membershipId: string } & Wanted): Promise<string | undefined> {
    return this.put({ ...mail, address: null });
  }

  /** The same to somebody without a seat. @param mail its address has been checked by who asks. */
  queueToGuest(mail: { readonly address: string } & Wanted): Promise<string | undefined> {
    return this.put({ ...mail, membershipId: null });
  }

  private async put(mail: Pick<Mail, 'membershipId' | 'address'> & Wanted): Promise<string | undefined> {
    const id = newId();
    if (!(await this.mails.insert({ id, ...mail }))) return undefined;
    await this.outbox.ring(MAIL_TOPIC, id, mail.dueAt);
    return id;
  }

  findRecipient(membershipId: string): Promise<MailRecipient | undefined> {
    return this.mails.findRecipient(membershipId);
  }

  /** Somebody says that the address works again. */
  trust(membershipId: string): Promise<void> {
    return this.mails.trust(membershipId, systemClock.now());
  }

  /** Forgets what is older. */
  purge(before: Date): Promise<void> {
    return this.mails.purge(before);
  }
}
