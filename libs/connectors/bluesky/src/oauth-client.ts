import type { NodeOAuthClientOptions, NodeSavedSession, NodeSavedState } from '@atproto/oauth-client-node';
import { createHash, randomBytes } from 'node:crypto';
import { ConnectorFailure, type Application, type ConnectionContext } from '@samenspraak/connector-contract';
import { Transport } from './transport.js';

/** What an app password may do as well. */
const SCOPE = 'atproto transition:generic';

/** The document that tells a server of the network who we are (atproto.com/specs/oauth, clients). */
export function describeClient({ name, website, redirectUri, documentUrl, key }: Application): ClientMetadata {
  const shared = {
    client_name: name,
    redirect_uris: [redirectUri] as ClientMetadata['redirect_uris'],
    scope: SCOPE,
    grant_types: ['authorization_code', 'refresh_token'] as ClientMetadata['grant_types'],
    response_types: ['code'] as ClientMetadata['response_types'],
    dpop_bound_access_tokens: true,
  };
  if (documentUrl === null) {
    // No server can read a document on this machine: what it would say stands in the id itself.
    const client_id = `http://localhost?${new URLSearchParams({ redirect_uri: redirectUri, scope: SCOPE }).toString()}`;
    return { ...shared, client_id, application_type: 'native', token_endpoint_auth_method: 'none' };
  }
  const { d: _private, key_ops: _signs, ...shown } = JSON.parse(key) as Record<string, string>;
  return {
    ...shared,
    client_id: documentUrl,
    client_uri: website as ClientMetadata['client_uri'],
    application_type: 'web',
    token_endpoint_auth_method: 'private_key_jwt',
    token_endpoint_auth_signing_alg: 'ES256',
    jwks: { keys: [{ ...shown, use: 'sig' }] } as unknown as ClientMetadata['jwks'],
  };
}

/** The network's own client over our transport, with what it keeps in two maps that the caller empties. */
export async function openClient(
  context: ConnectionContext,
  states: Map<string, NodeSavedState>,
  sessions: Map<string, NodeSavedSession>,
) {
  const { application } = context;
  if (!application) throw new ConnectorFailure({ kind: 'configuration', setting: 'application' }, 'authorise');
  // Heavy, and most processes never let anybody in.
  const { JoseKey, NodeOAuthClient } = await import('@atproto/oauth-client-node');
  return new NodeOAuthClient({
    clientMetadata: describeClient(application),
    keyset: application.documentUrl === null ? undefined : [await JoseKey.fromJWK(application.key)],
    stateStore: storeIn(states),
    sessionStore: storeIn(sessions),
    handleResolver: context.baseUrl,
    plcDirectoryUrl: application.directoryUrl,
    allowHttp: context.allowPrivateNetwork === true,
    fetch: speakFor(context),
    runtimeImplementation: {
      // The one kind of key that every server takes.
      createKey: () => JoseKey.generate(['ES256']),
      getRandomValues: (length) => randomBytes(length),
      digest: (bytes, { name }) => createHash(name).update(bytes).digest(),
      // Whoever refreshes has the lease of the connection, which is the lock.
      requestLock: (_name, run) => run(),
    },
  });
}

type ClientMetadata = NodeOAuthClientOptions['clientMetadata'];

function storeIn<T>(map: Map<string, T>) {
  return {
    get: async (key: string) => map.get(key),
    set: async (key: string, value: T) => void map.set(key, value),
    del: async (key: string) => void map.delete(key),
  };
}

function speakFor({ credential: _stays, ...context }: ConnectionContext): typeof fetch {
  const transport = new Transport(context);
  return async (input, init) => {
    const request = new Request(input, init);
    const { method, headers, signal } = request;
    const body = request.body && (await request.text());
    return transport.answer({
      ...{ operation: 'authorise', on: 'read', method, url: new URL(request.url) },
      ...{ headers, signal, body },
    });
  };
}
