import type { PoolClient, QueryResult } from 'pg';
import type { DataSource } from 'typeorm';
import { toDomainError } from './database-errors.js';
import { withLists } from './list-literal.js';
import { lineOf, nameOf } from './statement-line.js';

/** @param plan `kept`: the database keeps the plan per connection; for what comes again and again, the same but for its values. */
export type LocalQuery = <Row = Record<string, unknown>>(
  sql: string,
  parameters?: readonly unknown[],
  plan?: 'kept',
) => Promise<Row[]>;

/** The worker's way to local tables (envelopes, routes, cursors, claims): ids and encrypted bodies, never a tenant's rows. */
export class LocalStore {
  constructor(private readonly source: DataSource) {}

  /**
   * Runs `work` in one transaction without a tenant; tenant tables refuse every statement in it. Statements that do not wait
   * for each other go over together.
   */
  async transaction<T>(work: (query: LocalQuery) => Promise<T>): Promise<T> {
    const runner = this.source.createQueryRunner();
    const client = (await runner.connect().catch(refuse)) as PoolClient;
    const line = lineOf(runner);
    const query: LocalQuery = async <Row>(sql: string, parameters: readonly unknown[] = [], plan?: 'kept') => {
      const statement = { ...(plan && { name: nameOf(sql) }), text: sql, values: withLists(parameters) };
      return (await line.send(() => client.query(statement))).rows as Row[];
    };
    try {
      const begun = line.send(() => client.query('begin'));
      begun.catch(() => undefined);
      const result = await work(query);
      await begun;
      await line.end();
      const { command } = (await client.query('commit')) as QueryResult;
      // PostgreSQL answers ROLLBACK to the commit of a failed transaction, without an error.
      if (command !== 'COMMIT') throw new Error('the transaction was rolled back');
      await runner.release();
      return result;
    } catch (error) {
      await line.end();
      const undone = await client.query('rollback').catch(() => undefined);
      // TypeORM lets go of a connection that broke by itself.
      if (undone) await runner.release();
      else if (!runner.isReleased) client.release(true);
      throw toDomainError(error);
    }
  }

  /** One statement that needs no transaction of more: two messages to the database less. */
  readonly ask: LocalQuery = async (sql, parameters = []) => {
    try {
      return rowsOf(await this.source.query(sql, withLists(parameters)));
    } catch (error) {
      throw toDomainError(error);
    }
  };
}

function refuse(error: unknown): never {
  throw toDomainError(error);
}

/** TypeORM answers [rows, count] for UPDATE and DELETE and plain rows for the rest. */
function rowsOf<Row>(result: unknown): Row[] {
  const command =
    Array.isArray(result) && result.length === 2 && Array.isArray(result[0]) && typeof result[1] === 'number';
  return (command ? result[0] : result) as Row[];
}
