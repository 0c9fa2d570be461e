/** Why an address takes no mail, as far as its server says (RFC 3463). */
export type BounceReason = 'address_unknown' | 'mailbox_full' | 'mailbox_off' | 'unroutable' | 'not_wanted' | 'other';

export type DeliveryReport =
  | { readonly kind: 'failed'; readonly reason: BounceReason }
  /** It did not arrive yet, or not for a reason that passes. */
  | { readonly kind: 'delayed' }
  /** It says that something arrived or was handed on. */
  | { readonly kind: 'nothing' };

const MOST_BYTES_OF_STATUS = 64 * 1024;
const MOST_RECIPIENTS = 20;
const REASONS: readonly (readonly [RegExp, BounceReason])[] = [
  [/^5\.1\.[12]$|^5\.1\.10$/, 'address_unknown'],
  [/^5\.2\.2$/, 'mailbox_full'],
  [/^5\.2\./, 'mailbox_off'],
  [/^5\.4\./, 'unroutable'],
  [/^5\.7\./, 'not_wanted'],
];

/**
 * Reads a delivery status notification (RFC 3464). Only its machine-readable part counts; sentences are read by nobody.
 * @returns undefined for whatever is none, or cannot be read.
 */
export async function readDeliveryReport(raw: Buffer): Promise<DeliveryReport | undefined> {
  // Loaded when the first report comes: nobody else waits for it.
  const { default: PostalMime } = await import('postal-mime');
  const mail = await PostalMime.parse(raw, { maxNestingDepth: 8, maxHeadersSize: 64 * 1024 }).catch(() => undefined);
  const type = mail?.headers.find(({ key }) => key === 'content-type')?.value ?? '';
  if (!/^multipart\/report\b/i.test(type) || !/report-type\s*=\s*"?delivery-status\b/i.test(type)) return undefined;
  const part = mail!.attachments.find(({ mimeType }) => mimeType.toLowerCase() === 'message/delivery-status');
  const bytes = part && Buffer.from(part.content as ArrayBuffer).subarray(0, MOST_BYTES_OF_STATUS);
  return bytes && conclude(recipientsOf(bytes.toString('latin1')));
}

interface RecipientStatus {
  readonly action: string;
  readonly status: string;
}

/** The groups of fields behind the one of the whole message: one per recipient. */
function recipientsOf(text: string): RecipientStatus[] {
  const groups = text
    .replace(/\r\n?/g, '\n')
    .trim()
    .split(/\n[ \t]*\n/);
  const statuses: RecipientStatus[] = [];
  for (const group of groups.slice(0, MOST_RECIPIENTS + 1)) {
    const lines = group.replace(/\n[ \t]+/g, ' ').split('\n');
    const field = (name: RegExp) =>
      lines
        .find((line) => name.test(line))
        ?.replace(name, '')
        .trim()
        .toLowerCase() ?? '';
    const action = field(/^action\s*:/i);
    // A comment or a sentence may stand behind the number.
    const status = /^[245]\.\d{1,3}\.\d{1,3}/.exec(field(/^status\s*:/i))?.[0] ?? '';
    if (action || status) statuses.push({ action, status });
  }
  return statuses;
}

/** A mail of ours has one recipient; where a report names more, the one that failed counts. */
function conclude(statuses: readonly RecipientStatus[]): DeliveryReport | undefined {
  const failed = statuses.find(({ action, status }) => action === 'failed' && status.startsWith('5'));
  if (failed) return { kind: 'failed', reason: reasonOf(failed.status) };
  if (statuses.some(({ action }) => action === 'failed' || action === 'delayed')) return { kind: 'delayed' };
  return statuses.some(({ action }) => /^(delivered|relayed|expanded)$/.test(action)) ? { kind: 'nothing' } : undefined;
}

function reasonOf(status: string): BounceReason {
  return REASONS.find(([form]) => form.test(status))?.[1] ?? 'other';
}
