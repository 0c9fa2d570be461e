import { createServer, type Server, type Socket } from 'node:net';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { ClamdScanner } from './clamd-scanner.js';

// In two pieces, so that no scanner takes this file for what it tests with.
const eicar = Buffer.from(`X5O!P%@AP[4\\PZX54(P^)7CC)7}$EICAR-STANDARD-${'ANTIVIRUS-TEST-FILE!$H+H*'}`);

let server: Server;
const open = new Set<Socket>();
afterEach(() => {
  for (const socket of open) socket.destroy();
  server.close();
});

/** Speaks the protocol of clamd strictly, or answers as told. */
async function startClamd(answer?: string, place: string | number = 0): Promise<string> {
  server = createServer((socket) => {
    open.add(socket);
    socket.on('error', () => undefined);
    let said = Buffer.alloc(0);
    socket.on('data', (piece) => {
      said = Buffer.concat([said, piece]);
      const reply = answer ?? respond(said);
      if (reply) socket.end(`${reply}\0`);
    });
  });
  await new Promise<void>((resolve) => {
    server.listen(place as number, resolve);
  });
  return typeof place === 'string' ? `unix:${place}` : `tcp://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

function respond(said: Buffer): string | undefined {
  const end = said.indexOf(0);
  const command = said.toString('latin1', 0, end);
  if (command === 'zPING') return 'PONG';
  if (command !== 'zINSTREAM') return 'UNKNOWN COMMAND';
  const pieces: Buffer[] = [];
  for (let at = end + 1; at + 4 <= said.length;) {
    const length = said.readUInt32BE(at);
    if (length === 0)
      return Buffer.concat(pieces).includes(eicar) ? 'stream: Eicar-Test-Signature FOUND' : 'stream: OK';
    if (at + 4 + length > said.length) return undefined;
    pieces.push(said.subarray(at + 4, at + 4 + length));
    at += 4 + length;
  }
  return undefined;
}

describe('a file that clamd looks at', () => {
  it('is clean when it says so', async () => {
    const scanner = new ClamdScanner(await startClamd());
    expect(await scanner.scan(Buffer.alloc(200_000, 7))).toBeUndefined();
    await scanner.check();
  });

  it('has what it found, wherever in the file that stands', async () => {
    const scanner = new ClamdScanner(await startClamd());
    const bytes = Buffer.concat([Buffer.alloc(65_530), eicar, Buffer.alloc(100_000)]);
    expect(await scanner.scan(bytes)).toBe('Eicar-Test-Signature');
  });

  it('is asked for over a socket of the machine too', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'samenspraak-clamd-'));
    const scanner = new ClamdScanner(await startClamd(undefined, join(folder, 'clamd.sock')));
    expect(await scanner.scan(eicar)).toBe('Eicar-Test-Signature');
    await rm(folder, { recursive: true });
  });

  it.each([
    ['it is too large for clamd', 'INSTREAM size limit exceeded. ERROR'],
    ['clamd has an error of its own', "stream: Can't allocate memory ERROR"],
    ['clamd says nothing', ''],
    ['something else answers', 'HTTP/1.1 200 OK'],
    ['a book is answered', 'x'.repeat(100_000)],
  ])('is not taken for clean when %s', async (_, answer) => {
    const scanner = new ClamdScanner(await startClamd(answer || ' '));
    await expect(scanner.scan(Buffer.from('x'))).rejects.toMatchObject({
      code: 'FILES_SCANNER_UNAVAILABLE',
      kind: 'unavailable',
    });
  });

  it('is not taken for clean when nobody listens', async () => {
    const address = await startClamd();
    await new Promise((resolve) => server.close(resolve));
    const scanner = new ClamdScanner(address);
    await expect(scanner.scan(eicar)).rejects.toMatchObject({ code: 'FILES_SCANNER_UNAVAILABLE' });
    await expect(scanner.check()).rejects.toMatchObject({ code: 'FILES_SCANNER_UNAVAILABLE' });
  });

  it('is not waited for without end', async () => {
    server = createServer((socket) => open.add(socket.on('error', () => undefined)));
    await new Promise<void>((resolve) => {
      server.listen(0, resolve);
    });
    const scanner = new ClamdScanner(`tcp://127.0.0.1:${(server.address() as AddressInfo).port}`, 50);
    await expect(scanner.scan(eicar)).rejects.toMatchObject({ code: 'FILES_SCANNER_UNAVAILABLE' });
  });
});
