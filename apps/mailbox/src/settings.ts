/** What the mailbox needs to know before it starts. */
export interface MailboxSettings {
  /** Port of the page; 0 takes a free one. */
  readonly port: number;
  /** Port on which mail comes in; 0 takes a free one. */
  readonly smtpPort: number;
  /** Folder that keeps the mails; absent: in memory only. */
  readonly data?: string;
}

export class MailboxSettingInvalid extends Error {
  override readonly name = 'MailboxSettingInvalid';
}

/** @throws MailboxSettingInvalid naming the variable that is wrong, or in production: it shows every mail to whoever looks. */
export function readMailboxSettings(env: NodeJS.ProcessEnv): MailboxSettings {
  if ((env['SAMENSPRAAK_MODE'] ?? 'demo') === 'production') {
    throw new MailboxSettingInvalid('the mailbox is for the demo and for tests; SAMENSPRAAK_MODE is production');
  }
  return {
    port: readPort(env, 'MAILBOX_PORT', 4030),
    smtpPort: readPort(env, 'MAILBOX_SMTP_PORT', 4031),
    ...(env['MAILBOX_DATA'] && { data: env['MAILBOX_DATA'] }),
  };
}

function readPort(env: NodeJS.ProcessEnv, key: string, fallback: number): number {
  const value = Number(env[key] || fallback);
  if (!Number.isInteger(value) || value < 0 || value > 65_535) {
    throw new MailboxSettingInvalid(`${key} must be a whole number from 0 to 65535, not "${env[key]}"`);
  }
  return value;
}
