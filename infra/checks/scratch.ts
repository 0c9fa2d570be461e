import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';

/** The checkout whose rules are provoked. */
export const checkout = resolve(import.meta.dirname, '../..');

const rules = ['.oxlintrc.json', 'infra/checks', 'tsconfig.options.json', 'docs/architecture.md', 'knip.json'];

/** A small checkout in a temporary folder with our rules and the given files; removed when `after` says so. */
export function scratch(files: Record<string, string>, after: (remove: () => void) => void): string {
  const folder = mkdtempSync(join(tmpdir(), 'samenspraak-checks-'));
  after(() => rmSync(folder, { recursive: true, force: true }));
  for (const rule of rules) cpSync(join(checkout, rule), join(folder, rule), { recursive: true });
  symlinkSync(join(checkout, 'node_modules'), join(folder, 'node_modules'));
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  return folder;
}

/** Runs one of the installed programs there. */
export function runTool(folder: string, name: string, args: readonly string[]): { code: number; output: string } {
  const done = spawnSync(join(checkout, 'node_modules', '.bin', name), args, { cwd: folder, encoding: 'utf8' });
  return { code: done.status ?? 1, output: `${done.stdout}${done.stderr}` };
}
