import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { KeptMail } from './kept-mail.js';

const MOST_KEPT = 500;

/** The newest mails, also after a restart when there is a folder. */
export class MailStore {
  private mails: KeptMail[] = [];
  private last = 0;
  private readonly file?: string;

  constructor(folder?: string) {
    if (!folder) return;
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    this.file = join(folder, 'mails.json');
    this.mails = readKept(this.file);
    this.last = Math.max(0, ...this.mails.map((mail) => mail.number));
  }

  /** Newest first. */
  list(): readonly KeptMail[] {
    return this.mails;
  }

  find(number: number): KeptMail | undefined {
    return this.mails.find((mail) => mail.number === number);
  }

  /** Kept before the sender hears that it was taken. The same Message-ID again is counted, not shown a second time. */
  add(mail: Omit<KeptMail, 'number' | 'times'>): void {
    const former = mail.messageId ? this.mails.find((one) => one.messageId === mail.messageId) : undefined;
    const kept = former ? { ...former, times: former.times + 1 } : { ...mail, number: (this.last += 1), times: 1 };
    this.mails = [kept, ...this.mails.filter((one) => one !== former)].slice(0, MOST_KEPT);
    this.save();
  }

  private save(): void {
    if (!this.file) return;
    writeFileSync(`${this.file}.new`, JSON.stringify(this.mails), { mode: 0o600 });
    renameSync(`${this.file}.new`, this.file);
  }
}

function readKept(file: string): KeptMail[] {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as KeptMail[];
  } catch {
    // No file yet, or one of a power cut: a demo begins with an empty mailbox then.
    return [];
  }
}
