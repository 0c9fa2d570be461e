import { join } from 'node:path';
import { run } from '../run/command.mjs';
import { root } from '../run/paths.mjs';
import { explain, progress, RunError } from '../run/report.mjs';
import { createCapability, nameProblem } from './create-capability.mjs';

/** pnpm new:capability <name>: an empty slice that passes all checks. */
export async function main([name]) {
  const problem = nameProblem(root, name);
  if (problem) throw new RunError(`${problem}\nUse: pnpm new:capability <name>`);
  for (const file of createCapability(root, name)) progress(file);
  const { code, output } = await run(join(root, '.tools', 'bin', 'pnpm'), ['install', '--no-frozen-lockfile']);
  if (code !== 0) throw explain(output, 'The files are there, but pnpm install failed.');
  progress(
    `next: write its README, its place in docs/architecture.md, and wire its modules in apps/api and apps/worker`,
  );
}
