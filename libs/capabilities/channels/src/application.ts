import { createECDH, hkdfSync } from 'node:crypto';
import type { Application } from '@samenspraak/connector-contract';

const ON_THIS_MACHINE = new Set(['localhost', '127.0.0.1', '[::1]']);
const NAME = 'Samenspraak';

/** Who we are to the networks on which an account's owner lets us in. */
export class Applications {
  private readonly key: string;

  /**
   * @param webUrl where people and networks find the web
   * @param secret what api and worker share: the one shows the public half of the key, the other signs with it
   */
  constructor(
    readonly webUrl: string,
    secret: Buffer,
    private readonly directories: Readonly<Record<string, string | undefined>> = {},
  ) {
    this.key = keyFrom(secret);
  }

  of(network: string): Application {
    const website = new URL(this.webUrl);
    const local = ON_THIS_MACHINE.has(website.hostname);
    const back = new URL('/oauth/back', website);
    // Networks take an address of this machine only as a number.
    if (local) back.hostname = '127.0.0.1';
    return {
      name: NAME,
      website: website.origin,
      redirectUri: back.href,
      documentUrl: local ? null : new URL(`/oauth/${network}/client.json`, website).href,
      key: this.key,
      directoryUrl: this.directories[network],
    };
  }
}

function keyFrom(secret: Buffer): string {
  const d = Buffer.from(hkdfSync('sha256', secret, Buffer.alloc(0), 'network-application', 32));
  const pair = createECDH('prime256v1');
  pair.setPrivateKey(d);
  const point = pair.getPublicKey();
  const part = (bytes: Buffer) => bytes.toString('base64url');
  const [x, y] = [part(point.subarray(1, 33)), part(point.subarray(33))];
  return JSON.stringify({
    kty: 'EC',
    crv: 'P-256',
    x,
    y,
    d: part(d),
    kid: x.slice(0, 16),
    alg: 'ES256',
    key_ops: ['sign'],
  });
}
