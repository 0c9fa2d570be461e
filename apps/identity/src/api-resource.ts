import { REALM } from './realm.js';

/** The only resource: every access token is for the api, whether the client asked for it or not. */
export const API_RESOURCE = `urn:${REALM.audience}`;

export const apiResource = {
  scope: REALM.defaultScope,
  audience: REALM.audience,
  accessTokenFormat: 'jwt',
  accessTokenTTL: REALM.accessTokenLifetime,
  jwt: { sign: { alg: 'RS256' } },
} as const;
