import { randomBytes } from 'node:crypto';

/** A refusal with the name that the lexicons give it. */
export class XrpcRefusal extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
  ) {
    super(code);
  }
}

export interface FakeAccount {
  readonly did: string;
  readonly handle: string;
  readonly displayName: string;
}

/** Accounts, app passwords and sessions: a token works until it expires, also when its password is gone. */
export class FakeAccounts {
  private readonly accounts = new Map<string, FakeAccount>();
  private readonly passwords = new Map<string, string>();
  private readonly access = new Map<string, FakeAccount>();
  private readonly refreshing = new Map<string, { account: FakeAccount; password: string }>();

  add(name: string): FakeAccount {
    const did = `did:plc:${randomBytes(15).toString('hex').slice(0, 24)}`;
    const account = { did, handle: `${name}.test`, displayName: name };
    this.accounts.set(did, account);
    return account;
  }

  /** @throws XrpcRefusal as the network does for a name that nobody has */
  named(actor: string): FakeAccount {
    const found = this.accounts.get(actor) ?? [...this.accounts.values()].find(({ handle }) => handle === actor);
    if (!found) throw new XrpcRefusal(400, 'InvalidRequest');
    return found;
  }

  makePassword({ did }: FakeAccount): string {
    const password = randomBytes(8).toString('hex');
    this.passwords.set(password, did);
    return password;
  }

  takeBack(password: string): void {
    this.passwords.delete(password);
    for (const [token, session] of this.refreshing) if (session.password === password) this.refreshing.delete(token);
  }

  /** Lets every access token of an account end now, as it does after two hours. */
  expire({ did }: FakeAccount): void {
    for (const [token, account] of this.access) if (account.did === did) this.access.delete(token);
  }

  signIn(identifier: string, password: string): object {
    const account = this.named(identifier);
    if (this.passwords.get(password) !== account.did) throw new XrpcRefusal(401, 'AuthenticationRequired');
    return this.open(account, password);
  }

  refresh(token: string): object {
    const session = this.refreshing.get(token);
    if (!session) throw new XrpcRefusal(400, 'ExpiredToken');
    return this.open(session.account, session.password);
  }

  signOut(token: string): undefined {
    this.refreshing.delete(token);
  }

  entitled(token: string): FakeAccount {
    if (!token) throw new XrpcRefusal(401, 'AuthMissing');
    const account = this.access.get(token);
    if (!account) throw new XrpcRefusal(400, 'ExpiredToken');
    return account;
  }

  private open(account: FakeAccount, password: string): object {
    const accessJwt = token(account.did);
    const refreshJwt = token(account.did);
    this.access.set(accessJwt, account);
    this.refreshing.set(refreshJwt, { account, password });
    return { did: account.did, handle: account.handle, accessJwt, refreshJwt };
  }
}

function token(sub: string): string {
  const claims = Buffer.from(JSON.stringify({ sub, jti: randomBytes(8).toString('hex') })).toString('base64url');
  return `eyJhbGciOiJub25lIn0.${claims}.${randomBytes(12).toString('base64url')}`;
}
