import { ConnectorFailure, type UpstreamRequest } from '@samenspraak/connector-contract';
import type { mastodon } from 'masto';
import { HttpActionDispatcherHookMastodon } from 'masto/adapters/action/dispatcher-http-hook-mastodon.js';
import { HttpActionDispatcher } from 'masto/adapters/action/dispatcher-http.js';
import { createActionProxy } from 'masto/adapters/action/proxy.js';
import { BaseHttp } from 'masto/adapters/http/base-http.js';
import { SerializerNativeImpl } from 'masto/adapters/serializers/serializer-native-impl.js';
import type { HttpRequestParams, HttpResponse } from 'masto/interfaces/http.js';
import type { Transport } from './transport.js';

export const serializer = new SerializerNativeImpl();

type Call = Pick<UpstreamRequest, 'operation' | 'on'>;

/** Masto's paths and types over our own transport: masto's hides headers and puts answers into its error messages. */
class TransportHttp extends BaseHttp {
  constructor(
    private readonly transport: Transport,
    private readonly call: Call,
  ) {
    super();
  }

  request = async <T>(params: HttpRequestParams): Promise<HttpResponse<T>> => {
    const url = new URL(params.path, this.transport.context.baseUrl);
    if (typeof params.search === 'string') url.search = params.search;
    else if (params.search) url.search = serializer.serialize('querystring', params.search);
    const headers = new Headers(params.requestInit?.headers);
    const body = params.body === undefined ? undefined : serializer.serialize('json', params.body);
    if (body !== undefined) headers.set('Content-Type', 'application/json');
    const answer = await this.transport.json({ ...this.call, method: params.method, url, headers, body });
    return { headers: answer.headers, data: this.parse<T>(answer.text) };
  };

  private parse<T>(text: string): T {
    try {
      return serializer.deserialize<T>('json', text);
    } catch {
      // The original error quotes the answer, and with it a citizen.
      const kind = this.call.on === 'write' ? 'unknown_outcome' : 'contract_violation';
      throw new ConnectorFailure({ kind }, this.call.operation);
    }
  }
}

export function restClient(transport: Transport, operation: string, on: Call['on'] = 'read'): mastodon.rest.Client {
  return createActionProxy(dispatcher(transport, { operation, on }), { context: ['api'] }) as mastodon.rest.Client;
}

export function oauthClient(transport: Transport, operation: string): mastodon.oauth.Client {
  return createActionProxy(dispatcher(transport, { operation, on: 'read' }), {
    context: ['oauth'],
  }) as mastodon.oauth.Client;
}

function dispatcher(transport: Transport, call: Call): HttpActionDispatcher {
  const http = new TransportHttp(transport, call);
  return new HttpActionDispatcher(http, new HttpActionDispatcherHookMastodon(http));
}
