import { lookup } from 'node:dns/promises';
import { BlockList, isIP } from 'node:net';
import { ConnectorFailure } from './failure.js';

const inside = new BlockList();
for (const [net, bits] of [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 3],
] as const)
  inside.addSubnet(net, bits, 'ipv4');
for (const [net, bits] of [
  ['::', 96],
  ['64:ff9b::', 96],
  ['64:ff9b:1::', 48],
  ['100::', 64],
  ['2001:db8::', 32],
  ['2002::', 16],
  ['fc00::', 7],
  ['fe80::', 10],
  ['ff00::', 8],
] as const)
  inside.addSubnet(net, bits, 'ipv6');

/** True for an address that is not on the public internet; also for what is no address at all. */
export function isInsideAddress(address: string): boolean {
  const family = isIP(address);
  if (family === 0) return true;
  return inside.check(address, family === 6 ? 'ipv6' : 'ipv4');
}

export type Resolve = (host: string) => Promise<readonly string[]>;

const resolveAll: Resolve = async (host) => (await lookup(host, { all: true })).map(({ address }) => address);

/**
 * Refuses a network that is not reached over https, or whose name leads inside.
 * @throws {ConnectorFailure} configuration, or retryable when the name cannot be resolved now
 */
export async function assertOutsideAddress(url: URL, operation: string, resolve: Resolve = resolveAll): Promise<void> {
  const refused = new ConnectorFailure({ kind: 'configuration', setting: 'baseUrl' }, operation);
  if (url.protocol !== 'https:' || url.username !== '') throw refused;
  const host = url.hostname.replace(/^\[|\]$/gu, '');
  if (isIP(host)) {
    if (isInsideAddress(host)) throw refused;
    return;
  }
  const addresses = await resolve(host).catch(() => {
    throw new ConnectorFailure({ kind: 'retryable', cause: 'network' }, operation);
  });
  if (addresses.length === 0 || addresses.some(isInsideAddress)) throw refused;
}
