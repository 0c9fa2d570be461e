import { rmSync } from 'node:fs';
import { findInstance } from './instance.mjs';
import { keptFolders } from './places.mjs';
import { progress, RunError } from './report.mjs';

/** Clears everything that was kept: database, secrets, journals and logs. */
export async function main() {
  const instance = findInstance();
  if (instance)
    throw new RunError(
      `Samenspraak is running (process ${instance.pid}). Stop it first (Ctrl-C), then run: npm run reset`,
    );
  for (const folder of keptFolders()) rmSync(folder, { recursive: true, force: true });
  progress('cleared; the next npm start begins with a fresh demo');
}
