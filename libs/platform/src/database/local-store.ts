import type { DataSource } from 'typeorm';
import { toDomainError } from './database-errors.js';
import { withLists } from './list-literal.js';

export type LocalQuery = <Row = Record<string, unknown>>(
  sql: string,
  parameters?: readonly unknown[],
) => Promise<Row[]>;

/** The worker's way to local tables (envelopes, routes, cursors, claims): ids and encrypted bodies, never a tenant's rows. */
export class LocalStore {
  constructor(private readonly source: DataSource) {}

  /** Runs `work` in one transaction without a tenant; tenant tables refuse every statement in it. */
  async transaction<T>(work: (query: LocalQuery) => Promise<T>): Promise<T> {
    try {
      return await this.source.transaction((manager) =>
        work(async (sql, parameters = []) => {
          return rowsOf(await manager.query(sql, withLists(parameters)));
        }),
      );
    } catch (error) {
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

/** TypeORM answers [rows, count] for UPDATE and DELETE and plain rows for the rest. */
function rowsOf<Row>(result: unknown): Row[] {
  const command =
    Array.isArray(result) && result.length === 2 && Array.isArray(result[0]) && typeof result[1] === 'number';
  return (command ? result[0] : result) as Row[];
}
