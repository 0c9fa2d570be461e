import { createHash } from 'node:crypto';

const ALPHABET = '234567abcdefghijklmnopqrstuvwxyz';
const UUID_V7 = /^([0-9a-f]{8})-([0-9a-f]{4})-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/iu;
/** Keys without a moment of their own get one in this span. */
const SPAN = { from: Date.UTC(2023, 0, 1), days: 1000 };

/**
 * The record key that belongs to an idempotency key: the same key is the same record, so the repository itself refuses a
 * second post. A record key of a post is a TID (atproto.com/specs/tid): microseconds and ten bits, sortable by moment.
 */
export function recordKeyOf(idempotencyKey: string): string {
  const digest = createHash('sha256').update(idempotencyKey).digest();
  const chance = BigInt(digest.readUInt32BE(0));
  const ms = BigInt(momentIn(idempotencyKey) ?? SPAN.from + (digest.readUIntBE(8, 6) % (SPAN.days * 86_400_000)));
  let value = ((ms * 1000n + (chance % 1000n)) << 10n) | ((chance / 1000n) & 0x3ffn);
  let key = '';
  for (let n = 0; n < 13; n += 1) {
    key = ALPHABET.charAt(Number(value & 31n)) + key;
    value >>= 5n;
  }
  return key;
}

/** A UUID of version 7 begins with its milliseconds, so the post stands in the repository where it belongs. */
function momentIn(key: string): number | undefined {
  const [, high, low] = UUID_V7.exec(key) ?? [];
  return high && low ? Number.parseInt(high + low, 16) : undefined;
}
