import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Metrics } from './metrics.js';

/** One thing that a process needs, and whether it has it. */
export interface HealthCheck {
  readonly name: string;
  /** Without it the process can do nothing; the rest it does without for a while. */
  readonly vital: boolean;
  /** Absent: it is switched off. */
  check?(): Promise<unknown>;
}

const PATIENCE_MS = 3_000;

/**
 * For who runs the platform, on loopback only: /livez (the process answers), /readyz (it works and was not asked to stop),
 * /health (what it needs, one by one) and /metrics (Prometheus).
 */
export class OperatorServer {
  private readonly server: Server;

  constructor(
    private readonly isReady: () => boolean,
    private readonly checks: readonly HealthCheck[],
    private readonly metrics: Metrics,
  ) {
    this.server = createServer((request, response) => {
      const answer = (status: number, text: string, type = 'text/plain') =>
        response.writeHead(status, { 'Content-Type': type, 'Cache-Control': 'no-store' }).end(text);
      this.answer(request.url).then(
        ({ status, text, type }) => answer(status, text, type),
        () => answer(500, 'failed'),
      );
    });
  }

  /** @returns the port. */
  listen(port: number): Promise<number> {
    return new Promise((resolve, reject) => {
      this.server.once('error', reject);
      this.server.listen(port, '127.0.0.1', () => resolve((this.server.address() as AddressInfo).port));
    });
  }

  close(): void {
    this.server.close();
    this.server.closeAllConnections();
  }

  /** Ready, and everything that it cannot do without answers. */
  async isWell(): Promise<boolean> {
    return this.isReady() && (await this.look()).every((one) => one.well || !one.vital);
  }

  private async answer(url: string | undefined): Promise<{ status: number; text: string; type?: string }> {
    if (url === '/livez') return { status: 200, text: 'ok' };
    if (url === '/readyz')
      return (await this.isWell()) ? { status: 200, text: 'ok' } : { status: 503, text: 'not ready' };
    if (url === '/metrics') return { status: 200, text: await this.metrics.text(), type: 'text/plain; version=0.0.4' };
    if (url !== '/health') return { status: 404, text: 'not found' };
    const parts = await this.look();
    const ready = this.isReady();
    const well = ready && parts.every((one) => one.well);
    return { status: well ? 200 : 503, text: JSON.stringify({ ready, parts }), type: 'application/json' };
  }

  private look(): Promise<{ name: string; vital: boolean; well: boolean; off?: true; ms: number }[]> {
    return Promise.all(
      this.checks.map(async (one) => {
        const { name, vital } = one;
        if (!one.check) return { name, vital, well: true, off: true as const, ms: 0 };
        const begun = performance.now();
        const well = await Promise.race([one.check().then(() => true), tooLate()]).catch(() => false);
        return { name, vital, well, ms: Math.round(performance.now() - begun) };
      }),
    );
  }
}

function tooLate(): Promise<false> {
  return new Promise((resolve) => {
    setTimeout(() => resolve(false), PATIENCE_MS).unref();
  });
}
