import type { JobRunner } from '@samenspraak/platform/queue';
import type { TestTenancy } from '@samenspraak/platform/testing';
import type { FakeNetwork } from './fake-network.js';

interface Row {
  id: string;
  tenant_id: string;
  topic: string;
  ref_id: string;
}

const LEASE_MS = 60_000;

/** Plays relay and workers over the real outbox, at the pace of a test's clock: at least once, and again after a crash. */
export class JobTable {
  private readonly leases = new Map<string, number>();

  constructor(
    private readonly tenancy: TestTenancy,
    private readonly network: FakeNetwork,
    private readonly runners: readonly JobRunner[],
    private readonly refs: ReadonlySet<string>,
    private readonly now: () => Date,
  ) {}

  /** Runs what is due now. @returns how many jobs ran. */
  async work(): Promise<number> {
    const { rows } = await this.tenancy.admin.query<Row>(
      `select o.id, o.tenant_id, o.topic, o.ref_id from app.outbox o where o.due_at <= $1 and o.ref_id = any ($2::uuid[]) order by o.due_at, o.id`,
      [this.now(), [...this.refs]],
    );
    const due = rows.filter((row) => (this.leases.get(row.id) ?? 0) <= this.now().getTime());
    for (const row of due) {
      this.leases.set(row.id, this.now().getTime() + LEASE_MS);
      await this.runOne(row);
    }
    return due.length;
  }

  /** Milliseconds until something is due, or undefined when nothing is left. */
  async untilNext(): Promise<number | undefined> {
    const { rows } = await this.tenancy.admin.query<{ id: string; due_at: Date }>(
      'select o.id, o.due_at from app.outbox o where o.ref_id = any ($1::uuid[])',
      [[...this.refs]],
    );
    const times = rows.map(
      (row) => Math.max(row.due_at.getTime(), this.leases.get(row.id) ?? 0) - this.now().getTime(),
    );
    return times.length === 0 ? undefined : Math.max(0, Math.min(...times));
  }

  private async runOne(row: Row): Promise<void> {
    const runner = this.runners.find((one) => one.topic === row.topic)!;
    const crash = new Promise<'crashed'>((resolve) => (this.network.crashed = () => resolve('crashed')));
    const call = { tenantId: row.tenant_id, refId: row.ref_id, outboxId: row.id };
    const run = runner.run(call).then(
      () => 'done' as const,
      () => 'failed' as const,
    );
    if ((await Promise.race([run, crash])) === 'done') {
      await this.tenancy.admin.query('delete from app.outbox o where o.id = $1', [row.id]);
    }
  }
}
