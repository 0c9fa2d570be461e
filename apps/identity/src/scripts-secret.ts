import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { readKept, writeKept } from './kept-file.js';

export const SCRIPTS_SECRET_FILE = 'samenspraak-scripts.secret';

/** The secret of the scripts client: made at the first start, kept in the data folder, never in the repository. */
export async function openScriptsSecret(folder?: string): Promise<string> {
  const path = folder && join(folder, SCRIPTS_SECRET_FILE);
  const kept = path && (await readKept(path));
  if (kept) return kept.trim();
  const secret = randomBytes(32).toString('base64url');
  if (path) await writeKept(path, secret);
  return secret;
}
