import { FieldCipher } from '@samenspraak/platform/database';
import { participants, type Participant } from '../content/participants.js';
import { accountId, connectionId, PARTNERSHIP_ID, tenantId } from './ids.js';
import type { PracticeAccount, PracticeNetwork } from './practice-network.js';
import { bytea, type SeedRepository } from './seed.repository.js';

export const NETWORK = 'mastodon';
/** The account of the partnership itself: it listens and answers nobody. */
const LISTENER = { username: 'samen_luisteren', name: 'Samen luisteren Zaanstreek-Waterland' };
const LISTENER_CODE = 'listening';
/** The scope that the api and the worker seal fields with. */
const CIPHER_PURPOSE = 'fields';

/** The official accounts by tenant code, and the listening one, as the network has them. */
export type Accounts = ReadonlyMap<string, PracticeAccount>;

type WithAccount = Participant & { readonly account: string };
const withAccount = participants.filter((one): one is WithAccount => one.account !== null);

export async function openAccounts(network: PracticeNetwork): Promise<Accounts> {
  const accounts = new Map<string, PracticeAccount>();
  for (const { code, account, name } of withAccount) {
    const displayName = code === 'VRZ' ? name : `Gemeente ${name}`;
    accounts.set(code, await network.account(account, displayName, true));
  }
  accounts.set(LISTENER_CODE, await network.account(LISTENER.username, LISTENER.name, true));
  return accounts;
}

/** One official account per tenant that answers, and the connection that listens for all. */
export async function seedChannels(
  database: SeedRepository,
  network: PracticeNetwork,
  accounts: Accounts,
  fieldKey: string,
  since: Date,
): Promise<void> {
  await database.insert(
    'channel_account',
    withAccount.map(({ code, name, account }) => ({
      tenant_id: tenantId(code),
      id: accountId(code),
      connection_id: connectionId(code),
      network: NETWORK,
      handle: account,
      external_id: accounts.get(code)!.id,
      display_name: name,
      url: `${network.baseUrl}/@${account}`,
      base_url: network.baseUrl,
      state: 'CONNECTED',
      state_since: since,
      text_limit: 500,
      text_unit: 'grapheme',
      url_length: 23,
      mention_local: true,
    })),
  );
  const seal = credentialSealer(fieldKey);
  const shared = {
    partnership_id: PARTNERSHIP_ID,
    network: NETWORK,
    base_url: network.baseUrl,
    // The practice network is plain http on this machine.
    allow_private: true,
    active: true,
    state: 'CONNECTED',
    state_since: since,
    lease_until: '-infinity',
    fence: 0,
  };
  await database.insert('connection', [
    ...withAccount.map(({ code, account }) => ({
      ...shared,
      id: connectionId(code),
      kind: 'account',
      listens_to: 'account',
      tenant_id: tenantId(code),
      account_id: accountId(code),
      external_id: accounts.get(code)!.id,
      handle: account,
      credential: seal(connectionId(code), accounts.get(code)!.token),
    })),
    {
      ...shared,
      id: connectionId(LISTENER_CODE),
      kind: 'listening',
      listens_to: 'local',
      tenant_id: null,
      account_id: null,
      external_id: accounts.get(LISTENER_CODE)!.id,
      handle: LISTENER.username,
      credential: seal(connectionId(LISTENER_CODE), accounts.get(LISTENER_CODE)!.token),
    },
  ]);
}

/** Follows the network to another address or to new tokens; changes nothing when both are as they were. @returns how many changed */
export async function followNetwork(
  database: SeedRepository,
  network: PracticeNetwork,
  accounts: Accounts,
  fieldKey: string,
): Promise<number> {
  const cipher = cipherOf(fieldKey);
  const seal = credentialSealer(fieldKey);
  let changed = 0;
  for (const [code, account] of accounts) {
    const id = connectionId(code);
    const [row] = await database.query<{ base_url: string; external_id: string; credential: Buffer | null }>(
      'select c.base_url, c.external_id, c.credential from app.connection c where c.id = $1 for update',
      [id],
    );
    if (!row) continue;
    const known = row.credential
      ? (JSON.parse(cipher.open(row.credential, owner(id))) as { accessToken: string })
      : null;
    const same = known?.accessToken === account.token && row.external_id === account.id;
    if (same && row.base_url === network.baseUrl) continue;
    changed += 1;
    await database.query(
      `update app.connection c set base_url = $2, external_id = $3, credential = $4, state = 'CONNECTED', reason = null, resume_at = null where c.id = $1`,
      [id, network.baseUrl, account.id, seal(id, account.token)],
    );
    await database.query(
      `update app.channel_account a set base_url = $2, external_id = $3, url = $2 || '/@' || a.handle, state = 'CONNECTED', reason = null
       where a.connection_id = $1`,
      [id, network.baseUrl, account.id],
    );
  }
  return changed;
}

const owner = (id: string) => `connection:${id}`;
const cipherOf = (fieldKey: string) => new FieldCipher(Buffer.from(fieldKey, 'hex'), CIPHER_PURPOSE);

function credentialSealer(fieldKey: string): (id: string, token: string) => string {
  const cipher = cipherOf(fieldKey);
  return (id, token) => bytea(cipher.seal(JSON.stringify({ accessToken: token }), owner(id)));
}
