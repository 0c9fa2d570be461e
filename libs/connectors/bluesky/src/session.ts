import { ConnectorFailure, type ConnectionContext } from '@samenspraak/connector-contract';
import type { z } from 'zod';
import type { NormaliseContext } from './normalise.js';
import { wireWho } from './wire.js';
import { Xrpc } from './xrpc.js';

/** What the parts of one connection share: its calls, and whose account it is. */
export class Session {
  readonly xrpc: Xrpc;
  private who?: Promise<string>;

  constructor(readonly context: ConnectionContext) {
    this.xrpc = new Xrpc(context);
  }

  /** The account that the credential belongs to: its token says so, else the server is asked once. */
  own(): Promise<string> {
    this.who ??= this.findOwn().catch((error: unknown) => {
      this.who = undefined;
      throw error;
    });
    return this.who;
  }

  /** The account's identity and present handle, from its own server. */
  async ask(operation: string): Promise<z.output<typeof wireWho>> {
    return read(wireWho, await this.xrpc.query('com.atproto.server.getSession', operation, {}), operation);
  }

  now(): Date {
    return this.xrpc.transport.now();
  }

  normaliseContext(): NormaliseContext {
    return { connection: this.context.connectionId, receivedAt: this.now() };
  }

  private async findOwn(): Promise<string> {
    return subjectOf(this.context.credential?.accessToken) ?? (await this.ask('own_account')).did;
  }
}

/** An answer of the agreed shape. @throws {ConnectorFailure} contract_violation */
export function read<T extends z.ZodType>(shape: T, answer: unknown, operation: string): z.output<T> {
  const result = shape.safeParse(answer);
  if (!result.success) throw new ConnectorFailure({ kind: 'contract_violation' }, operation);
  return result.data;
}

/** A list as it was agreed on; its items may still be anything. */
export function listIn(answer: unknown, name: string, operation: string): readonly unknown[] {
  const list = (answer as Record<string, unknown> | null | undefined)?.[name];
  if (!Array.isArray(list)) throw new ConnectorFailure({ kind: 'contract_violation' }, operation);
  return list as readonly unknown[];
}

export function cursorIn(answer: unknown): string | undefined {
  const cursor = (answer as { cursor?: unknown } | null | undefined)?.cursor;
  return typeof cursor === 'string' && cursor !== '' ? cursor : undefined;
}

// Our own token, so it is read and not verified: it only saves a call.
function subjectOf(token: string | undefined): string | undefined {
  const body = token?.split('.')[1];
  if (!body) return undefined;
  try {
    const { sub } = JSON.parse(Buffer.from(body, 'base64url').toString('utf8')) as { sub?: unknown };
    return typeof sub === 'string' && /^did:[a-z]+:/u.test(sub) ? sub : undefined;
  } catch {
    return undefined;
  }
}
