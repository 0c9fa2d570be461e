import { AskFailed } from '../../../app/ask';
import { newTraceparent } from '../../../app/click-trace';
import { accessToken, renew } from '../../../app/tokens';
import { loadErrorTexts } from '../../../i18n/index';

/** Gives a photo of oneself to one tenant, in the place of the one before. @throws AskFailed with the reason; nothing was changed */
export async function sendPhoto(tenantId: string, photo: File): Promise<void> {
  const sent = await put(tenantId, photo, await accessToken());
  const answer = sent?.status === 401 ? await put(tenantId, photo, await renew()) : sent;
  if (answer?.ok) return;
  const [refusal] = await Promise.all([answer?.json().catch(() => ({})), loadErrorTexts()]);
  const { code, params, correlationId } = (refusal ?? {}) as { code?: string; params?: object; correlationId?: string };
  throw new AskFailed(code ?? (answer ? 'SERVER_UNAVAILABLE' : 'NETWORK_UNREACHABLE'), { ...params }, correlationId);
}

const put = (tenantId: string, photo: File, token: string | undefined): Promise<Response | undefined> =>
  fetch('/files/photo', {
    method: 'PUT',
    headers: {
      'samenspraak-tenant': tenantId,
      traceparent: newTraceparent(),
      ...(token ? { authorization: `Bearer ${token}` } : {}),
    },
    body: photo,
  }).catch(() => undefined);
