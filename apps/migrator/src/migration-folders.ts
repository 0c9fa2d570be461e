import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const libs = fileURLToPath(new URL('../../../libs/', import.meta.url));

/** The folders of SQL that lie beside the platform and the capabilities. */
export function migrationFolders(): string[] {
  const capabilities = readdirSync(join(libs, 'capabilities')).map((name) => join(libs, 'capabilities', name));
  return [join(libs, 'platform'), ...capabilities]
    .map((room) => join(room, 'migrations'))
    .filter((folder) => existsSync(folder));
}
