import type { IncomingMessage } from 'node:http';
import { Refusal } from '../network/refusal.js';

const LOOPBACK_NAMES = new Set(['127.0.0.1', '[::1]', 'localhost']);

/** The API is open to pages from everywhere, as Mastodon's is. */
export const CORS_HEADERS: Record<string, string> = {
  'Access-Control-Allow-Origin': '*',
  'Access-Control-Allow-Methods': 'GET, POST, PUT, PATCH, DELETE',
  'Access-Control-Allow-Headers': 'Authorization, Content-Type, Idempotency-Key',
  'Access-Control-Expose-Headers': 'Link, X-RateLimit-Limit, X-RateLimit-Remaining, X-RateLimit-Reset',
};

export const PAGE_HEADERS: Record<string, string> = {
  'Content-Security-Policy':
    "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; frame-ancestors 'none'; base-uri 'none'",
  'Referrer-Policy': 'no-referrer',
};

/**
 * Keeps strange web pages away from the doors that ask for no password: a foreign origin, and for the control plane a
 * host name that somebody pointed at this machine.
 * @throws Refusal 403
 */
export function checkOrigin(request: IncomingMessage, path: string, baseUrl: string): void {
  const host = request.headers.host ?? '';
  const { origin } = request.headers;
  if (origin !== undefined && origin !== `http://${host}` && origin !== new URL(baseUrl).origin) {
    throw new Refusal(403, 'This door is closed to other sites');
  }
  if (path.startsWith('/control') && !LOOPBACK_NAMES.has(host.replace(/:\d+$/, ''))) {
    throw new Refusal(403, 'The control plane is for this machine');
  }
}
