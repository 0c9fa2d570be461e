/** The realm in one place: the running provider and the Keycloak import are both made from these values. */
export const REALM = {
  name: 'samenspraak',
  displayName: 'Samenspraak',
  /** What an access token must be meant for before the api looks at it. */
  audience: 'samenspraak-api',
  webClient: 'samenspraak-web',
  scriptsClient: 'samenspraak-scripts',
  /** The only thing a realm role says in Samenspraak; roles of people live in our own database. */
  operatorRole: 'platform-operator',
  defaultRealmRoles: ['default-roles-samenspraak', 'offline_access', 'uma_authorization'],
  accountRoles: ['manage-account', 'manage-account-links', 'view-profile'],
  /** Keycloak adds its default client scopes whether they were asked for or not. */
  defaultScope: 'openid profile email',
  /** Seconds. */
  accessTokenLifetime: 300,
  /** Seconds without a refresh after which a session ends (Keycloak: SSO session idle). */
  sessionIdle: 1800,
  /** Seconds after which one signs in again whatever happens (Keycloak: SSO session max). */
  sessionMax: 36_000,
} as const;

/** Where the web client wants the person back after signing in, below its own origin. */
export const SIGN_IN_RETURN_PATH = '/aanmelden/klaar';

/** Where the web client may send the person after signing out, below its own origin. */
export const SIGN_OUT_RETURN_PATHS = ['/', '/aanmelden', '/afgemeld'] as const;

/** Where the web's server wants to hear that a session ended, below its own origin. */
export const BACK_CHANNEL_PATH = '/backchannel-logout';

export const DEFAULT_WEB_ORIGIN = 'http://localhost:4000';

export const realmPath = `/realms/${REALM.name}`;
export const protocolPath = '/protocol/openid-connect';
