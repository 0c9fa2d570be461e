import pg from 'pg';
import type { Log } from '../observability/index.js';

/** Keeps one connection that listens on a channel, and makes a new one when it breaks. `onGap` says that notices may have been missed; when it fails, all begins anew. */
export class NoticeListener {
  private client?: pg.Client;
  private stopped = false;
  private retry?: NodeJS.Timeout;

  constructor(
    private readonly url: string,
    private readonly channel: 'live' | 'outbox',
    private readonly onNotice: (payload: string) => void,
    private readonly onGap: () => void | Promise<void>,
    private readonly log: Log,
  ) {}

  async start(): Promise<void> {
    const client = new pg.Client({
      connectionString: this.url,
      keepAlive: true,
      application_name: `samenspraak ${this.channel}`,
    });
    this.client = client;
    client.on('error', () => undefined);
    client.on('end', () => this.again());
    client.on('notification', (notice) => this.onNotice(notice.payload ?? ''));
    try {
      await client.connect();
      await client.query(`listen ${this.channel}`);
      await this.onGap();
    } catch (error) {
      this.log.error('listener.failed', error, { channel: this.channel });
      await client.end().catch(() => undefined);
      this.again();
    }
  }

  async stop(): Promise<void> {
    this.stopped = true;
    clearTimeout(this.retry);
    await this.client?.end().catch(() => undefined);
  }

  private again(): void {
    if (this.stopped) return;
    clearTimeout(this.retry);
    this.retry = setTimeout(() => void this.start(), 500);
  }
}
