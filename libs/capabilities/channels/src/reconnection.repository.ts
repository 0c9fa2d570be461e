import type { FieldCipher, TenantDoor } from '@samenspraak/platform/database';
import type { Reconnection, ReconnectionSecrets, ReconnectionState, ReconnectionWay } from './reconnection.js';

const COLUMNS = `r.id, r.account_id as "accountId", r.principal_id as "principalId", r.way, r.state, r.refusal, r.found_handle as "foundHandle", r.at, r.sealed`;

interface Row extends Omit<Reconnection, 'secrets'> {
  readonly sealed: Buffer | null;
}

/** Attempts to connect accounts of the running tenant again; what is secret in them is sealed for one attempt of one tenant. */
export class ReconnectionRepository {
  constructor(
    private readonly door: TenantDoor,
    private readonly cipher: FieldCipher,
  ) {}

  /** In the place of the attempt before. */
  async begin(id: string, accountId: string, way: ReconnectionWay, secrets: ReconnectionSecrets): Promise<void> {
    const { tenantId, principalId } = this.door.actor();
    await this.door.query(
      `insert into app.reconnection as r (tenant_id, id, account_id, principal_id, way, sealed) values ($1, $2, $3, $4, $5, $6)
       on conflict (tenant_id, account_id) do update set id = excluded.id, principal_id = excluded.principal_id, way = excluded.way,
         state = 'ASKED', refusal = null, found_handle = null, sealed = excluded.sealed, at = now()`,
      [tenantId, id, accountId, principalId, way, this.seal(id, secrets)],
    );
  }

  async find(id: string): Promise<Reconnection | undefined> {
    return this.one('r.id = $2', id);
  }

  async findByAccount(accountId: string): Promise<Reconnection | undefined> {
    return this.one('r.account_id = $2', accountId);
  }

  /** @param secrets null when the attempt ends. @returns false when it went on meanwhile */
  async move(
    { id, state }: Reconnection,
    to: ReconnectionState,
    secrets: ReconnectionSecrets | null,
    refusal: Reconnection['refusal'] = null,
  ): Promise<boolean> {
    const rows = await this.door.query(
      `update app.reconnection r set state = $4, sealed = $5, refusal = $6 where r.tenant_id = $1 and r.id = $2 and r.state = $3 returning r.id`,
      [this.door.tenantId(), id, state, to, secrets && this.seal(id, secrets), refusal],
    );
    return rows.length > 0;
  }

  async noteFound(id: string, handle: string): Promise<void> {
    await this.door.query('update app.reconnection r set found_handle = $3 where r.tenant_id = $1 and r.id = $2', [
      this.door.tenantId(),
      id,
      handle,
    ]);
  }

  private async one(condition: string, value: string): Promise<Reconnection | undefined> {
    const [row] = await this.door.query<Row>(
      `select ${COLUMNS} from app.reconnection r where r.tenant_id = $1 and ${condition}`,
      [this.door.tenantId(), value],
    );
    if (!row) return undefined;
    const { sealed, ...rest } = row;
    return { ...rest, secrets: sealed ? (JSON.parse(this.cipher.open(sealed, this.owner(row.id))) as object) : {} };
  }

  private seal(id: string, secrets: ReconnectionSecrets): Buffer {
    return this.cipher.seal(JSON.stringify(secrets), this.owner(id));
  }

  private owner(id: string): string {
    return `reconnection:${this.door.tenantId()}:${id}`;
  }
}
