import { errors, importJWK, jwtVerify, type JWTPayload } from 'jose';
import { z } from 'zod';
import { CLOCK_SKEW, MAX_TOKEN_LENGTH, MAX_TOKEN_LIFETIME, type RealmTrust } from './realm-trust.js';
import type { RealmKey } from './realm-keys.js';
import { TokenRefusal, type RefusalReason } from './refusal.js';

// OpenID Connect Core 2: a subject is ASCII of 255 characters at most; a control character could break a query or a log.
const text = z.string().regex(/^[\x20-\x7e]{1,255}$/);
const seconds = z.number().int().positive();

const claimsSchema = z.looseObject({
  iss: text,
  sub: text,
  aud: z.union([text, z.array(text).min(1).max(50)]),
  exp: seconds,
  iat: seconds,
  nbf: z.number().int().nonnegative().optional(),
  typ: text,
  azp: text,
  sid: text,
  name: z
    .string()
    .regex(/^\P{Cc}{0,512}$/u)
    .optional(),
  realm_access: z.looseObject({ roles: z.array(z.string()).max(500) }).optional(),
});

/** The claims of a token that passed every strict check. */
export type StrictClaims = z.infer<typeof claimsSchema>;

const HEADER_NAMES = new Set(['alg', 'typ', 'kid']);
const ACCESS_TYPES = /^(at\+)?jwt$/i;
const PLAIN_KEY_ID = /^[A-Za-z0-9_-]{1,128}$/;

/** Reads the key id from the header, after making sure that the header asks for nothing else. */
export function readKeyId(token: string, types: RegExp = ACCESS_TYPES): string {
  if (token.length > MAX_TOKEN_LENGTH) throw new TokenRefusal('length');
  const parts = token.split('.');
  if (parts.length !== 3 || !parts.every(isCanonicalBase64url)) throw new TokenRefusal('shape');
  const header = readHeader(parts[0] ?? '');
  if (header['alg'] !== 'RS256') throw new TokenRefusal('algorithm');
  if ('crit' in header) throw new TokenRefusal('critical header');
  // jku, jwk, x5u and x5c name a key of the sender's choice; b64, zip and enc change what is signed.
  if (Object.keys(header).some((name) => !HEADER_NAMES.has(name))) throw new TokenRefusal('header');
  if (!types.test(String(header['typ']))) throw new TokenRefusal('header');
  if (typeof header['kid'] !== 'string' || !PLAIN_KEY_ID.test(header['kid'])) throw new TokenRefusal('key id');
  return header['kid'];
}

/** Checks signature, time and claims with one key of the realm; keycloak-connect alone lets half of this pass. */
export async function verifyStrictly(
  token: string,
  key: RealmKey,
  trust: RealmTrust,
  now: Date = new Date(),
): Promise<StrictClaims> {
  const payload = await verifySignature(token, key, trust, now);
  if ('cnf' in payload) throw new TokenRefusal('bound to a key');
  const read = claimsSchema.safeParse(payload);
  if (!read.success) throw new TokenRefusal('claims', { cause: read.error });
  const claims = read.data;
  const at = now.getTime() / 1000;
  const failed = (
    [
      [claims.iat > at + CLOCK_SKEW, 'issued in the future'],
      [claims.exp - claims.iat > MAX_TOKEN_LIFETIME || claims.exp <= claims.iat, 'lifetime'],
      [claims.typ !== 'Bearer', 'type'],
      [!trust.authorizedParties.includes(claims.azp), 'authorized party'],
    ] satisfies [boolean, RefusalReason][]
  ).find(([wrong]) => wrong);
  if (failed) throw new TokenRefusal(failed[1]);
  return claims;
}

async function verifySignature(token: string, key: RealmKey, trust: RealmTrust, now: Date): Promise<JWTPayload> {
  try {
    const verified = await jwtVerify(token, await keyOf(key), {
      algorithms: ['RS256'],
      issuer: trust.issuer,
      audience: trust.audience,
      clockTolerance: CLOCK_SKEW,
      currentDate: now,
      requiredClaims: ['exp', 'iat', 'sub', 'azp', 'typ', 'sid'],
    });
    return verified.payload;
  } catch (cause) {
    throw new TokenRefusal(reasonOf(cause), { cause });
  }
}

const madeKeys = new WeakMap<RealmKey, ReturnType<typeof importJWK>>();

// Making a key of its numbers takes as long as verifying with it, and a realm has one or two for hours.
function keyOf(key: RealmKey): ReturnType<typeof importJWK> {
  const known = madeKeys.get(key);
  if (known) return known;
  const made = importJWK(key, 'RS256');
  madeKeys.set(key, made);
  return made;
}

function reasonOf(error: unknown): RefusalReason {
  if (error instanceof errors.JWTExpired) return 'expired';
  if (error instanceof errors.JWSSignatureVerificationFailed) return 'signature';
  if (error instanceof errors.JWTClaimValidationFailed) {
    if (error.reason === 'missing' || error.reason === 'invalid') return 'claims';
    if (error.claim === 'iss') return 'issuer';
    if (error.claim === 'aud') return 'audience';
    if (error.claim === 'nbf') return 'not yet valid';
    return 'claims';
  }
  return 'shape';
}

function readHeader(part: string): Record<string, unknown> {
  try {
    const header: unknown = JSON.parse(Buffer.from(part, 'base64url').toString('utf8'));
    if (typeof header === 'object' && header !== null && !Array.isArray(header)) return { ...header };
  } catch {
    // falls through: what is not JSON is no header
  }
  throw new TokenRefusal('header');
}

// One token, one spelling: lenient base64 would let the same token be written in several ways.
function isCanonicalBase64url(part: string): boolean {
  return part !== '' && Buffer.from(part, 'base64url').toString('base64url') === part;
}
