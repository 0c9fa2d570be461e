import { createHash, randomBytes } from 'node:crypto';

export interface Tokens {
  readonly access_token: string;
  readonly refresh_token: string;
  readonly id_token: string;
  readonly [name: string]: unknown;
}

const WEB_CLIENT = 'samenspraak-web';
const MOST_STEPS = 8;

/** Somebody at a browser without a screen: fills in the sign-in form of a realm and comes back with a code. */
export class Person {
  private readonly cookies = new Map<string, string>();
  /** What the realm wrote behind our address when it let the person in. */
  returned: Readonly<Record<string, string>> = {};

  constructor(
    private readonly issuer: string,
    private readonly web: string,
  ) {}

  /** Signs in for the web client with PKCE, as the web does it. @throws Error when the realm does not let the person in */
  async signIn(username: string, password: string): Promise<Tokens> {
    const verifier = randomBytes(32).toString('base64url');
    const page = await this.follow(this.authorization(verifier));
    const form = formOf(page.text, page.address);
    const fields = new URLSearchParams({ username, password, credentialId: '' });
    const back = await this.follow(form, { method: 'POST', body: fields });
    this.returned = Object.fromEntries(new URL(back.address).searchParams);
    const { code } = this.returned;
    if (!code) throw new Error(`The realm kept ${username} at ${back.address}`);
    const grant = { grant_type: 'authorization_code', code, code_verifier: verifier, redirect_uri: this.returnTo };
    const answer = await ask(this.issuer, { client_id: WEB_CLIENT, ...grant }, { origin: this.web });
    if (!answer.ok) throw new Error(`The realm gave no token for the code: ${answer.status} ${await answer.text()}`);
    return (await answer.json()) as Tokens;
  }

  /** Where the realm sends somebody who wants to sign in now: back to us when it still knows them. */
  async isKnown(): Promise<boolean> {
    const { address } = await this.follow(this.authorization(randomBytes(32).toString('base64url')));
    return address.startsWith(this.returnTo);
  }

  /** Signs out as the web does it; the address at which one ends. */
  async signOut(idToken: string): Promise<string> {
    const query = {
      client_id: WEB_CLIENT,
      post_logout_redirect_uri: `${this.web}/aanmelden`,
      id_token_hint: idToken,
    };
    const address = `${this.issuer}/protocol/openid-connect/logout?${new URLSearchParams(query).toString()}`;
    return (await this.follow(address)).address;
  }

  private get returnTo(): string {
    return `${this.web}/aanmelden/klaar`;
  }

  private authorization(verifier: string): string {
    const query = {
      ...{ response_type: 'code', client_id: WEB_CLIENT, redirect_uri: this.returnTo, scope: 'openid profile' },
      ...{ state: randomBytes(8).toString('hex'), code_challenge_method: 'S256' },
      code_challenge: createHash('sha256').update(verifier).digest('base64url'),
    };
    return `${this.issuer}/protocol/openid-connect/auth?${new URLSearchParams(query).toString()}`;
  }

  /** Follows the realm until it shows a page or sends us home. */
  private async follow(address: string, init: RequestInit = {}): Promise<{ address: string; text: string }> {
    let next = address;
    let request = init;
    for (let step = 0; step < MOST_STEPS; step += 1) {
      if (next.startsWith(this.web)) return { address: next, text: '' };
      const cookie = [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
      const answer = await fetch(next, { ...request, redirect: 'manual', headers: { cookie } });
      for (const one of answer.headers.getSetCookie()) this.keep(one);
      const location = answer.headers.get('location');
      if (!location) return { address: next, text: await answer.text() };
      await answer.body?.cancel();
      next = new URL(location, next).href;
      request = {};
    }
    throw new Error(`The realm sent us on ${MOST_STEPS} times, last to ${next}`);
  }

  private keep(cookie: string): void {
    const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(cookie) ?? [];
    if (value === '' || /;\s*max-age=0/i.test(cookie)) this.cookies.delete(name);
    else this.cookies.set(name, value);
  }
}

function formOf(page: string, address: string): string {
  const form = /<form\b[^>]*>/.exec(page)?.[0];
  if (!form) throw new Error(`There is no form at ${address}`);
  const action = /\baction="([^"]*)"/.exec(form)?.[1]?.replaceAll('&amp;', '&');
  return new URL(action ?? '', address).href;
}

/** Asks the token endpoint of a realm. */
export const ask = (issuer: string, form: Record<string, string>, headers: Record<string, string> = {}) =>
  fetch(`${issuer}/protocol/openid-connect/token`, { method: 'POST', headers, body: new URLSearchParams(form) });

/** Renews tokens of the web client. */
export const refresh = (issuer: string, token: string) =>
  ask(issuer, { grant_type: 'refresh_token', client_id: WEB_CLIENT, refresh_token: token });

/** What stands in a token: 0 is its header, 1 its claims. */
export const read = (token: string, part: 0 | 1 = 1): Record<string, unknown> =>
  JSON.parse(Buffer.from(token.split('.')[part] ?? '', 'base64url').toString()) as Record<string, unknown>;

/** Seconds that a token lives. */
export const life = (token: string): number => Number(read(token).exp) - Number(read(token).iat);
