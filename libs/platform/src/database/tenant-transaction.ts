import { createHash } from 'node:crypto';
import type { PoolClient, QueryResult } from 'pg';
import type { DataSource, EntityManager, QueryRunner } from 'typeorm';
import { signAssertion, type Actor, type AssertionKey } from './assertion.js';
import { DomainError } from '../kernel/index.js';
import { toDomainError } from './database-errors.js';
import { withLists } from './list-literal.js';

/** What app.enter answers about the member that came in. */
export interface Entrance {
  readonly membershipId: string;
  readonly roles: readonly string[];
  readonly partnershipIds: readonly string[];
}

const ENTER = 'select (e).membership_id, (e).roles, (e).partnership_ids from (select app.enter($1) as e offset 0) s';
// Session state crosses tenants on a pooled connection (isolation-kernel, trap 3).
const CLEAN = 'close all; reset all; unlisten *; select pg_advisory_unlock_all()';

/** One transaction in the context of one tenant. Statements run one after another, as a connection demands. */
export class TenantTransaction {
  private constructor(
    readonly actor: Actor,
    readonly entrance: Entrance,
    private readonly runner: QueryRunner,
    private readonly client: PoolClient,
    private readonly line: Line,
  ) {}

  /**
   * Opens a transaction and enters the tenant.
   * @throws DomainError TENANT_REFUSED when the live membership does not allow it.
   */
  static async open(source: DataSource, key: AssertionKey, actor: Actor): Promise<TenantTransaction> {
    const runner = source.createQueryRunner();
    const client = (await runner.connect()) as PoolClient;
    try {
      // Both in one message: a round trip less, and nothing can come between them.
      const opened = (await client.query('begin; select app.challenge() as challenge')) as unknown as QueryResult[];
      const assertion = signAssertion(key, actor, opened[1]!.rows[0].challenge);
      const entered = await client.query({ name: nameOf(ENTER), text: ENTER, values: [assertion] });
      const row = entered.rows[0];
      const entrance = { membershipId: row.membership_id, roles: row.roles, partnershipIds: row.partnership_ids };
      markActive(runner, true);
      return new TenantTransaction(actor, entrance, runner, client, serialise(runner));
    } catch (error) {
      await close(runner, client, 'rollback');
      throw toDomainError(error);
    }
  }

  get manager(): EntityManager {
    return this.runner.manager;
  }

  /** A statement that comes again and again, the same but for its values: the database keeps its plan. */
  async repeat(sql: string, parameters: readonly unknown[]): Promise<Record<string, unknown>[]> {
    const statement = { name: nameOf(sql), text: sql, values: withLists(parameters) };
    return (await this.line.run(() => this.client.query(statement))).rows;
  }

  /** @throws DomainError when the database refuses at the last moment; nothing was kept then. */
  async commit(): Promise<void> {
    await this.line.end();
    await close(this.runner, this.client, 'commit');
  }

  async rollback(): Promise<void> {
    await this.line.end();
    await close(this.runner, this.client, 'rollback');
  }
}

const names = new Map<string, string>();

function nameOf(sql: string): string {
  const known = names.get(sql);
  if (known) return known;
  const name = `s${createHash('sha256').update(sql).digest('hex').slice(0, 24)}`;
  names.set(sql, name);
  return name;
}

// TypeORM would open a transaction of its own for a save; it looks at this flag only.
function markActive(runner: QueryRunner, active: boolean): void {
  (runner as { isTransactionActive: boolean }).isTransactionActive = active;
}

/** The statements of one transaction, one behind the other. */
interface Line {
  run<T>(statement: () => Promise<T>): Promise<T>;
  /** Lets the statement that runs come to its end and refuses all that would follow. */
  end(): Promise<void>;
}

// pg allows one statement at a time per client; resolvers of one operation run side by side, and those beside a failed one
// go on after the answer: none of their statements may reach a connection that is on its way to the next tenant.
function serialise(runner: QueryRunner): Line {
  const query = runner.query.bind(runner);
  let last: Promise<unknown> = Promise.resolve();
  let ended = false;
  const run = <T>(statement: () => Promise<T>): Promise<T> => {
    const next = last.then(() => {
      if (ended) throw new DomainError('OPERATION_FINISHED', 'internal');
      return statement();
    });
    last = next.catch(() => undefined);
    return next;
  };
  runner.query = ((...args: Parameters<typeof query>) => run(() => query(...args))) as typeof runner.query;
  return {
    run,
    end: async () => {
      ended = true;
      await last;
    },
  };
}

async function close(runner: QueryRunner, client: PoolClient, how: 'commit' | 'rollback'): Promise<void> {
  markActive(runner, false);
  let failure: unknown;
  let cleaned = false;
  try {
    // In one message: a round trip less.
    const [ended] = (await client.query(`${how}; ${CLEAN}`)) as unknown as QueryResult[];
    cleaned = true;
    // PostgreSQL answers ROLLBACK to the commit of a failed transaction, without an error.
    if (how === 'commit' && ended!.command !== 'COMMIT') failure = new Error('the transaction was rolled back');
  } catch (error) {
    failure = error;
  }
  try {
    // An end that was refused took the cleaning with it.
    if (!cleaned) await client.query(CLEAN);
    await runner.release();
  } catch {
    // A connection that cannot be cleaned is thrown away, never given to the next tenant.
    (client as PoolClient).release(true);
  }
  if (failure && how === 'commit') throw toDomainError(failure);
}
