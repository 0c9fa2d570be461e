import type { UpstreamCall } from '@samenspraak/connector-contract';
import { beginSpan, type Log } from '@samenspraak/platform/observability';
import type { ConnectionRepository } from './connection.repository.js';

const MOST_WAITING = 5_000;

/** One record per call to a network, written in batches so that no call waits for it; and one line and span in its trace. */
export class UsageMeter {
  private waiting: UpstreamCall[] = [];
  private timer?: NodeJS.Timeout;

  constructor(
    private readonly connections: ConnectionRepository,
    private readonly log: Log,
    private readonly intervalMs = 2_000,
  ) {}

  readonly record = (call: UpstreamCall): void => {
    this.tell(call);
    if (this.waiting.length >= MOST_WAITING) return this.log.warn('usage.dropped', { connection: call.connection });
    this.waiting.push(call);
    this.timer ??= setTimeout(() => void this.flush(), this.intervalMs).unref();
  };

  private tell({ connection, operation, method, status, failure, durationMs, at }: UpstreamCall): void {
    const facts = { connection, operation, status, failure };
    const span = beginSpan('connector.call', facts, undefined, at);
    span?.end(failure === null, new Date(at.getTime() + durationMs));
    // Listening calls again and again; what was put on a network is worth a line.
    const line = { ...facts, ms: durationMs };
    if (method === 'GET') this.log.debug('connector.called', line);
    else this.log.info('connector.called', line);
  }

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
