import { AskFailed } from './ask';
import { newTraceparent } from './click-trace';
import { accessToken, renew } from './tokens';
import { loadErrorTexts } from '../i18n/index';

export interface Uploaded {
  readonly id: string;
  readonly name: string;
  readonly mediaType: string;
}

type Purpose = 'reply' | 'article' | 'photo';

/**
 * Adds a file for this purpose and tells how far it is; a photo of oneself comes in the place of the one before.
 * @throws AskFailed with the reason; nothing is kept when it is stopped
 */
export async function uploadFile(
  tenantId: string,
  purpose: Purpose,
  file: File,
  onProgress: (share: number) => void,
  signal: AbortSignal,
): Promise<Uploaded> {
  const sent = await send(tenantId, purpose, file, await accessToken(), onProgress, signal);
  if (sent.status !== 401) return read(sent);
  return read(await send(tenantId, purpose, file, await renew(), onProgress, signal));
}

interface Sent {
  readonly status: number;
  readonly text: string;
}

// fetch does not tell how much of a body has gone out.
function send(
  tenantId: string,
  purpose: Purpose,
  file: File,
  token: string | undefined,
  onProgress: (share: number) => void,
  signal: AbortSignal,
): Promise<Sent> {
  return new Promise((resolve) => {
    const request = new XMLHttpRequest();
    request.open(purpose === 'photo' ? 'PUT' : 'POST', `/files/${purpose}`);
    request.setRequestHeader('samenspraak-tenant', tenantId);
    request.setRequestHeader('samenspraak-file-name', encodeURIComponent(file.name));
    request.setRequestHeader('traceparent', newTraceparent());
    if (token) request.setRequestHeader('authorization', `Bearer ${token}`);
    request.upload.addEventListener('progress', ({ loaded, total }) => onProgress(total > 0 ? loaded / total : 0));
    request.addEventListener('loadend', () => resolve({ status: request.status, text: request.responseText }));
    signal.addEventListener('abort', () => request.abort());
    if (signal.aborted) return resolve({ status: 0, text: '' });
    request.send(file);
  });
}

async function read({ status, text }: Sent): Promise<Uploaded> {
  const answer = parse(text);
  if (status >= 200 && status < 300 && typeof answer['id'] === 'string') return answer as unknown as Uploaded;
  await loadErrorTexts();
  const { code, params, correlationId } = answer as { code?: string; params?: object; correlationId?: string };
  const other = status === 0 ? 'NETWORK_UNREACHABLE' : 'SERVER_UNAVAILABLE';
  throw new AskFailed(code ?? other, { ...params }, correlationId);
}

function parse(text: string): Record<string, unknown> {
  try {
    return JSON.parse(text) as Record<string, unknown>;
  } catch {
    return {};
  }
}
