import {
  chmodSync,
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';

const checkout = resolve(import.meta.dirname, '../..');

const server = (port: string) => `
import { createServer } from 'node:http';
createServer((_, response) => response.end('{}')).listen(Number(process.env.${port}), '127.0.0.1');
process.on('SIGTERM', () => process.exit(0));
`;

/** What each program does at least: listen on its port, or end well. */
const programs: Record<string, string> = {
  'apps/identity/dist/main.js': `${server('IDENTITY_PORT')}
import { mkdirSync, writeFileSync } from 'node:fs';
mkdirSync(process.env.IDENTITY_DATA, { recursive: true });
writeFileSync(process.env.IDENTITY_DATA + '/samenspraak-scripts.secret', 'secret');
`,
  'apps/identity/dist/index.js':
    "export const demoPeople = [{ username: 'rianne', name: 'Rianne Visser', initials: 'RV', tenants: ['WOR'], roles: ['agent'] }];",
  'apps/practice/dist/main.js': server('PRACTICE_PORT'),
  'apps/mailbox/dist/main.js': server('MAILBOX_PORT'),
  'apps/migrator/dist/main.js': '',
  'infra/demo/dist/main.js': '',
  'apps/worker/dist/main.js': server('WORKER_HEALTH_PORT'),
  'apps/api/dist/main.js': server('PORT'),
};

/** A checkout with our start scripts and a real PostgreSQL, in which every program of our own is a stand-in. */
export function standInCheckout(replaced: Record<string, string> = {}, mode = 0o755) {
  const folder = mkdtempSync(join(tmpdir(), 'samenspraak-start-'));
  chmodSync(folder, mode);
  cpSync(import.meta.dirname, join(folder, 'infra/run'), { recursive: true });
  for (const file of ['package.json', '.node-version']) cpSync(join(checkout, file), join(folder, file));
  symlinkSync(join(checkout, 'node_modules'), join(folder, 'node_modules'));
  for (const [path, text] of Object.entries({ ...programs, ...replaced })) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  return { folder, remove: () => rmSync(folder, { recursive: true, force: true }) };
}

/** Numbers of the running processes whose command line or working folder names this folder. */
export function processesOf(folder: string): number[] {
  return readdirSync('/proc')
    .map(Number)
    .filter((pid) => pid && pid !== process.pid && commandOf(pid).includes(folder));
}

function commandOf(pid: number): string {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8');
  } catch {
    return '';
  }
}
