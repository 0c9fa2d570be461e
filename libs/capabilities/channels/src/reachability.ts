import type { UpstreamCall } from '@samenspraak/connector-contract';

/** Which networks give no answer, read from the calls that were made. */
export class Reachability {
  private readonly since = new Map<string, Date>();

  note({ connection, failure, at }: UpstreamCall): void {
    if (failure !== 'retryable') this.since.delete(connection);
    else if (!this.since.has(connection)) this.since.set(connection, at);
  }

  /** Whether every call of a connection failed for so long. */
  isAway(connectionId: string, now: Date, forMs: number): boolean {
    const since = this.since.get(connectionId);
    return since !== undefined && now.getTime() - since.getTime() >= forMs;
  }
}
