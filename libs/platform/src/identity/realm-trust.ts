/** What this process believes of a realm; one value per setting, the rest has a safe default. */
export interface RealmTrust {
  /** The exact `iss`, e.g. `https://login.example.nl/realms/samenspraak`. */
  readonly issuer: string;
  /** What a token must be meant for. */
  readonly audience: string;
  /** Clients (`azp`) whose tokens are accepted. */
  readonly authorizedParties: readonly string[];
  /** Address of the realm inside the network, when the issuer's own address cannot be reached from here. */
  readonly internalUrl?: string;
  /** Realm roles that mean something here; others are not passed on. */
  readonly realmRoles?: readonly string[];
}

/** The only thing a realm role says in Samenspraak. */
export const PLATFORM_OPERATOR = 'platform-operator';

/** Clocks may differ by this many seconds. */
export const CLOCK_SKEW = 5;

/** Seconds between `iat` and `exp` at most: a longer token lives on after its session ended. */
export const MAX_TOKEN_LIFETIME = 900;

/** Characters; a token of Keycloak with many roles stays well below. */
export const MAX_TOKEN_LENGTH = 8192;
