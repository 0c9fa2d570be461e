import { OperatorError } from '../kernel/index.js';
import { headerText } from './header-text.js';
import { mailAddress } from './mail-address.js';
import type { MailSetup } from './mail-sender.js';
import { SmtpTransport } from './smtp-transport.js';

const TIMEOUT_MS = 30_000;
const LOOPBACK = new Set(['localhost', '127.0.0.1', '[::1]']);

/**
 * What a process sends with, from its settings. Without encryption only to a server on this machine.
 * @returns undefined when no server is named: mail is off.
 * @throws OperatorError when the sender's address is missing or wrong.
 */
export function openMail(settings: { url?: string; from?: string; fromName: string }): MailSetup | undefined {
  const { url, from, fromName } = settings;
  if (!url) return undefined;
  const address = mailAddress(from ?? '');
  if (!address) throw new OperatorError('MAIL_FROM must be a plain mail address when SMTP_URL is set.');
  const requireTls = !LOOPBACK.has(new URL(url).hostname);
  return {
    from: { address, name: headerText(fromName) },
    transport: new SmtpTransport({ url, requireTls, timeoutMs: TIMEOUT_MS }),
  };
}
