import type { TenantDoor } from '@samenspraak/platform/database';
import type { TenantView } from '@samenspraak/tenants';
import { publishedDetails, type TemplateDetails } from './content/template-details.js';
import type { TemplateText } from './variable-definition.js';

export type AdoptionState = 'NONE' | 'FOLLOW' | 'DECLINED';

/** What somebody in the partnership published, and what this tenant did with it. */
export interface SharedTemplate extends TemplateText {
  readonly id: string;
  readonly partnershipId: string;
  readonly publisher: TenantView;
  readonly version: number;
  readonly publishedAt: Date;
  readonly note: string | null;
  readonly withdrawn: boolean;
  readonly adoption: AdoptionState;
  readonly adoptedVersion: number | null;
  readonly usedCount: number;
  readonly mine: boolean;
}

const MOST = 1_000;
const SHARED = `select i.id, i.partnership_id, i.author_tenant_id, i.version, i.title, i.topic, i.greeting, i.body, i.closing, i.block, i.details, i.note,
    i.publisher_code, i.publisher_name, i.publisher_kind, i.publisher_theme, i.published_at, i.withdrawn_at,
    d.state, d.adopted_version, coalesce(d.used_count, 0) as used_count
  from app.library_item i left join app.adoption d on d.tenant_id = $1 and d.item_id = i.id`;

/** What the partnerships of the tenant share, and the tenant's own decisions about it. */
export class SharedRepository {
  constructor(private readonly door: TenantDoor) {}

  /** What is shared now, and what this tenant follows although its publisher took it back. */
  async list(): Promise<SharedTemplate[]> {
    return this.read(`where i.withdrawn_at is null or d.state = 'FOLLOW' order by i.title, i.id limit ${MOST}`);
  }

  async listFollowed(): Promise<SharedTemplate[]> {
    return this.read(`where d.state = 'FOLLOW' order by i.title, i.id limit ${MOST}`);
  }

  async find(id: string): Promise<SharedTemplate | undefined> {
    return (await this.read(`where i.id = $2 and (i.withdrawn_at is null or d.state = 'FOLLOW')`, [id]))[0];
  }

  async publish(
    item: { id: string; partnershipId: string; version: number; note: string | null; at: Date },
    text: TemplateText,
    publisher: TenantView,
  ): Promise<void> {
    await this.door.query(
      `insert into app.library_item as i (partnership_id, id, author_tenant_id, version, title, topic, greeting, body, closing, block, details, note,
         publisher_code, publisher_name, publisher_kind, publisher_theme, published_at)
       values ($2, $3, $1, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17)
       on conflict (partnership_id, id) do update set version = excluded.version, title = excluded.title, topic = excluded.topic,
         greeting = excluded.greeting, body = excluded.body, closing = excluded.closing, block = excluded.block, details = excluded.details, note = excluded.note, published_at = excluded.published_at,
         publisher_code = excluded.publisher_code, publisher_name = excluded.publisher_name, withdrawn_at = null`,
      [
        this.door.tenantId(),
        item.partnershipId,
        item.id,
        item.version,
        text.title,
        text.topic,
        text.greeting,
        text.body,
        text.closing,
        text.block,
        JSON.stringify(publishedDetails(text.details)),
        item.note,
        publisher.code,
        publisher.name,
        publisher.kind,
        publisher.theme,
        item.at,
      ],
    );
  }

  async withdraw(id: string, at: Date): Promise<void> {
    await this.door.query(
      'update app.library_item i set withdrawn_at = $3 where i.author_tenant_id = $1 and i.id = $2 and i.withdrawn_at is null',
      [this.door.tenantId(), id, at],
    );
  }

  async decide(
    item: SharedTemplate,
    decision: { state: 'FOLLOW' | 'DECLINED'; reason: string | null; at: Date },
  ): Promise<void> {
    await this.door.query(
      `insert into app.adoption (tenant_id, partnership_id, item_id, state, adopted_version, reason, decided_at, decided_by)
       values ($1, $2, $3, $4, $5, $6, $7, $8)
       on conflict (tenant_id, item_id) do update set state = excluded.state, adopted_version = excluded.adopted_version, reason = excluded.reason,
         decided_at = excluded.decided_at, decided_by = excluded.decided_by`,
      [
        this.door.tenantId(),
        item.partnershipId,
        item.id,
        decision.state,
        decision.state === 'FOLLOW' ? item.version : null,
        decision.reason,
        decision.at,
        this.door.actor().principalId,
      ],
    );
  }

  /** An answer went out: counted with whoever used it, never shown to the author by name. */
  async countUse(answerId: string): Promise<void> {
    const parameters = [this.door.tenantId(), answerId];
    await this.door.query(
      'update app.template t set used_count = t.used_count + 1 where t.tenant_id = $1 and t.id = $2',
      parameters,
    );
    await this.door.query(
      'update app.adoption d set used_count = d.used_count + 1 where d.tenant_id = $1 and d.item_id = $2',
      parameters,
    );
  }

  private async read(rest: string, parameters: readonly unknown[] = []): Promise<SharedTemplate[]> {
    const tenantId = this.door.tenantId();
    const rows = await this.door.query(`${SHARED} ${rest}`, [tenantId, ...parameters]);
    return rows.map((row) => toShared(row, tenantId));
  }
}

function toShared(row: Record<string, unknown>, tenantId: string): SharedTemplate {
  return {
    id: row.id as string,
    partnershipId: row.partnership_id as string,
    publisher: {
      id: row.author_tenant_id as string,
      code: row.publisher_code as string,
      name: row.publisher_name as string,
      kind: row.publisher_kind as TenantView['kind'],
      theme: row.publisher_theme as string,
    },
    version: row.version as number,
    title: row.title as string,
    topic: row.topic as string,
    greeting: row.greeting as string,
    body: row.body as string,
    closing: row.closing as string,
    block: row.block as SharedTemplate['block'],
    details: row.details as TemplateDetails,
    publishedAt: row.published_at as Date,
    note: row.note as string | null,
    withdrawn: row.withdrawn_at !== null,
    adoption: (row.state as AdoptionState | null) ?? 'NONE',
    adoptedVersion: row.adopted_version as number | null,
    usedCount: row.used_count as number,
    mine: row.author_tenant_id === tenantId,
  };
}
