import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The checkout. */
export const root = resolve(dirname(fileURLToPath(import.meta.url)), '..', '..');

/** Node, pnpm and the stamps of what was installed and built. */
export const toolsFolder = join(root, '.tools');

/** Everything that `npm run reset` clears: database, secrets, journals, logs. */
export const dataFolder = process.env.SAMENSPRAAK_DATA ? resolve(process.env.SAMENSPRAAK_DATA) : join(root, '.data');

/** What the test run writes for people and pipelines to read. */
export const reportsFolder = join(root, 'reports');
