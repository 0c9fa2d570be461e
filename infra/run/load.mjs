import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { root } from './paths.mjs';
import { RunError } from './report.mjs';

const folder = join(root, 'tests', 'load');

/** Runs one measurement: npm run -s load -- NAME [--quick] [--seed N]; the last line is JSON. */
export async function main([name, ...args], gone) {
  const names = existsSync(folder)
    ? readdirSync(folder)
        .filter((file) => file.endsWith('.load.mjs'))
        .map((file) => file.slice(0, -'.load.mjs'.length))
    : [];
  if (!names.includes(name))
    throw new RunError(`Name a measurement: npm run -s load -- NAME. There are: ${names.join(', ') || 'none yet'}.`);
  const { main: measure } = await import(pathToFileURL(join(folder, `${name}.load.mjs`)).href);
  await measure(args, gone);
}
