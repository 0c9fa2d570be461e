import pg from 'pg';
import { until } from './dice.mjs';

/**
 * A lock on a table: whoever comes to that place in its work stands still there, with everything before it done and
 * nothing after it. That makes a kill hit the edge between the two, every time. Roles wait a few seconds at most.
 */
export class Gate {
  constructor(client, watcher, table) {
    this.client = client;
    this.watcher = watcher;
    this.table = table;
    this.isOpen = false;
  }

  /**
   * @param {string} url a superuser's
   * @param {string} table with its schema
   * @param {'exclusive' | 'access exclusive'} mode the first lets readers through
   */
  static async close(url, table, mode = 'exclusive') {
    const [client, watcher] = [new pg.Client(url), new pg.Client(url)];
    for (const one of [client, watcher]) one.on('error', () => undefined);
    await Promise.all([client.connect(), watcher.connect()]);
    await client.query('begin');
    await client.query(`lock table ${table} in ${mode} mode`);
    return new Gate(client, watcher, table);
  }

  /** How many connections of a role stand before it. */
  async waiting(role) {
    const { rows } = await this.watcher.query(
      `select count(distinct l.pid)::int as n from pg_locks l join pg_stat_activity a on a.pid = l.pid
       where l.relation = $1::regclass and not l.granted and a.usename = $2`,
      [this.table, role],
    );
    return rows[0].n;
  }

  /** Waits until so many stand before it, or the time is over. @returns how many do */
  async whenWaiting(role, n, ms = 4_000) {
    await until(async () => (await this.waiting(role)) >= n, ms, 20);
    return this.waiting(role);
  }

  async open() {
    if (this.isOpen) return;
    this.isOpen = true;
    await this.client.query('rollback').catch(() => undefined);
    await Promise.all([this.client.end(), this.watcher.end()].map((end) => end.catch(() => undefined)));
  }
}
