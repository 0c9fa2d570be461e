export { demoPeople, type DemoPerson, type DemoRole } from './people.js';
export { DEFAULT_WEB_ORIGIN, REALM, SIGN_IN_RETURN_PATH, SIGN_OUT_RETURN_PATHS } from './realm.js';
export { SCRIPTS_SECRET_FILE } from './scripts-secret.js';
export { readIdentitySettings, type IdentitySettings } from './settings.js';
export { startIdentity, type Identity, type IdentityOptions } from './start-identity.js';
