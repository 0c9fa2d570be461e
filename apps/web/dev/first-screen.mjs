import { existsSync, readFileSync } from 'node:fs';
import { brotliCompressSync, constants } from 'node:zlib';

const dist = new URL('../dist/', import.meta.url);
const EAGER = ['index.html', 'src/start.tsx', 'src/features/desk/desk.page.tsx', 'src/features/notifications/bell.tsx'];

/**
 * What the browser fetches until the desk stands: the entry, the desk, the bell on the rail, and all that these import.
 * @returns {{ file: string, brotli: number, raw: number }[]} the largest first
 */
export function firstScreen() {
  const manifest = new URL('.vite/manifest.json', dist);
  if (!existsSync(manifest)) throw new Error('Build the web first: pnpm --dir apps/web run build:web');
  const chunks = JSON.parse(readFileSync(manifest, 'utf8'));
  const files = new Set();
  const add = (key) => {
    const chunk = chunks[key];
    if (!chunk) throw new Error(`The build has no ${key}.`);
    if (files.has(chunk.file)) return;
    files.add(chunk.file);
    for (const imported of chunk.imports ?? []) add(imported);
  };
  EAGER.forEach(add);
  return [...files]
    .map((file) => {
      const code = readFileSync(new URL(file, dist));
      const params = { [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY };
      return { file, raw: code.length, brotli: brotliCompressSync(code, { params }).length };
    })
    .sort((a, b) => b.brotli - a.brotli);
}

/** Kilobytes of a thousand bytes, as the goal is written. */
export const kilobytes = (parts) => parts.reduce((sum, part) => sum + part.brotli, 0) / 1000;
