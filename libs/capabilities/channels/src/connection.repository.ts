import type { Credential, UpstreamCall } from '@samenspraak/connector-contract';
import type { FieldCipher, LocalStore } from '@samenspraak/platform/database';
import type { AccountState } from './channel-account.js';
import { credentialOwner, readCredential, type Connection } from './connection.js';

const COLUMNS = `c.id, c.partnership_id, c.kind, c.tenant_id, c.account_id, c.network, c.base_url, c.listens_to, c.external_id, c.handle,
  c.allow_private, c.credential, c.state, c.fence`;

/** Connections, who has their lease, and what their calls cost. */
export class ConnectionRepository {
  constructor(
    private readonly store: LocalStore,
    private readonly cipher: FieldCipher,
  ) {}

  /** Takes connections that nobody holds; each goes to one worker, and its fence grows. */
  async lease(holder: string, seconds: number, most: number): Promise<Connection[]> {
    const rows = await this.ask(
      `with free as materialized (
         select c.id from app.connection c where c.active and c.state <> 'REVOKED' and c.lease_until <= now() and (c.resume_at is null or c.resume_at <= now())
         order by c.lease_until, c.id limit $3 for update skip locked)
       update app.connection c set lease_holder = $1, lease_until = now() + make_interval(secs => $2), fence = c.fence + 1
       from free where c.id = free.id returning ${COLUMNS}`,
      [holder, seconds, most],
    );
    return rows.map((row) => this.toConnection(row));
  }

  /** @returns false when the lease was lost or the connection was switched off. */
  async renew({ id, fence }: Connection, seconds: number): Promise<boolean> {
    const rows = await this.ask(
      `update app.connection c set lease_until = now() + make_interval(secs => $3)
       where c.id = $1 and c.fence = $2 and c.active and c.state <> 'REVOKED' returning c.id`,
      [id, fence, seconds],
    );
    return rows.length > 0;
  }

  async release({ id, fence }: Connection): Promise<void> {
    await this.ask(
      `update app.connection c set lease_until = '-infinity', lease_holder = null where c.id = $1 and c.fence = $2`,
      [id, fence],
    );
  }

  async find(id: string): Promise<Connection | undefined> {
    const [row] = await this.ask(`select ${COLUMNS} from app.connection c where c.id = $1`, [id]);
    return row && this.toConnection(row);
  }

  async findByAccount(accountId: string): Promise<Connection | undefined> {
    const [row] = await this.ask(
      `select ${COLUMNS} from app.connection c where c.kind = 'account' and c.account_id = $1`,
      [accountId],
    );
    return row && this.toConnection(row);
  }

  /** @returns false when somebody else has the connection now: what was seen is of the past. */
  async changeState(
    { id, fence }: Connection,
    state: AccountState,
    reason: string | null,
    resumeAt: Date | null,
  ): Promise<boolean> {
    const rows = await this.ask(
      `update app.connection c set state = $3, reason = $4, resume_at = $5, state_since = case when c.state = $3 then c.state_since else now() end
       where c.id = $1 and c.fence = $2 returning c.id`,
      [id, fence, state, reason, resumeAt],
    );
    return rows.length > 0;
  }

  async keepProfile(id: string, externalId: string, handle: string): Promise<void> {
    await this.ask('update app.connection c set external_id = $2, handle = $3 where c.id = $1', [
      id,
      externalId,
      handle,
    ]);
  }

  async keepCredential({ id, fence }: Connection, credential: Credential): Promise<boolean> {
    const sealed = this.cipher.seal(JSON.stringify(credential), credentialOwner(id));
    const rows = await this.ask(
      'update app.connection c set credential = $3 where c.id = $1 and c.fence = $2 returning c.id',
      [id, fence, sealed],
    );
    return rows.length > 0;
  }

  /** The owner let us in again: whoever listens with the former credential is fenced off, and the cursor stays. */
  async replaceCredential(id: string, credential: Credential): Promise<boolean> {
    const sealed = this.cipher.seal(JSON.stringify(credential), credentialOwner(id));
    const rows = await this.ask(
      `update app.connection c set credential = $2, state = 'CONNECTED', reason = null, resume_at = null, state_since = now(),
         fence = c.fence + 1, lease_holder = null, lease_until = '-infinity' where c.id = $1 returning c.id`,
      [id, sealed],
    );
    return rows.length > 0;
  }

  async findCursor(connectionId: string): Promise<string | null> {
    const [row] = await this.ask('select k.cursor from app.cursor k where k.connection_id = $1', [connectionId]);
    return (row?.cursor as string | undefined) ?? null;
  }

  async recordCalls(calls: readonly UpstreamCall[]): Promise<void> {
    await this.ask(
      `insert into app.usage_record (connection_id, operation, method, path, status, failure, at, duration_ms)
       select * from unnest($1::uuid[], $2::text[], $3::text[], $4::text[], $5::smallint[], $6::text[], $7::timestamptz[], $8::int[]) returning id`,
      [
        calls.map((call) => call.connection),
        calls.map((call) => call.operation),
        calls.map((call) => call.method),
        calls.map((call) => call.path),
        calls.map((call) => call.status),
        calls.map((call) => call.failure),
        calls.map((call) => call.at),
        calls.map((call) => Math.round(call.durationMs)),
      ],
    );
  }

  private ask(sql: string, parameters: readonly unknown[]): Promise<Record<string, unknown>[]> {
    return this.store.transaction((query) => query(sql, parameters));
  }

  private toConnection(row: Record<string, unknown>): Connection {
    const id = row.id as string;
    const sealed = row.credential as Buffer | null;
    return {
      id,
      partnershipId: row.partnership_id as string,
      kind: row.kind as Connection['kind'],
      tenantId: row.tenant_id as string | null,
      accountId: row.account_id as string | null,
      network: row.network as string,
      baseUrl: row.base_url as string,
      listensTo: row.listens_to as Connection['listensTo'],
      externalId: row.external_id as string | null,
      handle: row.handle as string | null,
      allowPrivate: row.allow_private as boolean,
      credential: sealed ? readCredential(this.cipher.open(sealed, credentialOwner(id))) : undefined,
      state: row.state as AccountState,
      fence: String(row.fence),
    };
  }
}
