import type { Log } from '@samenspraak/platform/observability';

export interface Chore {
  readonly name: string;
  readonly everyMs: number;
  run(): Promise<unknown>;
}

/** Does chores again and again, each after its own rest; one that fails is tried at its next turn. */
export class Schedule {
  private readonly timers = new Set<NodeJS.Timeout>();
  private readonly running = new Set<Promise<void>>();
  private stopped = false;

  constructor(
    private readonly chores: readonly Chore[],
    private readonly log: Log,
  ) {}

  start(): void {
    // Workers that start together need not all do the same at the same moment.
    for (const chore of this.chores) this.plan(chore, Math.random() * Math.min(chore.everyMs, 10_000));
  }

  /** Lets a chore that runs end. */
  async stop(): Promise<void> {
    this.stopped = true;
    for (const timer of this.timers) clearTimeout(timer);
    await Promise.all(this.running);
  }

  private plan(chore: Chore, ms: number): void {
    if (this.stopped) return;
    const timer = setTimeout(() => {
      this.timers.delete(timer);
      const turn = chore
        .run()
        .then(() => undefined)
        .catch((error: unknown) => this.log.error('chore.failed', error, { chore: chore.name }))
        .finally(() => {
          this.running.delete(turn);
          this.plan(chore, chore.everyMs);
        });
      this.running.add(turn);
    }, ms);
    this.timers.add(timer);
  }
}
