import type { MailSetup, MailWriter } from '@samenspraak/platform/mail';

/** What the worker sends with, and the address of the web that links begin with. */
export class MailDesk {
  constructor(
    /** Absent: mail is off. */
    readonly setup: MailSetup | undefined,
    readonly webUrl: string,
  ) {}
}

/** Who writes which mails. A capability above this one adds its own writer when the worker is put together. */
export class MailWriters {
  private readonly writers: MailWriter[] = [];

  get list(): readonly MailWriter[] {
    return this.writers;
  }

  add(writer: MailWriter): void {
    this.writers.push(writer);
  }
}
