import pg from 'pg';

export type Row = Readonly<Record<string, unknown>>;

/** Writes the demo as a superuser, past all policies; used by the seed only. */
export class SeedRepository {
  private constructor(private readonly client: pg.Client) {}

  static async connect(url: string): Promise<SeedRepository> {
    const client = new pg.Client(url);
    await client.connect();
    return new SeedRepository(client);
  }

  close(): Promise<void> {
    return this.client.end();
  }

  /** Runs `work` wholly or not at all; a second seed at the same moment waits. */
  async transaction<T>(work: () => Promise<T>): Promise<T> {
    await this.client.query('begin');
    try {
      await this.client.query('select pg_advisory_xact_lock(761209)');
      const result = await work();
      await this.client.query('commit');
      return result;
    } catch (error) {
      await this.client.query('rollback');
      throw error;
    }
  }

  async query<T extends object = Row>(sql: string, parameters: readonly unknown[] = []): Promise<T[]> {
    return (await this.client.query(sql, [...parameters])).rows as T[];
  }

  /** Inserts rows that have the same columns, all in one statement. @param table without its schema */
  async insert(table: string, rows: readonly object[]): Promise<void> {
    if (rows.length === 0) return;
    const columns = Object.keys(rows[0]!).map((name) => pg.escapeIdentifier(name));
    const target = `app.${pg.escapeIdentifier(table)}`;
    await this.client.query(
      `insert into ${target} (${columns.join(', ')})
       select ${columns.map((column) => `r.${column}`).join(', ')} from jsonb_populate_recordset(null::${target}, $1::jsonb) r`,
      [JSON.stringify(rows, bytesAsText)],
    );
  }
}

/** A bytea in the spelling that PostgreSQL reads. */
export const bytea = (bytes: Buffer): string => `\\x${bytes.toString('hex')}`;

function bytesAsText(_key: string, value: unknown): unknown {
  return typeof value === 'bigint' ? value.toString() : value;
}
