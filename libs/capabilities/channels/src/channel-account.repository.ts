import type { Author, TextRules } from '@samenspraak/connector-contract';
import type { TenantDoor } from '@samenspraak/platform/database';
import { ChannelAccountEntity } from './channel-account.entity.js';
import type { AccountState, ChannelAccountRow } from './channel-account.js';

/** The accounts of the tenant of the running operation. */
export class ChannelAccountRepository {
  constructor(private readonly door: TenantDoor) {}

  async list(): Promise<ChannelAccountRow[]> {
    // Every delivery asks for it, so the database keeps the plan.
    const rows = await this.door.repeat<ChannelAccountEntity & Record<string, unknown>>(
      `select a.tenant_id as "tenantId", a.id, a.connection_id as "connectionId", a.network, a.handle, a.external_id as "externalId",
         a.display_name as "displayName", a.url, a.base_url as "baseUrl", a.state, a.state_since as "stateSince", a.reason,
         a.text_limit as "textLimit", a.text_unit as "textUnit", a.url_length as "urlLength", a.mention_local as "mentionLocal"
       from app.channel_account a where a.tenant_id = $1 order by a.network, a.handle`,
      [this.door.tenantId()],
    );
    return rows.map(toRow);
  }

  async find(id: string): Promise<ChannelAccountRow | undefined> {
    const row = await (await this.rows()).findOneBy({ tenantId: this.door.tenantId(), id });
    return row ? toRow(row) : undefined;
  }

  /** @returns false when it was in that state for that reason already. */
  async changeState(id: string, state: AccountState, reason: string | null): Promise<boolean> {
    const rows = await this.door.query(
      `update app.channel_account a set state = $3, reason = $4, state_since = case when a.state = $3 then a.state_since else now() end
       where a.tenant_id = $1 and a.id = $2 and (a.state, a.reason) is distinct from ($3, $4) returning a.id`,
      [this.door.tenantId(), id, state, reason],
    );
    return rows.length > 0;
  }

  /** Keeps what the network told about the account and its way of counting. */
  async keepProfile(id: string, account: Author, rules: TextRules): Promise<void> {
    await this.door.query(
      `update app.channel_account a set handle = $3, external_id = $4, display_name = $5, url = $6, text_limit = $7, text_unit = $8, url_length = $9,
         mention_local = $10 where a.tenant_id = $1 and a.id = $2`,
      [
        this.door.tenantId(),
        id,
        account.handle,
        account.externalId,
        account.displayName,
        account.url,
        rules.limit,
        rules.unit,
        rules.urlLength,
        rules.mentionCountsLocalPart,
      ],
    );
  }

  private async rows() {
    return (await this.door.manager()).getRepository(ChannelAccountEntity);
  }
}

function toRow(row: ChannelAccountEntity): ChannelAccountRow {
  const { textLimit, textUnit, urlLength, mentionLocal, ...rest } = row;
  const rules =
    textLimit && textUnit
      ? { limit: textLimit, unit: textUnit, urlLength, mentionCountsLocalPart: mentionLocal ?? false }
      : null;
  return { ...rest, rules };
}
