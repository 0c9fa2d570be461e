import type { IncomingMessage, ServerResponse } from 'node:http';
import type Provider from 'oidc-provider';
import type { Page } from './page.js';
import type { RealmParts } from './provider.js';
import type { SigningKeys } from './signing-keys.js';
import { languageOf, type Language } from './texts.js';

/** One request to the realm with what its answer is made of. */
export interface Exchange {
  readonly req: IncomingMessage;
  readonly res: ServerResponse;
  readonly url: URL;
  readonly provider: Provider;
  readonly parts: RealmParts;
  readonly keys: SigningKeys;
}

const FORM_LIMIT = 64 * 1024;

/** The fields of a posted form; undefined when it is too long. */
export async function readForm(req: IncomingMessage): Promise<URLSearchParams | undefined> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of req as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > FORM_LIMIT) return undefined;
    chunks.push(chunk);
  }
  return new URLSearchParams(Buffer.concat(chunks).toString('utf8'));
}

export function sendPage(res: ServerResponse, status: number, { html, headers }: Page): void {
  res.writeHead(status, headers).end(html);
}

export function sendJson(
  res: ServerResponse,
  status: number,
  body: unknown,
  headers: Record<string, string> = {},
): void {
  res.writeHead(status, { 'content-type': 'application/json', 'cache-control': 'no-store', ...headers });
  res.end(JSON.stringify(body));
}

export function pageLanguage({ req }: Exchange, wanted?: string): Language {
  return languageOf(req.headers['accept-language'], wanted);
}

/** The headers that let the web client of an allowed origin read the answer. */
export function corsHeaders({ req, parts }: Exchange): Record<string, string> {
  const origin = req.headers.origin;
  if (!origin || !parts.redirectOrigins.includes(origin)) return { vary: 'Origin' };
  return {
    vary: 'Origin',
    'access-control-allow-origin': origin,
    'access-control-allow-headers': 'authorization, content-type',
    'access-control-allow-methods': 'GET, POST, OPTIONS',
    'access-control-max-age': '3600',
  };
}
