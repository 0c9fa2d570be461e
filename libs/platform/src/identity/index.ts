export { EndedSessionList, sessionKey, type EndedSessions } from './ended-sessions.js';
export { type EndedSession } from './logout-token.js';
export { RealmKeys, type RealmKeysOptions } from './realm-keys.js';
export { MAX_TOKEN_LIFETIME, PLATFORM_OPERATOR, type RealmTrust } from './realm-trust.js';
export { TokenRefusal, type RefusalReason } from './refusal.js';
export { TokenVerifier, type TokenVerifierParts, type VerifiedToken } from './token-verifier.js';
