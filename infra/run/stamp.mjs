import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { root, toolsFolder } from './paths.mjs';

// `gql` is generated while building the web.
const skipped = new Set(['node_modules', 'dist', '.git', '.tools', '.data', 'reports', 'coverage', 'gql']);
const file = join(toolsFolder, 'stamps.json');

/** A fingerprint of files and folders by path and content: a touched but unchanged file gives the same one. */
export function fingerprint(paths, extra = '') {
  const hash = createHash('sha256').update(extra);
  for (const path of paths.flatMap((path) => filesBelow(join(root, path))).sort()) {
    hash.update(`\n${relative(root, path)}\n`).update(readFileSync(path));
  }
  return hash.digest('hex');
}

/** Whether this step was last done with this fingerprint. */
export function isDone(name, print) {
  return read()[name] === print;
}

/** Remembers that this step was done with this fingerprint. */
export function markDone(name, print) {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, `${JSON.stringify({ ...read(), [name]: print }, null, 2)}\n`);
}

function read() {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return {};
  }
}

function filesBelow(path) {
  if (!existsSync(path)) return [];
  if (!statSync(path).isDirectory()) return [path];
  return readdirSync(path, { withFileTypes: true })
    .filter((entry) => !skipped.has(entry.name) && !entry.name.endsWith('.tsbuildinfo'))
    .flatMap((entry) => (entry.isDirectory() ? filesBelow(join(path, entry.name)) : [join(path, entry.name)]));
}
