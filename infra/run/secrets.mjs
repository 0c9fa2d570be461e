import { randomBytes } from 'node:crypto';
import { chmodSync, existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';

const makers = {
  superuserPassword: () => hex(24),
  migratorPassword: () => hex(24),
  appPassword: () => hex(24),
  workerPassword: () => hex(24),
  relayPassword: () => hex(24),
  jobsPassword: () => hex(24),
  appAssertionKey: () => hex(32),
  workerAssertionKey: () => hex(32),
  fieldKey: () => hex(32),
};

/** Fresh secrets, for a run that keeps nothing. */
export function newSecrets() {
  return Object.fromEntries(Object.entries(makers).map(([name, make]) => [name, make()]));
}

/** The secrets of this checkout: made at the first start, readable by their owner alone, completed when a new one is needed. */
export function keptSecrets(file) {
  const kept = existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : {};
  const all = { ...newSecrets(), ...kept };
  if (Object.keys(all).length === Object.keys(kept).length) return all;
  mkdirSync(dirname(file), { recursive: true, mode: 0o755 });
  writeFileSync(`${file}.new`, `${JSON.stringify(all, null, 2)}\n`, { mode: 0o600 });
  chmodSync(`${file}.new`, 0o600);
  renameSync(`${file}.new`, file);
  return all;
}

function hex(bytes) {
  return randomBytes(bytes).toString('hex');
}
