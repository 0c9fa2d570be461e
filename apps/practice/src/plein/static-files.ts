import { readFile } from 'node:fs/promises';
import { extname, join, normalize, sep } from 'node:path';

const TYPES: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.json': 'application/json; charset=utf-8',
  '.woff2': 'font/woff2',
};

export interface StaticFile {
  bytes: Buffer;
  headers: Record<string, string>;
}

/** Finds a built file of the page; a path without an extension is a place inside the page and gives its start. */
export async function findStaticFile(root: string, path: string): Promise<StaticFile | undefined> {
  let name = path;
  try {
    name = decodeURIComponent(path);
  } catch {
    return undefined;
  }
  if (name.includes('\0')) return undefined;
  const isPlace = extname(name) === '' || name.startsWith('/@') || name.startsWith('/tags/');
  const file = isPlace ? join(root, 'index.html') : normalize(join(root, name));
  if (!file.startsWith(root.endsWith(sep) ? root : root + sep)) return undefined;
  const bytes = await readFile(file).catch(() => undefined);
  if (!bytes) return undefined;
  const type = TYPES[extname(file)] ?? 'application/octet-stream';
  const cache = name.startsWith('/assets/') ? 'public, max-age=31536000, immutable' : 'no-cache';
  return { bytes, headers: { 'Content-Type': type, 'Cache-Control': cache } };
}
