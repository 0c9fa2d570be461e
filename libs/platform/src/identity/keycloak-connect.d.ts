// keycloak-connect types its middleware, not the parts below that stand on their own.
declare module 'keycloak-connect/middleware/auth-utils/config.js' {
  interface RealmConfig {
    readonly 'auth-server-url': string;
    readonly realm: string;
    readonly resource: string;
    readonly 'bearer-only': boolean;
    readonly 'verify-token-audience': boolean;
  }
  export default class Config {
    constructor(config: RealmConfig);
    realmUrl: string;
  }
}

declare module 'keycloak-connect/middleware/auth-utils/grant-manager.js' {
  import type Config from 'keycloak-connect/middleware/auth-utils/config.js';

  interface Token {
    hasRealmRole(name: string): boolean;
  }
  interface Grant {
    readonly access_token: Token;
  }
  export default class GrantManager {
    constructor(config: Config);
    readonly rotation: { jwks: readonly object[] };
    createGrant(raw: { access_token: string }): Promise<Grant>;
  }
}
