import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { dataFolder } from './paths.mjs';
import { unprivileged } from './postgres-binaries.mjs';

/**
 * Where the database keeps its files: in the data folder, or, when that lies below a folder which the
 * unprivileged user of PostgreSQL may not enter (for instance /root), in /var/tmp.
 */
export function databaseFolder() {
  mkdirSync(dataFolder, { recursive: true, mode: 0o755 });
  return join(mayEnter(dataFolder) ? dataFolder : elsewhere(), 'postgres', '18');
}

/** Every folder that `npm run reset` clears. */
export function keptFolders() {
  return [dataFolder, elsewhere()];
}

function elsewhere() {
  const name = createHash('sha256').update(dataFolder).digest('hex').slice(0, 12);
  return join('/var/tmp', `samenspraak-${name}`);
}

function mayEnter(folder) {
  if (!unprivileged.uid) return true;
  return spawnSync('/bin/sh', ['-c', 'cd "$1"', 'sh', folder], { cwd: '/', ...unprivileged }).status === 0;
}
