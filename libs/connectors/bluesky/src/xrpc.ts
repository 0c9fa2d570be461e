import { ConnectorFailure, type ConnectionContext } from '@samenspraak/connector-contract';
import { audienceOf } from './bound-fetch.js';
import { Transport } from './transport.js';

type Parameters = Readonly<Record<string, string | number | readonly string[] | undefined>>;

interface Procedure {
  readonly operation: string;
  readonly on: 'read' | 'write';
  readonly body?: object;
  /** In the place of the connection's own. */
  readonly token?: string;
}

/**
 * The network's methods over our own transport. The client of @atproto/api checks a whole answer at once, so that one odd
 * post would keep back all the others, and it hides the headers that tell of limits.
 */
export class Xrpc {
  readonly transport: Transport;

  constructor(context: ConnectionContext) {
    this.transport = new Transport(context);
  }

  async query(method: string, operation: string, parameters: Parameters): Promise<unknown> {
    const url = this.url(method);
    for (const [name, value] of Object.entries(parameters)) {
      if (value === undefined) continue;
      for (const one of Array.isArray(value) ? (value as string[]) : [value])
        url.searchParams.append(name, String(one));
    }
    const { text } = await this.transport.json({ operation, on: 'read', method: 'GET', url });
    return parsed(text, 'read', operation);
  }

  async procedure(method: string, { operation, on, body, token }: Procedure): Promise<unknown> {
    const { text } = await this.transport.json(this.posting(method, { operation, on, body, token }));
    return parsed(text, on, operation);
  }

  /** Bytes as they are. */
  async bring(method: string, operation: string, bytes: Uint8Array, mediaType: string): Promise<unknown> {
    const { text } = await this.transport.json({
      operation,
      // Nobody sees it until a post names it: doing it twice does no harm.
      on: 'read',
      method: 'POST',
      url: this.url(method),
      headers: new Headers({ 'Content-Type': mediaType }),
      body: bytes as Uint8Array<ArrayBuffer>,
      timeoutMs: 60_000,
    });
    return parsed(text, 'read', operation);
  }

  /** A procedure whose answer says nothing. */
  async silentProcedure(method: string, procedure: Procedure): Promise<void> {
    await this.transport.empty(this.posting(method, procedure));
  }

  private posting(method: string, { operation, on, body, token }: Procedure) {
    const headers = new Headers();
    if (body) headers.set('Content-Type', 'application/json');
    if (token) headers.set('Authorization', `Bearer ${token}`);
    return {
      operation,
      on,
      method: 'POST',
      url: this.url(method),
      headers,
      ...(body ? { body: JSON.stringify(body) } : {}),
    };
  }

  private url(method: string): URL {
    const { baseUrl, credential } = this.transport.context;
    return new URL(`/xrpc/${method}`, audienceOf(credential) ?? baseUrl);
  }
}

function parsed(text: string, on: 'read' | 'write', operation: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // The original error quotes the answer, and with it a citizen.
    throw new ConnectorFailure({ kind: on === 'write' ? 'unknown_outcome' : 'contract_violation' }, operation);
  }
}
