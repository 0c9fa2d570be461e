import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { Transport } from './transport.js';

const servers: Server[] = [];

async function serve(answer: RequestListener): Promise<string> {
  const server = createServer(answer);
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

afterEach(() => {
  for (const server of servers.splice(0)) {
    server.close();
    server.closeAllConnections();
  }
});

function read(baseUrl: string, on: 'read' | 'write' = 'read') {
  const transport = new Transport({
    connectionId: 'c',
    baseUrl,
    credential: { accessToken: 'geheim' },
    allowPrivateNetwork: true,
    timeoutMs: 2000,
  });
  const method = on === 'read' ? 'GET' : 'POST';
  return transport.json({ operation: 'test', on, method, url: new URL('/start', baseUrl) });
}

describe('the transport against real sockets', () => {
  it('never visits another origin that it is redirected to', async () => {
    const visited: (string | undefined)[] = [];
    const other = await serve((request, response) => {
      visited.push(request.headers.authorization);
      response.setHeader('content-type', 'application/json').end('{}');
    });
    const base = await serve((_request, response) => void response.writeHead(302, { location: `${other}/x` }).end());
    await expect(read(base)).rejects.toMatchObject({ failure: { kind: 'configuration', setting: 'baseUrl' } });
    expect(visited).toEqual([]);
  });

  it('follows a read within the origin, but not for ever', async () => {
    let hops = 0;
    const base = await serve((request, response) => {
      if (request.url === '/start') return void response.writeHead(301, { location: '/there' }).end();
      return void response.setHeader('content-type', 'application/json').end('{"ok":true}');
    });
    expect((await read(base)).text).toBe('{"ok":true}');
    const loop = await serve((_request, response) => {
      hops += 1;
      response.writeHead(302, { location: '/start' }).end();
    });
    await expect(read(loop)).rejects.toMatchObject({ failure: { kind: 'configuration' } });
    expect(hops).toBe(4);
  });

  it('does not read an answer without end', async () => {
    const base = await serve((_request, response) => {
      response.setHeader('content-type', 'application/json');
      const chunk = ' '.repeat(1024 * 1024);
      for (let n = 0; n < 20; n += 1) response.write(chunk);
      response.end('{}');
    });
    await expect(read(base)).rejects.toMatchObject({ failure: { kind: 'contract_violation' } });
  });

  it('does not know the outcome of a post whose connection broke, and does know it of one that never began', async () => {
    const breaking = await serve((request) => void request.socket.destroy());
    await expect(read(breaking, 'write')).rejects.toMatchObject({ failure: { kind: 'unknown_outcome' } });
    const closed = await serve(() => undefined);
    await new Promise((resolve) => servers.at(-1)?.close(resolve));
    await expect(read(closed, 'write')).rejects.toMatchObject({ failure: { kind: 'retryable', cause: 'network' } });
  });

  it('gives up an answer that stops halfway', async () => {
    const base = await serve((_request, response) => {
      response.setHeader('content-type', 'application/json').write('{"half":');
    });
    await expect(read(base)).rejects.toMatchObject({ failure: { kind: 'retryable', cause: 'timeout' } });
  });
});
