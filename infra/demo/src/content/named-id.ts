import { createHash } from 'node:crypto';

const NAMESPACE = Buffer.from('2f1d6a0e5c0b5e2c9d6f7a5b53414d45', 'hex');

/** The UUID (version 5, RFC 9562) of a name: the same in every run, so that a second seed finds what the first made. */
export function namedId(name: string): string {
  const bytes = createHash('sha1').update(NAMESPACE).update(name, 'utf8').digest().subarray(0, 16);
  bytes[6] = 0x50 | (bytes[6]! & 0x0f);
  bytes[8] = 0x80 | (bytes[8]! & 0x3f);
  const hex = bytes.toString('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}
