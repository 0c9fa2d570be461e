import type { DemoPerson } from './people.js';
import { BACK_CHANNEL_PATH, REALM, SIGN_IN_RETURN_PATH, SIGN_OUT_RETURN_PATHS } from './realm.js';

/** The same realm as a file that a real Keycloak imports; nobody in it has a password. */
export function keycloakImport(people: readonly DemoPerson[], webOrigins: readonly string[]): Record<string, unknown> {
  return {
    realm: REALM.name,
    displayName: REALM.displayName,
    enabled: true,
    sslRequired: 'external',
    registrationAllowed: false,
    internationalizationEnabled: true,
    supportedLocales: ['nl', 'en'],
    defaultLocale: 'nl',
    defaultSignatureAlgorithm: 'RS256',
    accessTokenLifespan: REALM.accessTokenLifetime,
    ssoSessionIdleTimeout: REALM.sessionIdle,
    ssoSessionMaxLifespan: REALM.sessionMax,
    revokeRefreshToken: true,
    refreshTokenMaxReuse: 0,
    bruteForceProtected: true,
    roles: { realm: [{ name: REALM.operatorRole, description: 'Runs the platform; sees no tenant because of it.' }] },
    clients: [apiClient, webClient(webOrigins), scriptsClient],
    users: people.map(user),
  };
}

/** Exists to be the audience; nobody signs in with it. */
const apiClient = {
  clientId: REALM.audience,
  name: 'Samenspraak API',
  enabled: true,
  protocol: 'openid-connect',
  bearerOnly: true,
};

const audienceMapper = {
  name: REALM.audience,
  protocol: 'openid-connect',
  protocolMapper: 'oidc-audience-mapper',
  consentRequired: false,
  config: {
    'included.client.audience': REALM.audience,
    'access.token.claim': 'true',
    'id.token.claim': 'false',
    'introspection.token.claim': 'true',
  },
};

const webClient = (origins: readonly string[]) => ({
  clientId: REALM.webClient,
  name: 'Samenspraak',
  enabled: true,
  protocol: 'openid-connect',
  publicClient: true,
  standardFlowEnabled: true,
  implicitFlowEnabled: false,
  directAccessGrantsEnabled: false,
  serviceAccountsEnabled: false,
  redirectUris: origins.map((origin) => origin + SIGN_IN_RETURN_PATH),
  webOrigins: origins,
  attributes: {
    'pkce.code.challenge.method': 'S256',
    // Ends what runs in the api, at once; Keycloak has one address per client.
    'backchannel.logout.url': origins[0] + BACK_CHANNEL_PATH,
    'backchannel.logout.session.required': 'true',
    // Keycloak keeps this list in one text.
    'post.logout.redirect.uris': origins
      .flatMap((origin) => SIGN_OUT_RETURN_PATHS.map((path) => origin + path))
      .join('##'),
  },
  protocolMappers: [audienceMapper],
});

/** For scripts of the demo; its secret is made by Keycloak, and a real partnership leaves this client out. */
const scriptsClient = {
  clientId: REALM.scriptsClient,
  name: 'Samenspraak scripts (demo only)',
  enabled: true,
  protocol: 'openid-connect',
  publicClient: false,
  clientAuthenticatorType: 'client-secret',
  standardFlowEnabled: false,
  implicitFlowEnabled: false,
  directAccessGrantsEnabled: true,
  serviceAccountsEnabled: false,
  redirectUris: [],
  protocolMappers: [audienceMapper],
};

const user = (person: DemoPerson) => ({
  id: person.subject,
  username: person.username,
  firstName: person.givenName,
  lastName: person.familyName,
  email: person.email,
  emailVerified: true,
  enabled: true,
  realmRoles: [REALM.defaultRealmRoles[0], ...person.realmRoles],
});
