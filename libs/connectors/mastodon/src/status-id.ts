import { ConnectorFailure } from '@samenspraak/connector-contract';
import { isIP } from 'node:net';

/**
 * An id of a status means something on its own server only, so outside this package the server belongs to it. A server
 * without a name, such as the practice network on this machine, is the only one of its kind: its ids stand alone, whatever
 * port it has today.
 */
export function serverOf(baseUrl: string): string | null {
  const { hostname } = new URL(baseUrl);
  const nameless = hostname === 'localhost' || isIP(hostname.replace(/^\[|\]$/gu, '')) !== 0;
  return nameless ? null : hostname;
}

export function externalIdOf(id: string, server: string | null): string {
  return server === null ? id : `${id}@${server}`;
}

/** What may stand in a path of the server. @throws {ConnectorFailure} gone: another server's message is not here */
export function localIdOf(externalId: string, server: string | null, operation: string): string {
  const [id = '', home] = externalId.split('@');
  // An id that was kept before servers belonged to it is this server's.
  const here = home === undefined || home === server;
  if (!here || !/^[A-Za-z0-9_-]{1,64}$/u.test(id)) throw new ConnectorFailure({ kind: 'gone' }, operation);
  return id;
}
