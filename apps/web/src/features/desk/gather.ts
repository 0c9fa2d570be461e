/**
 * Gathers the ids of a burst of events. The first is read at once; what follows within the window, or while a read is under way,
 * is read together: of each tenant at most one read is under way.
 */
export class Gather {
  private readonly waiting = new Map<string, Set<string>>();
  private readonly busy = new Set<string>();
  private stopped = false;

  constructor(
    private readonly read: (tenantId: string, ids: readonly string[]) => Promise<unknown>,
    private readonly windowMs: number,
  ) {}

  add(tenantId: string, ids: readonly string[]): void {
    const waiting = this.waiting.get(tenantId) ?? new Set<string>();
    for (const id of ids) waiting.add(id);
    this.waiting.set(tenantId, waiting);
    if (!this.busy.has(tenantId)) void this.run(tenantId);
  }

  stop(): void {
    this.stopped = true;
  }

  private async run(tenantId: string): Promise<void> {
    this.busy.add(tenantId);
    for (;;) {
      const ids = [...(this.waiting.get(tenantId) ?? [])];
      if (this.stopped || ids.length === 0) break;
      this.waiting.delete(tenantId);
      // A read that fails says so itself; what it was for comes with the next.
      await Promise.all([this.read(tenantId, ids).catch(() => undefined), rest(this.windowMs)]);
    }
    this.busy.delete(tenantId);
  }
}

const rest = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));
