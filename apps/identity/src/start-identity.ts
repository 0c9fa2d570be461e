import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { OperatorError } from '@samenspraak/platform/kernel';
import type { Log } from '@samenspraak/platform/observability';
import type Provider from 'oidc-provider';
import { MemoryStore } from './memory-store.js';
import { demoPeople, type DemoPerson } from './people.js';
import { createProvider, type RealmParts } from './provider.js';
import { DEFAULT_WEB_ORIGIN, protocolPath, REALM, realmPath } from './realm.js';
import { answer } from './realm-routes.js';
import { openScriptsSecret } from './scripts-secret.js';
import { refuseProduction } from './settings.js';
import { SigningKeys } from './signing-keys.js';

export interface IdentityOptions {
  readonly mode: 'demo' | 'test';
  /** 0, the default, takes a free port. */
  readonly port?: number;
  readonly host?: string;
  readonly publicUrl?: string;
  /** Without a folder keys and secret live as long as the process. */
  readonly dataFolder?: string;
  readonly redirectOrigins?: readonly string[];
  readonly people?: readonly DemoPerson[];
  readonly log?: Log;
}

/** A realm that runs. */
export interface Identity {
  readonly url: string;
  readonly issuer: string;
  readonly port: number;
  readonly scriptsClient: { readonly id: string; readonly secret: string };
  /** An access token of a demo person through the direct grant. */
  tokenFor(username: string): Promise<string>;
  /** Signs with a new key from now on; tokens of the previous one stay good until they expire. */
  rotateKey(): Promise<void>;
  close(): Promise<void>;
}

/**
 * Starts the realm `samenspraak`.
 * @throws Error in production, and when the port is taken.
 */
export async function startIdentity(options: IdentityOptions): Promise<Identity> {
  refuseProduction(options.mode);
  const keys = await SigningKeys.open(options.dataFolder);
  const scriptsSecret = await openScriptsSecret(options.dataFolder);

  let running: { provider: Provider; parts: RealmParts } | undefined;
  const server = createServer((req, res) => {
    const url = running && URL.parse(req.url ?? '/', running.parts.issuer);
    if (!running || !url) return void res.writeHead(running ? 400 : 503).end();
    answer({ req, res, url, keys, ...running }).catch((error: unknown) => {
      options.log?.error('identity.failed', error);
      if (!res.headersSent) res.writeHead(500);
      res.end();
    });
  });
  const port = await listen(server, options.port ?? 0, options.host ?? '127.0.0.1');
  const url = (options.publicUrl ?? `http://localhost:${port}`).replace(/\/$/, '');
  const parts: RealmParts = {
    issuer: url + realmPath,
    people: options.people ?? demoPeople,
    redirectOrigins: options.redirectOrigins ?? [DEFAULT_WEB_ORIGIN],
    scriptsSecret,
    store: new MemoryStore(),
  };
  running = { parts, provider: createProvider(parts, keys.all) };

  return {
    url,
    issuer: parts.issuer,
    port,
    scriptsClient: { id: REALM.scriptsClient, secret: scriptsSecret },
    tokenFor: (username) => signInByScript(`http://127.0.0.1:${port}${realmPath}`, scriptsSecret, username),
    rotateKey: async () => {
      await keys.rotate();
      running = { parts, provider: createProvider(parts, keys.all) };
    },
    close: () => close(server),
  };
}

async function signInByScript(realm: string, secret: string, username: string): Promise<string> {
  const answered = await fetch(`${realm}${protocolPath}/token`, {
    method: 'POST',
    headers: { authorization: `Basic ${Buffer.from(`${REALM.scriptsClient}:${secret}`).toString('base64')}` },
    body: new URLSearchParams({ grant_type: 'password', username, password: username, scope: 'openid' }),
  });
  const body = (await answered.json()) as { access_token?: string; error?: string };
  if (!body.access_token) throw new Error(`${username} cannot sign in: ${body.error ?? answered.status}`);
  return body.access_token;
}

function listen(server: Server, port: number, host: string): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      const taken = error.code === 'EADDRINUSE';
      reject(taken ? new OperatorError(`Port ${port} is taken. Set IDENTITY_PORT to a free one.`) : error);
    });
    server.listen(port, host, () => resolve((server.address() as AddressInfo).port));
  });
}

function close(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}
