import { OperatorError } from '../kernel/index.js';
import { headerText } from './header-text.js';
import { mailAddress } from './mail-address.js';
import type { MailSetup } from './mail-sender.js';
import { ReturnAddress } from './return-address.js';
import { SmtpTransport } from './smtp-transport.js';

export interface MailSettings {
  readonly url?: string;
  readonly from?: string;
  readonly fromName: string;
  /** The address before which the opaque part of each return address stands; absent: reports are not read. */
  readonly bounceAddress?: string;
  /** What return addresses are proven with. */
  readonly secret: Buffer;
}

const TIMEOUT_MS = 30_000;
const LOOPBACK = new Set(['localhost', '127.0.0.1', '[::1]']);

/**
 * What a process sends with, from its settings. Without encryption only to a server on this machine.
 * @returns undefined when no server is named: mail is off.
 * @throws OperatorError when the sender's address is missing or wrong.
 */
export function openMail(settings: MailSettings): MailSetup | undefined {
  const { url, from, fromName } = settings;
  if (!url) return undefined;
  const address = mailAddress(from ?? '');
  if (!address) throw new OperatorError('MAIL_FROM must be a plain mail address when SMTP_URL is set.');
  const requireTls = !LOOPBACK.has(new URL(url).hostname);
  return {
    from: { address, name: headerText(fromName) },
    transport: new SmtpTransport({ url, requireTls, timeoutMs: TIMEOUT_MS }),
    returns: openReturns(settings),
  };
}

/** @throws OperatorError when the address leaves no room for what makes it opaque. */
export function openReturns({
  bounceAddress,
  secret,
}: Pick<MailSettings, 'bounceAddress' | 'secret'>): ReturnAddress | undefined {
  if (bounceAddress === undefined) return undefined;
  const address = mailAddress(bounceAddress);
  // A local part has 64 characters, of which the opaque part and its sign take 57.
  if (!address || !/^[a-z]{1,7}@/.test(address)) {
    throw new OperatorError(
      'MAIL_BOUNCE_ADDRESS must be a plain mail address with at most seven small letters before the @.',
    );
  }
  return new ReturnAddress(address, secret);
}
