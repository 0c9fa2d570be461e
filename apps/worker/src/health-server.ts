import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

/** /livez: the process answers. /readyz: it works and was not asked to stop. Loopback only. */
export class HealthServer {
  private readonly server: Server;

  constructor(isReady: () => Promise<boolean>) {
    this.server = createServer((request, response) => {
      const answer = (status: number, text: string) =>
        response.writeHead(status, { 'Content-Type': 'text/plain' }).end(text);
      if (request.url === '/livez') return answer(200, 'ok');
      if (request.url !== '/readyz') return answer(404, 'not found');
      isReady().then(
        (well) => (well ? answer(200, 'ok') : answer(503, 'not ready')),
        () => answer(503, 'not ready'),
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
}
