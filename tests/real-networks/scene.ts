import { randomUUID } from 'node:crypto';
import { blueskyConnector } from '@samenspraak/connector-bluesky';
import type { Credential } from '@samenspraak/connector-contract';
import { FieldCipher } from '@samenspraak/platform/database';
import pg from 'pg';
import { startStack } from '../../infra/run/stack.mjs';
import { Desks } from '../faults/crash/desks.mjs';
import { until } from '../faults/crash/dice.mjs';
import { BlueskyNetwork, type Account } from './bluesky-network.js';

/** So short that a run takes minutes; the order of the steps is the same. */
const hastySettings = {
  UNDO_MS: '0',
  REPLY_SEND_TIMEOUT_MS: '5000',
  REPLY_LEASE_MS: '8000',
  REPLY_FIRST_LOOKUP_MS: '500',
  REPLY_LOOKUP_HORIZON_MS: '3000',
  OUTBOX_LEASE_SECONDS: '2',
  INTAKE_LEASE_SECONDS: '4',
  INTAKE_POLL_MS: '500',
  INTAKE_RECHECK_MS: '2000',
};

const CONVERSATION = `query One($id: ID!) { conversation(id: $id) {
  id status network why author { handle } replyability { allowed reason accountHandle limit unit mentionPrefix }
  timeline { id kind at text deleted replyState refusal permalink } } }`;
const SAVE_QUERY =
  'mutation Save($input: SaveMonitoringQueryInput!) { saveMonitoringQuery(input: $input) { __typename } }';
const SEND = 'mutation Send($input: SendReplyInput!) { sendReply(input: $input) { id state } }';

/** The whole product on a real network: accounts of councils, one that listens for all, and citizens. */
export class Scene {
  private constructor(
    readonly stack: Awaited<ReturnType<typeof startStack>>,
    readonly db: pg.Client,
    readonly desks: Desks,
    readonly network: BlueskyNetwork,
  ) {}

  static async open(step: (name: string) => void): Promise<Scene> {
    const network = await BlueskyNetwork.open();
    const stack = await startStack({
      ephemeral: true,
      settings: { ...hastySettings, BLUESKY_DIRECTORY_URL: network.directory },
      step: async (name, run) => {
        const result = await run();
        step(name);
        return result;
      },
    });
    const db = new pg.Client(stack.database.admin);
    db.on('error', () => undefined);
    await db.connect();
    return new Scene(stack, db, await Desks.open(stack, db), network);
  }

  async close(): Promise<void> {
    await this.db.end();
    await this.stack.stop();
  }

  /** Connects an account to the product, for a council or for listening. @returns the id of its connection */
  async connect(account: Account, code: string | null, renewAfterMs = 600_000): Promise<string> {
    const [id, accountId] = [randomUUID(), randomUUID()];
    const tenantId = code && this.desks.tenants.get(code);
    const { rows } = await this.db.query('select c.partnership_id as id from app.connection c limit 1');
    const credential = await this.signIn(account, renewAfterMs);
    const sealed = this.cipher().seal(JSON.stringify(credential), `connection:${id}`);
    if (code) {
      await this.db.query(
        `insert into app.channel_account (tenant_id, id, connection_id, network, handle, external_id, display_name, base_url)
         values ($1, $2, $3, 'bluesky', $4, $5, $4, $6)`,
        [tenantId, accountId, id, account.handle, account.did, this.network.url],
      );
    }
    await this.db.query(
      `insert into app.connection (id, partnership_id, kind, tenant_id, account_id, network, base_url, listens_to, external_id, handle, allow_private, credential)
       values ($1, $2, $3, $4, $5, 'bluesky', $6, $7, $8, $9, true, $10)`,
      [
        ...[id, rows[0].id, code ? 'account' : 'listening', tenantId, code ? accountId : null],
        ...[this.network.url, code ? 'account' : 'public', account.did, account.handle, sealed],
      ],
    );
    return id;
  }

  /** The conversation of a post, once it is at the desk of a council. */
  async arrival(code: string, uri: string, ms = 30_000): Promise<string> {
    const found = await until(async () => {
      const copies = await this.copies(uri);
      return copies.find((copy) => copy.tenant_id === this.desks.tenants.get(code));
    }, ms);
    if (!found) throw new Error(`The post ${uri} did not reach ${code}.`);
    return found.conversation_id;
  }

