import { connect, type NetConnectOpts, type Socket } from 'node:net';
import { scannerUnavailable } from './files.errors.js';
import type { VirusScanner } from './virus-scanner.js';

const CHUNK = 64 * 1024;
const TIMEOUT_MS = 30_000;
/** Its answers are one line. */
const LONGEST_ANSWER = 4_096;

/** ClamAV's daemon, over TCP or a local socket: the bytes are streamed to it, so it needs no access to our store. */
export class ClamdScanner implements VirusScanner {
  private readonly place: NetConnectOpts;

  /** @param address `tcp://host:port` or `unix:/path` */
  constructor(
    address: string,
    private readonly timeoutMs = TIMEOUT_MS,
  ) {
    const { protocol, hostname, port, pathname } = new URL(address);
    const host = hostname.replace(/^\[|\]$/g, '');
    this.place = protocol === 'unix:' ? { path: decodeURIComponent(pathname) } : { host, port: Number(port) };
  }

  async scan(bytes: Buffer): Promise<string | undefined> {
    const answer = await this.ask('INSTREAM', bytes);
    if (answer === 'stream: OK') return undefined;
    const [, found] = /^stream: (.+) FOUND$/.exec(answer) ?? [];
    // "Too large" or an error of its own: nobody looked at it.
    if (found === undefined) throw scannerUnavailable(new Error(`clamd answered: ${answer}`));
    return found;
  }

  async check(): Promise<void> {
    const answer = await this.ask('PING');
    if (answer !== 'PONG') throw scannerUnavailable(new Error(`clamd answered: ${answer}`));
  }

  private async ask(command: string, bytes?: Buffer): Promise<string> {
    const socket = connect(this.place);
    const late = setTimeout(() => socket.destroy(new Error('clamd does not answer')), this.timeoutMs);
    try {
      const answer = read(socket);
      socket.write(`z${command}\0`);
      if (bytes) send(socket, bytes);
      return await answer;
    } catch (error) {
      throw scannerUnavailable(error);
    } finally {
      clearTimeout(late);
      socket.destroy();
    }
  }
}

/** INSTREAM: each piece after its length, and a length of nothing at the end. */
function send(socket: Socket, bytes: Buffer): void {
  for (let at = 0; at < bytes.length; at += CHUNK) {
    const piece = bytes.subarray(at, at + CHUNK);
    socket.write(lengthOf(piece.length));
    socket.write(piece);
  }
  socket.write(lengthOf(0));
}

function lengthOf(length: number): Buffer {
  const header = Buffer.alloc(4);
  header.writeUInt32BE(length);
  return header;
}

async function read(socket: Socket): Promise<string> {
  let answer = '';
  for await (const piece of socket) {
    answer += (piece as Buffer).toString('latin1');
    const end = answer.indexOf('\0');
    if (end >= 0) return answer.slice(0, end);
    if (answer.length > LONGEST_ANSWER) break;
  }
  throw new Error('clamd broke off');
}
