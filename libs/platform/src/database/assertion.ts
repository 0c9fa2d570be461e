import { createHmac, createSecretKey, type KeyObject } from 'node:crypto';

/** Who acts where and for what: the three things that the database checks itself. */
export interface Actor {
  readonly tenantId: string;
  readonly principalId: string;
  /** A short word such as `graphql` or `job:reply.send`; it stands in the context. */
  readonly purpose: string;
}

export interface AssertionKey {
  /** Names the key in app.assertion_key. */
  readonly kid: string;
  /** 32 bytes. */
  readonly secret: Buffer;
  /** Seconds that an assertion lives; at most what the key allows. */
  readonly lifeSeconds: number;
}

/** Signs the assertion that answers one transaction's challenge (isolation-kernel: v1|kid|tenant|user|purpose|exp|nonce|hmac). */
export function signAssertion(key: AssertionKey, actor: Actor, challenge: string, now = Date.now()): string {
  const expires = Math.floor(now / 1000) + key.lifeSeconds;
  const body = ['v1', key.kid, actor.tenantId, actor.principalId, actor.purpose, expires, challenge].join('|');
  return `${body}|${createHmac('sha256', keyObjectOf(key.secret)).update(body).digest('hex')}`;
}

const keyObjects = new WeakMap<Buffer, KeyObject>();

// Signing with the bytes themselves makes a key of them each time, which takes longer than the signing.
function keyObjectOf(secret: Buffer): KeyObject {
  const known = keyObjects.get(secret);
  if (known) return known;
  const made = createSecretKey(secret);
  keyObjects.set(secret, made);
  return made;
}
