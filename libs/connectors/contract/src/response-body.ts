import { ConnectorFailure } from './failure.js';

const LARGEST_ANSWER = 8 * 1024 * 1024;
const LARGEST_REFUSAL = 16 * 1024;

/** The body of an answer that claims to be JSON, bounded in size. */
export async function readJson(response: Response): Promise<string> {
  const type = response.headers.get('content-type') ?? '';
  if (!/^application\/(?:[a-z.+-]*\+)?json\b/iu.test(type)) throw broken(response);
  return readBounded(response, LARGEST_ANSWER);
}

/** The body of a refusal, which may be anything; empty when it is too large or breaks off. */
export function readRefusal(response: Response): Promise<string> {
  return readBounded(response, LARGEST_REFUSAL).catch(() => '');
}

/** The machine-readable `error` of a refusal; a sentence, which may quote a citizen, is not one. */
export function errorCodeIn(body: string): string | null {
  try {
    const { error } = JSON.parse(body) as { error?: unknown };
    return typeof error === 'string' && /^[A-Za-z_]{1,60}$/u.test(error) ? error : null;
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
