import { ConnectorFailure } from '@samenspraak/connector-contract';

const LARGEST_ANSWER = 8 * 1024 * 1024;
const LARGEST_REFUSAL = 16 * 1024;

/** The body of an answer that claims to be JSON, bounded in size. */
export async function readJson(response: Response): Promise<string> {
  const type = response.headers.get('content-type') ?? '';
  if (!/^application\/(?:[a-z.+-]*\+)?json\b/iu.test(type)) throw broken(response);
  return readBounded(response, LARGEST_ANSWER);
}

/** The machine-readable code of a refusal: RFC 6750 in a header, RFC 6749 in a body that also has a description. */
export async function readOAuthCode(response: Response): Promise<string | null> {
  const header = /\berror="([a-z_]{1,40})"/u.exec(response.headers.get('www-authenticate') ?? '')?.[1];
  const body = await readBounded(response, LARGEST_REFUSAL).catch(() => '');
  if (header) return header;
  try {
    const { error } = JSON.parse(body) as { error?: unknown };
    return typeof error === 'string' && /^[a-z_]{1,40}$/u.test(error) ? error : null;
  } catch {
    return null;
  }
}

async function readBounded(response: Response, most: number): Promise<string> {
  if (!response.body) return '';
  const decoder = new TextDecoder();
  let text = '';
  let size = 0;
  for await (const chunk of response.body as unknown as AsyncIterable<Uint8Array>) {
    size += chunk.byteLength;
    if (size > most) throw broken(response);
    text += decoder.decode(chunk, { stream: true });
  }
  return text + decoder.decode();
}

function broken(response: Response): ConnectorFailure {
  return new ConnectorFailure({ kind: 'contract_violation' }, 'read', response.status);
}
