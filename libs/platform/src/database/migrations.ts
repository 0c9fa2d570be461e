import { createHash } from 'node:crypto';
import { readFile, readdir } from 'node:fs/promises';
import { basename, join } from 'node:path';
import pg from 'pg';
import { OperatorError } from '../kernel/index.js';

export interface MigrationUrls {
  /** A superuser on the database. */
  readonly admin: string;
  /** The login role `migrator`. */
  readonly migrator: string;
}

/** Finds the SQL files of all folders; a name sorts by its timestamp, and names are unique. */
export async function collectMigrations(folders: readonly string[]): Promise<string[]> {
  const lists = await Promise.all(
    folders.map(async (folder) =>
      (await readdir(folder)).filter((name) => name.endsWith('.sql')).map((name) => join(folder, name)),
    ),
  );
  const files = lists.flat().sort((a, b) => (basename(a) < basename(b) ? -1 : 1));
  const names = files.map((file) => basename(file));
  const twice = names.find((name, index) => names.indexOf(name) !== index);
  if (twice) throw new OperatorError(`Two migrations are named ${twice}.`);
  return files;
}

/**
 * Brings a database up to date. Files named `*.cluster.sql` run as the superuser at every call (those numbered below 5 first, the
 * others last); the rest run once, each in its own transaction, as `migrator`. One at a time, by an advisory lock.
 * @returns the names of the migrations that were applied now.
 */
export async function migrate(
  urls: MigrationUrls,
  folders: readonly string[],
  rolePasswords: Record<string, string> = {},
): Promise<string[]> {
  const files = await collectMigrations(folders);
  const cluster = files.filter((file) => file.endsWith('.cluster.sql'));
  const first = cluster.filter((file) => Number(basename(file).split('_')[0]) < 5);
  const admin = new pg.Client(urls.admin);
  await admin.connect();
  try {
    // Roles belong to the cluster: two databases that migrate at once would meet in pg_authid.
    await admin.query('select pg_advisory_lock(761207)');
    for (const file of first) await admin.query(await readFile(file, 'utf8'));
    for (const [role, password] of Object.entries(rolePasswords)) {
      await admin.query(`alter role ${pg.escapeIdentifier(role)} password ${pg.escapeLiteral(password)}`);
    }
    const applied = await runOnce(
      urls.migrator,
      files.filter((file) => !file.endsWith('.cluster.sql')),
    );
    for (const file of cluster.filter((file) => !first.includes(file))) await admin.query(await readFile(file, 'utf8'));
    return applied;
  } finally {
    await admin.end();
  }
}

async function runOnce(url: string, files: readonly string[]): Promise<string[]> {
  const client = new pg.Client(url);
  await client.connect();
  const applied: string[] = [];
  try {
    await client.query(`set role owner; create table if not exists app.migration (name text primary key, sha256 text not null, applied_at timestamptz not null default now());
      comment on table app.migration is '@class local'; reset role`);
    const { rows } = await client
      .query('set role owner; select name, sha256 from app.migration')
      .then((r) => (r as unknown as { rows: { name: string; sha256: string }[] }[])[1]!);
    await client.query('reset role');
    const known = new Map(rows.map((row) => [row.name, row.sha256]));
    for (const file of files) {
      const text = await readFile(file, 'utf8');
      const name = basename(file);
      const sum = createHash('sha256').update(text).digest('hex');
      if (known.has(name)) {
        if (known.get(name) !== sum)
          throw new OperatorError(
            `Migration ${name} was changed after it had been applied. Add a new one instead; for a demo, run: npm run reset`,
          );
        continue;
      }
      await client.query('begin');
      try {
        await client.query(text);
        await client.query('reset role');
        await client.query('set local role owner');
        await client.query('insert into app.migration (name, sha256) values ($1, $2)', [name, sum]);
        await client.query('commit');
      } catch (error) {
        await client.query('rollback').catch(() => undefined);
        // What the server says may quote a row.
        const { code, position, constraint } = error as { code?: string; position?: string; constraint?: string };
        const where = `${position ? ` at character ${position}` : ''}${constraint ? ` on ${constraint}` : ''}`;
        throw new OperatorError(`Migration ${name} failed (SQLSTATE ${code ?? 'unknown'})${where}.`, { cause: error });
      }
      applied.push(name);
    }
    return applied;
  } finally {
    await client.end();
  }
}

/** Registers the keys with which the api and the worker sign assertions; a new secret replaces the former at once. */
export async function putAssertionKeys(migratorUrl: string, keys: { app: Buffer; worker: Buffer }): Promise<void> {
  const client = new pg.Client(migratorUrl);
  await client.connect();
  try {
    await client.query('set role context_owner');
    await client.query(`call app.put_assertion_key('app', 'app', 'person', '60 s', 'infinity', $1)`, [keys.app]);
    await client.query(`call app.put_assertion_key('worker', 'worker', 'system', '15 minutes', 'infinity', $1)`, [
      keys.worker,
    ]);
  } finally {
    await client.end();
  }
}
