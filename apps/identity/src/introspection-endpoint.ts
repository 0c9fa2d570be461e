import { authenticateClient } from './client-authentication.js';
import { readForm, sendJson, type Exchange } from './exchange.js';
import { readOwnAccessToken } from './own-tokens.js';
import { REALM } from './realm.js';

/** Says to a confidential client whether an access or refresh token still holds, as Keycloak does. */
export async function answerIntrospection(exchange: Exchange): Promise<void> {
  const { req, res, provider } = exchange;
  const form = req.method === 'POST' ? await readForm(req) : undefined;
  if (!form) return sendJson(res, 400, { error: 'invalid_request' });
  const client = authenticateClient(exchange, form);
  if (client !== REALM.scriptsClient) return sendJson(res, 401, { error: 'invalid_client' });
  const token = form.get('token') ?? '';
  const claims = await readOwnAccessToken(exchange, token);
  if (claims) {
    const { preferred_username: username, azp: client_id } = claims;
    return sendJson(res, 200, { ...claims, username, client_id, token_type: 'Bearer', active: true });
  }
  const refresh = await provider.RefreshToken.find(token);
  if (!refresh?.isValid) return sendJson(res, 200, { active: false });
  const { exp, iat, accountId: sub, clientId: client_id, scope, sessionUid: sid } = refresh;
  sendJson(res, 200, { exp, iat, sub, client_id, azp: client_id, scope, sid, typ: 'Refresh', active: true });
}
