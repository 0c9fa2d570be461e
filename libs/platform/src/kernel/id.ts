const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

const HEX = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, '0'));

// Asking for chance costs more than what one id needs of it.
const chance = new Uint8Array(16 * 256);
let used = chance.length;

function takeRandom(): Uint8Array {
  if (used === chance.length) {
    globalThis.crypto.getRandomValues(chance);
    used = 0;
  }
  return chance.slice(used, (used += 16));
}

/** A UUID version 7 (RFC 9562): ordered by time, so new rows go to the end of an index. Runs in the browser too. */
export function newId(now = Date.now()): string {
  const bytes = takeRandom();
  const view = new DataView(bytes.buffer);
  view.setUint16(0, Math.floor(now / 2 ** 32));
  view.setUint32(2, now >>> 0);
  bytes[6] = 0x70 | (bytes[6]! & 0x0f);
  bytes[8] = 0x80 | (bytes[8]! & 0x3f);
  let hex = '';
  for (const byte of bytes) hex += HEX[byte];
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}

/** True for the lower-case text form that PostgreSQL prints; anything else never reaches a query. */
export function isId(value: unknown): value is string {
  return typeof value === 'string' && UUID.test(value);
}

/** The tenant of an assertion that is for no tenant: it only asks where a person may act. */
export const NO_TENANT = '00000000-0000-0000-0000-000000000000';

/** The system principal of the worker; it has a membership in each tenant. */
export const WORKER_PRINCIPAL = '00000000-0000-7000-8000-0000000000f0';
