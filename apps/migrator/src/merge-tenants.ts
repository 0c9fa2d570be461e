import { parseArgs } from 'node:util';
import { readSettings } from '@samenspraak/platform/config';
import { mergeTenants } from '@samenspraak/platform/database';
import { OperatorError } from '@samenspraak/platform/kernel';

/** Each room carries its own; replies first, which says whether something is on its way. */
const mergingRooms = ['replies', 'library', 'knowledge', 'colleagues'] as const;

const usage = 'Say which tenant becomes part of which: npm run -s merge-tenants -- --from CODE --to CODE [--yes]';

/** Prints what would be carried; with `--yes` carries it. */
export async function main(args: readonly string[]): Promise<void> {
  const { from, to, yes } = read(args);
  const { MIGRATOR_DATABASE_URL: url } = readSettings('merger');
  const carried = await mergeTenants(url, { from, to, rooms: mergingRooms, keep: yes });
  for (const { what, n } of carried) if (n > 0) console.log(`${what.padEnd(38)} ${String(n).padStart(7)}`);
  console.log(
    yes
      ? `${from} is part of ${to} now. What people do in ${from} from here on does not follow: end its memberships, or run this again.`
      : `Nothing was changed. Run it again with --yes to carry this from ${from} to ${to}.`,
  );
}

function read(args: readonly string[]): { from: string; to: string; yes: boolean } {
  const text = { type: 'string' } as const;
  try {
    const options = { from: text, to: text, yes: { type: 'boolean', default: false } } as const;
    const { from = '', to = '', yes } = parseArgs({ args: [...args], options }).values;
    if (from && to) return { from: from.toUpperCase(), to: to.toUpperCase(), yes };
  } catch (error) {
    throw new OperatorError(`${(error as Error).message}. ${usage}`);
  }
  throw new OperatorError(usage);
}
