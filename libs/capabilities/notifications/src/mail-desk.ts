import type { MailSetup } from '@samenspraak/platform/mail';

/** What the worker sends with, and the address of the web that links begin with. */
export class MailDesk {
  constructor(
    /** Absent: mail is off. */
    readonly setup: MailSetup | undefined,
    readonly webUrl: string,
  ) {}
}
