import { createHmac } from 'node:crypto';
import type pg from 'pg';

/** Who enters: as which login role, for which tenant, as whom. */
export interface Visitor {
  readonly login: 'app' | 'worker' | 'relay' | 'jobs';
  readonly tenantId?: string;
  readonly principalId?: string;
}

export interface AssertionKeys {
  readonly appAssertionKey: string;
  readonly workerAssertionKey: string;
}

/** What a statement came to: its rows, or its refusal as SQLSTATE or as the token of the kernel. */
export interface Outcome {
  readonly refusal?: string;
  readonly constraint?: string;
  readonly rows: Record<string, unknown>[];
  readonly count: number;
}

/**
 * A superuser's session that plays the roles of processes inside transactions that are always rolled back.
 * The session authorisation changes, so `session_user` is what a process would be.
 */
export class Session {
  constructor(
    readonly client: pg.Client,
    private readonly keys: AssertionKeys,
  ) {}

  async rolledBack<T>(work: () => Promise<T>): Promise<T> {
    await this.client.query('begin');
    try {
      return await work();
    } finally {
      await this.client.query('rollback');
    }
  }

  /** Signs in as the role and enters the tenant; only once in a transaction, as the kernel demands. */
  async enter({ login, tenantId, principalId }: Visitor): Promise<Outcome> {
    const { rows } = await this.client.query('select app.challenge() as challenge');
    const secret = login === 'worker' ? this.keys.workerAssertionKey : this.keys.appAssertionKey;
    const expires = Math.floor(Date.now() / 1000) + 30;
    const body = ['v1', login, tenantId, principalId, 'probe', expires, rows[0].challenge].join('|');
    const seal = createHmac('sha256', Buffer.from(secret, 'hex')).update(body).digest('hex');
    await this.client.query(`set local session authorization ${login}`);
    const outcome = await attempt(() => this.client.query('select app.enter($1)', [`${body}|${seal}`]));
    if (!outcome.refusal) await this.client.query('reset session authorization');
    return outcome;
  }

  /** Runs one statement as the role and takes it back, with everything it did. */
  async as(login: Visitor['login'], sql: string, parameters: unknown[] = [], before?: string): Promise<Outcome> {
    await this.client.query('savepoint probe');
    try {
      await this.client.query(`set local session authorization ${login}`);
      if (before) await this.client.query(before);
      return await attempt(() => this.client.query(sql, parameters));
    } finally {
      await this.client.query('rollback to savepoint probe');
    }
  }
}

/** @throws Error for what is no refusal: a probe that does not even run proves nothing. */
export async function attempt(run: () => Promise<pg.QueryResult>): Promise<Outcome> {
  try {
    const { rows, rowCount } = await run();
    return { rows, count: rowCount ?? 0 };
  } catch (error) {
    const { code, message, constraint } = error as { code?: string; message: string; constraint?: string };
    if (!code || /^(42601|42703|42P01|42883|42804|22|57|0A)/.test(code)) throw error;
    return { refusal: code === '28000' ? message : code, constraint, rows: [], count: 0 };
  }
}
