import { randomBytes, randomUUID } from 'node:crypto';
import { openStack, type Stack } from '../setup/stack.js';
import { ask, Person, type Tokens } from './person.js';

interface Client {
  readonly id: string;
  readonly secret: string;
}

interface KeycloakStack extends Stack {
  readonly keycloak: {
    readonly url: string;
    readonly issuer: string;
    readonly admin: { readonly username: string; readonly password: string };
    readonly passwords: Readonly<Record<string, string>>;
  };
  /** Our own realm, which runs beside it for comparison. */
  readonly identity: { readonly issuer: string; readonly tokenClient: Client };
}

/** The real Keycloak of this run: its people, its tokens and its administrator. */
export class Realm {
  readonly stack = openStack() as KeycloakStack;
  readonly issuer = this.stack.keycloak.issuer;

  /** Somebody new at a browser. */
  person(): Person {
    return new Person(this.issuer, this.stack.urls.web);
  }

  password(username: string): string {
    const known = this.stack.keycloak.passwords[username];
    if (!known) throw new Error(`The realm has nobody called ${username}.`);
    return known;
  }

  /** Signs somebody in at a browser of their own. */
  signIn(username: string): Promise<Tokens> {
    return this.person().signIn(username, this.password(username));
  }

  /** The tokens that a script gets for somebody. */
  async tokens(username: string, client: Client = this.stack.tokenClient): Promise<Tokens> {
    const person = { username, password: this.password(username), scope: 'openid' };
    const answer = await ask(this.issuer, { grant_type: 'password', ...secretOf(client), ...person });
    if (!answer.ok) throw new Error(`Keycloak gave no token to ${username}: ${answer.status} ${await answer.text()}`);
    return (await answer.json()) as Tokens;
  }

  async token(username: string, client?: Client): Promise<string> {
    return (await this.tokens(username, client)).access_token;
  }

  /** A token of the administrator, who belongs to another realm. */
  async adminToken(): Promise<string> {
    const form = { grant_type: 'password', client_id: 'admin-cli', ...this.stack.keycloak.admin };
    const answer = await ask(`${this.stack.keycloak.url}/realms/master`, form);
    if (!answer.ok) throw new Error(`The administrator was refused: ${answer.status}`);
    return ((await answer.json()) as Tokens).access_token;
  }

  /** Asks the admin API of the realm; the answer's body, or the id of what was made. */
  async administer<T>(method: string, path: string, body?: unknown): Promise<T> {
    const answer = await fetch(`${this.stack.keycloak.url}/admin/realms/samenspraak${path}`, {
      method,
      headers: { authorization: `Bearer ${await this.adminToken()}`, 'content-type': 'application/json' },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const text = await answer.text();
    if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${text}`);
    return (text ? JSON.parse(text) : answer.headers.get('location')?.split('/').at(-1)) as T;
  }

  /** A new confidential client with the direct grant, of which our api never heard. */
  async makeClient(change: Record<string, unknown> = {}): Promise<Client> {
    const [clientId, secret] = [`client-${randomUUID()}`, randomBytes(18).toString('base64url')];
    const client = {
      clientId,
      secret,
      publicClient: false,
      standardFlowEnabled: false,
      directAccessGrantsEnabled: true,
    };
    await this.administer('POST', '/clients', { ...client, ...change });
    return { id: clientId, secret };
  }

  /** A new person of whom our database never heard; what they sign in with. */
  async makePerson(): Promise<{ username: string; password: string }> {
    const [username, password] = [`gast-${randomUUID()}`, randomBytes(18).toString('base64url')];
    const profile = { firstName: 'Vreemde', lastName: 'Gast', email: `${username}@samenspraak.example` };
    const credentials = [{ type: 'password', value: password, temporary: false }];
    await this.administer('POST', '/users', { username, enabled: true, emailVerified: true, ...profile, credentials });
    return { username, password };
  }

  /** Lays attributes over those of the scripts client. */
  async tune(attributes: Record<string, string>): Promise<void> {
    type Found = { id: string; attributes: Record<string, string> };
    const [client] = await this.administer<Found[]>('GET', `/clients?clientId=${this.stack.tokenClient.id}`);
    if (!client) throw new Error('The realm has no client for scripts.');
    const changed = { ...client, attributes: { ...client.attributes, ...attributes } };
    await this.administer('PUT', `/clients/${client.id}`, changed);
  }
}

const secretOf = ({ id, secret }: Client) => ({ client_id: id, client_secret: secret });

/** Puts the api among those a token of a client is meant for. */
export const audienceMapper = {
  name: 'samenspraak-api',
  protocol: 'openid-connect',
  protocolMapper: 'oidc-audience-mapper',
  config: { 'included.client.audience': 'samenspraak-api', 'access.token.claim': 'true' },
};
