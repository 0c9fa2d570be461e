import type { PoolClient, QueryArrayConfig, QueryConfig, QueryResult } from 'pg';
import type { DataSource, EntityManager, QueryRunner } from 'typeorm';
import { signAssertion, type Actor, type AssertionKey } from './assertion.js';
import { toDomainError } from './database-errors.js';
import { withLists } from './list-literal.js';
import { lineOf, nameOf, type Line } from './statement-line.js';

/** What app.enter answers about the member that came in. */
export interface Entrance {
  readonly membershipId: string;
  readonly roles: readonly string[];
  readonly partnershipIds: readonly string[];
}

const ENTER = 'select (e).membership_id, (e).roles, (e).partnership_ids from (select app.enter($1) as e offset 0) s';
// Session state crosses tenants on a pooled connection (isolation-kernel, trap 3).
const CLEAN = 'close all; reset all; unlisten *; select pg_advisory_unlock_all()';

/** One transaction in the context of one tenant. */
export class TenantTransaction {
  private constructor(
    readonly actor: Actor,
    private readonly entering: Promise<Entrance>,
    private readonly runner: QueryRunner,
    private readonly client: PoolClient,
    private readonly line: Line,
  ) {}

  /** Opens a transaction and asks to enter the tenant; nobody waits for the answer who does not need it. */
  static async open(source: DataSource, key: AssertionKey, actor: Actor): Promise<TenantTransaction> {
    const runner = source.createQueryRunner();
    const client = (await runner.connect()) as PoolClient;
    try {
      // Both in one message: a round trip less, and nothing can come between them.
      const opened = (await client.query('begin; select app.challenge() as challenge')) as unknown as QueryResult[];
      const assertion = signAssertion(key, actor, opened[1]!.rows[0].challenge);
      const line = lineOf(runner);
      const entering = line.send(() => enter(client, assertion));
      // Whoever is refused hears it at the first statement or at the end.
      entering.catch(() => undefined);
      markActive(runner, true);
      return new TenantTransaction(actor, entering, runner, client, line);
    } catch (error) {
      await close(runner, client, 'rollback');
      throw toDomainError(error);
    }
  }

  get manager(): EntityManager {
    return this.runner.manager;
  }

  /** @throws DomainError TENANT_REFUSED when the live membership does not allow it. */
  entrance(): Promise<Entrance> {
    return this.entering;
  }

  query(sql: string, parameters: readonly unknown[]): Promise<Record<string, unknown>[]> {
    return this.ask({ text: sql, values: withLists(parameters) });
  }

  /** A statement that comes again and again, the same but for its values: the database keeps its plan. */
  repeat(sql: string, parameters: readonly unknown[]): Promise<Record<string, unknown>[]> {
    return this.ask({ name: nameOf(sql), text: sql, values: withLists(parameters) });
  }

  tuples(sql: string, parameters: readonly unknown[], plan?: 'kept'): Promise<unknown[][]> {
    const kept = plan && { name: nameOf(sql) };
    return this.ask({ ...kept, text: sql, values: withLists(parameters), rowMode: 'array' });
  }

  /**
   * @throws DomainError TENANT_REFUSED when the live membership does not allow it
   * @throws DomainError when the database refuses at the last moment; nothing was kept then.
   */
  async commit(): Promise<void> {
    await this.line.end();
    const refused = await this.entering.then(
      () => undefined,
      (error: unknown) => ({ error }),
    );
    await close(this.runner, this.client, refused ? 'rollback' : 'commit');
    if (refused) throw refused.error;
  }

  async rollback(): Promise<void> {
    await this.line.end();
    await close(this.runner, this.client, 'rollback');
  }

  private async ask<Row>(statement: QueryConfig | QueryArrayConfig): Promise<Row[]> {
    const answer = this.line.send(() => this.client.query(statement));
    // Sent behind the entering: of a transaction that was refused it only tells that there is none.
    answer.catch(() => undefined);
    await this.entering;
    return (await answer).rows as Row[];
  }
}

async function enter(client: PoolClient, assertion: string): Promise<Entrance> {
  try {
    const { rows } = await client.query({ name: nameOf(ENTER), text: ENTER, values: [assertion] });
    const row = rows[0];
    return { membershipId: row.membership_id, roles: row.roles, partnershipIds: row.partnership_ids };
  } catch (error) {
    throw toDomainError(error);
  }
}

// TypeORM would open a transaction of its own for a save; it looks at this flag only.
function markActive(runner: QueryRunner, active: boolean): void {
  (runner as { isTransactionActive: boolean }).isTransactionActive = active;
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
