import { openAccounts, followNetwork, type Accounts } from './channels.js';
import { PARTNERSHIP_ID } from './ids.js';
import type { PracticeNetwork, PracticePost } from './practice-network.js';
import { publishMissing } from './publish.js';
import type { SeedRepository } from './seed.repository.js';

export interface SeedOptions {
  readonly issuer: string;
  readonly fieldKey: string;
  readonly now: Date;
  /** Hears one line per part. */
  readonly tell: (line: string) => void;
}

/**
 * Fills an empty database with the demo partnership. In a database that has it, nothing is touched but what must follow the addresses of the
 * identity provider and of the practice network.
 */
export async function seedDemo(
  database: SeedRepository,
  network: PracticeNetwork,
  options: SeedOptions,
): Promise<void> {
  const accounts = await openAccounts(network);
  options.tell(`${accounts.size} accounts on the practice network`);
  const extra = (await isSeeded(database))
    ? await database.transaction(() => follow(database, network, accounts, options))
    : await fill(database, network, accounts, options);
  options.tell(`${await publishMissing(database, network, extra)} posts put on the practice network`);
}

async function isSeeded(database: SeedRepository): Promise<boolean> {
  const rows = await database.query('select 1 from app.partnership p where p.partnership_id = $1', [PARTNERSHIP_ID]);
  return rows.length > 0;
}

/** @returns posts that stand on the network only */
async function fill(
  database: SeedRepository,
  network: PracticeNetwork,
  accounts: Accounts,
  options: SeedOptions,
): Promise<readonly PracticePost[]> {
  // Loaded only now: most starts find the demo there, and the code that makes it is half of the work.
  const { planDemo, writeDemo, triagePosts } = await import('./write-demo.js');
  const plan = await planDemo(network, options);
  await database.transaction(async () => {
    if (!(await isSeeded(database))) await writeDemo(database, network, accounts, plan, options);
  });
  await database.query('analyze');
  return triagePosts(options.now);
}

async function follow(
  database: SeedRepository,
  network: PracticeNetwork,
  accounts: Accounts,
  { issuer, fieldKey, tell }: SeedOptions,
): Promise<readonly PracticePost[]> {
  const people = await database.query(
    `update app.principal p set issuer = $1 where p.kind = 'person' and p.issuer is distinct from $1
       and p.id in (select m.principal_id from app.membership m join app.partnership_member x on x.member_id = m.tenant_id where x.partnership_id = $2)
     returning p.id`,
    [issuer, PARTNERSHIP_ID],
  );
  const connections = await followNetwork(database, network, accounts, fieldKey);
  tell(`the demo is there already: ${people.length} people and ${connections} connections got a new address`);
  return [];
}