  /** Every copy of a post that a council has. */
  async copies(uri: string): Promise<{ tenant_id: string; conversation_id: string; text: string | null }[]> {
    const { rows } = await this.db.query(
      'select m.tenant_id, m.conversation_id, m.text from app.message m where m.external_id = $1',
      [uri],
    );
    return rows;
  }

  async show(code: string, id: string): Promise<Record<string, any>> {
    return (await this.desks.get(code, CONVERSATION, { id })).conversation;
  }

  /** Answers as the desk of a council. @returns the id of the answer */
  async answer(code: string, conversationId: string, text: string): Promise<string> {
    const expectedTenantId = this.desks.tenants.get(code);
    const input = { commandId: randomUUID(), conversationId, expectedTenantId, text };
    return (await this.desks.get(code, SEND, { input })).sendReply.id;
  }

  /** Where an answer stands on the network, once it does. */
  async sent(replyId: string, ms = 30_000): Promise<string> {
    const found = await until(async () => {
      const { rows } = await this.db.query('select state, external_id from app.reply where id = $1', [replyId]);
      return rows[0]?.state === 'SENT' && (rows[0].external_id as string);
    }, ms);
    if (!found) throw new Error(`The answer ${replyId} was not sent.`);
    return found;
  }

  /** Lets a council look for a word. */
  async look(code: string, person: string, text: string): Promise<void> {
    const input = {
      ...{ name: `Zoeken naar ${text}`, text, purpose: 'Beproeven', domain: 'SERVICE', legalBasis: 'publieke taak' },
      ...{ endsOn: new Date(Date.now() + 30 * 86_400_000).toISOString().slice(0, 10), active: true },
    };
    const response = await fetch(`${this.stack.urls.web}/graphql`, {
      method: 'POST',
      headers: {
        'Content-Type': 'application/json',
        Authorization: `Bearer ${await this.desks.token(person)}`,
        'Samenspraak-Tenant': this.desks.tenants.get(code)!,
      },
      body: JSON.stringify({ query: SAVE_QUERY, variables: { input } }),
    });
    const { errors } = (await response.json()) as { errors?: unknown };
    if (errors) throw new Error(JSON.stringify(errors));
  }

  /** The credential of a connection as it is kept. */
  async credential(id: string): Promise<Credential> {
    const { rows } = await this.db.query('select credential from app.connection where id = $1', [id]);
    return JSON.parse(this.cipher().open(rows[0].credential, `connection:${id}`)) as Credential;
  }

  /** Lets a worker that starts find a credential that must be refreshed first. */
  async age(id: string): Promise<void> {
    const aged = JSON.stringify({ ...(await this.credential(id)), expiresAt: new Date(0) });
    const sealed = this.cipher().seal(aged, `connection:${id}`);
    await this.db.query('update app.connection set credential = $2 where id = $1', [id, sealed]);
  }

  /** Gives back what the product was allowed, as the network sees it when the owner takes it away. */
  async takeAway(id: string): Promise<void> {
    const website = this.stack.urls.web;
    const redirectUri = `http://127.0.0.1:${new URL(website).port}/oauth/back`;
    const { directory: directoryUrl, url: baseUrl } = this.network;
    const application = { name: 'Samenspraak', website, redirectUri, documentUrl: null, key: '', directoryUrl };
    const credential = await this.credential(id);
    const context = { connectionId: id, baseUrl, allowPrivateNetwork: true, application, credential };
    await blueskyConnector.connect(context).authoriser!.revoke(null);
  }

  account(code: string, handle: string): Promise<Record<string, string> | undefined> {
    return this.desks
      .get(code, '{ channelAccounts { handle network state explanation } }')
      .then(({ channelAccounts }) => channelAccounts.find((one: { handle: string }) => one.handle === handle));
  }

  private cipher(): FieldCipher {
    return new FieldCipher(Buffer.from(this.stack.secrets.fieldKey, 'hex'), 'fields');
  }

  private async signIn({ handle, password }: Account, renewAfterMs: number) {
    const response = await fetch(`${this.network.url}/xrpc/com.atproto.server.createSession`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ identifier: handle, password }),
    });
    const { accessJwt, refreshJwt } = (await response.json()) as { accessJwt: string; refreshJwt: string };
    return { accessToken: accessJwt, refreshToken: refreshJwt, expiresAt: new Date(Date.now() + renewAfterMs) };
  }
}
