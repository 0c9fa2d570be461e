import type { UpstreamCall } from '@samenspraak/connector-contract';
import type { Log } from '@samenspraak/platform/observability';
import type { ConnectionRepository } from './connection.repository.js';

const MOST_WAITING = 5_000;

/** One record per call to a network, written in batches so that no call waits for it. */
export class UsageMeter {
  private waiting: UpstreamCall[] = [];
  private timer?: NodeJS.Timeout;

  constructor(
    private readonly connections: ConnectionRepository,
    private readonly log: Log,
    private readonly intervalMs = 2_000,
  ) {}

  readonly record = (call: UpstreamCall): void => {
    if (this.waiting.length >= MOST_WAITING) return this.log.warn('usage.dropped', { connection: call.connection });
    this.waiting.push(call);
    this.timer ??= setTimeout(() => void this.flush(), this.intervalMs).unref();
  };

  async flush(): Promise<void> {
    clearTimeout(this.timer);
    this.timer = undefined;
    const calls = this.waiting;
    this.waiting = [];
    if (calls.length === 0) return;
    try {
      await this.connections.recordCalls(calls);
    } catch (error) {
      this.log.error('usage.failed', error);
      this.waiting = [...calls, ...this.waiting].slice(0, MOST_WAITING);
    }
  }
}
