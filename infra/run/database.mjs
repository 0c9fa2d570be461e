import pg from 'pg';

const logins = ['migrator', 'app', 'worker', 'relay', 'jobs'];

/**
 * The addresses of one database for each role that signs in.
 * @param {string} superuserUrl
 * @param {string} database
 * @param {Record<string, string>} secrets
 */
export function databaseUrls(superuserUrl, database, secrets) {
  const at = (role, password) => {
    const url = new URL(superuserUrl);
    url.pathname = `/${database}`;
    if (role) url.username = role;
    if (password) url.password = password;
    return url.href;
  };
  const urls = logins.map((role) => [role, at(role, secrets[`${role}Password`])]);
  return { admin: at(), ...Object.fromEntries(urls) };
}

/** The passwords that the migrator gives to the roles. */
export function rolePasswords(secrets) {
  return Object.fromEntries(logins.map((role) => [role, secrets[`${role}Password`]]));
}

/** Settings of one run of the migrator. */
export function migratorSettings(urls, secrets) {
  return {
    ADMIN_DATABASE_URL: urls.admin,
    MIGRATOR_DATABASE_URL: urls.migrator,
    JOBS_DATABASE_URL: urls.jobs,
    ROLE_PASSWORDS: JSON.stringify(rolePasswords(secrets)),
    ASSERTION_KEY_APP: secrets.appAssertionKey,
    ASSERTION_KEY_WORKER: secrets.workerAssertionKey,
  };
}

/** Makes the database when it is not there yet. */
export async function ensureDatabase(superuserUrl, name) {
  const client = new pg.Client(superuserUrl);
  await client.connect();
  try {
    const { rowCount } = await client.query('select from pg_database where datname = $1', [name]);
    if (!rowCount) await client.query(`create database ${pg.escapeIdentifier(name)} template template0`);
  } finally {
    await client.end();
  }
}
