import Config from 'keycloak-connect/middleware/auth-utils/config.js';
import GrantManager from 'keycloak-connect/middleware/auth-utils/grant-manager.js';
import type { RealmKey } from './realm-keys.js';
import { PLATFORM_OPERATOR, type RealmTrust } from './realm-trust.js';
import { TokenRefusal } from './refusal.js';

/** Keycloak's own client library: makes the grant of the realm from a token and reads the realm roles from it. */
export class KeycloakRealm {
  private readonly grants: GrantManager;
  private readonly realmRoles: readonly string[];

  constructor(trust: RealmTrust) {
    const [server, realm] = trust.issuer.split('/realms/');
    if (!server || !realm) throw new Error(`${trust.issuer} is not the address of a Keycloak realm`);
    const config = new Config({
      'auth-server-url': server,
      realm,
      resource: trust.audience,
      'bearer-only': true,
      'verify-token-audience': true,
    });
    // Keycloak compares `iss` with this address to the letter.
    config.realmUrl = trust.issuer;
    this.grants = new GrantManager(config);
    this.realmRoles = trust.realmRoles ?? [PLATFORM_OPERATOR];
  }

  /** The realm roles of the bearer that mean something here. */
  async rolesOf(token: string, key: RealmKey): Promise<readonly string[]> {
    // Its own key fetch knows no time limit and blocks new key ids for ten seconds; ours was just checked.
    this.grants.rotation.jwks = [key];
    try {
      const grant = await this.grants.createGrant({ access_token: token });
      return this.realmRoles.filter((role) => grant.access_token.hasRealmRole(role));
    } catch (cause) {
      throw new TokenRefusal('realm', { cause });
    }
  }
}
