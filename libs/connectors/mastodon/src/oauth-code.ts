import { errorCodeIn, readRefusal } from '@samenspraak/connector-contract';

/** The machine-readable code of a refusal: RFC 6750 in a header, RFC 6749 in a body that also has a description. */
export async function readOAuthCode(response: Response): Promise<string | null> {
  const header = /\berror="([a-z_]{1,40})"/u.exec(response.headers.get('www-authenticate') ?? '')?.[1];
  const body = await readRefusal(response);
  return header ?? errorCodeIn(body);
}
