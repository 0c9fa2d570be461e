import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { root } from './paths.mjs';
import { RunError } from './report.mjs';

const built = join(root, 'apps', 'migrator', 'dist', 'merge-tenants.js');

/** Makes one tenant part of another: npm run -s merge-tenants -- --from CODE --to CODE [--yes] */
export async function main(args) {
  const { main: merge } = await import(pathToFileURL(built).href);
  await merge(args).catch((error) => {
    throw error.name === 'OperatorError' ? new RunError(error.message) : error;
  });
}
