import type { Exchange } from './exchange.js';
import { sameSecret } from './password.js';
import { REALM } from './realm.js';

/** Who asks: the scripts client with its secret (header or form), the public web client by its name, or nobody. */
export function authenticateClient({ req, parts }: Exchange, form: URLSearchParams): string | undefined {
  const basic = /^Basic ([A-Za-z0-9+/=]+)$/.exec(req.headers.authorization ?? '')?.[1];
  const [id, secret] = basic ? readBasic(basic) : [form.get('client_id'), form.get('client_secret')];
  if (id === REALM.webClient && !secret) return id;
  if (id === REALM.scriptsClient && sameSecret(parts.scriptsSecret, secret ?? '')) return id;
  return undefined;
}

function readBasic(encoded: string): [string, string] {
  const text = Buffer.from(encoded, 'base64').toString('utf8');
  const colon = text.indexOf(':');
  return [text.slice(0, colon), text.slice(colon + 1)];
}
