import type { TenantDoor } from '@samenspraak/platform/database';
import type { TenantView } from '@samenspraak/tenants';
import { textOf, type SharedContent, type SharedKind } from './shared-content.js';
import type { SharedItem } from './shared-item.js';

export interface SharedVersion {
  readonly version: number;
  readonly content: SharedContent;
  readonly note: string | null;
  readonly publishedAt: Date;
}

const MOST = 1_000;
const MOST_VERSIONS = 50;
export const ITEM = `i.id as item_id, i.kind as item_kind, i.partnership_id as item_partnership, i.author_tenant_id, i.version as item_version, i.published_at,
  i.note, i.withdrawn_at, i.publisher_code, i.publisher_name, i.publisher_kind, i.publisher_theme, v.content as item_content`;
export const VERSION_OF_ITEM = 'v.partnership_id = i.partnership_id and v.item_id = i.id and v.version = i.version';

/** What the partnerships of the tenant share, with every version. */
export class ItemRepository {
  constructor(private readonly door: TenantDoor) {}

  /** What is shared now. */
  async list(kind: SharedKind): Promise<SharedItem[]> {
    return this.read(`where i.kind = $1 and i.withdrawn_at is null order by i.title, i.id limit ${MOST}`, [kind]);
  }

  /** Also what its author took back. */
  async find(id: string): Promise<SharedItem | undefined> {
    return (await this.read('where i.id = $1', [id]))[0];
  }

  async listMine(): Promise<SharedItem[]> {
    return this.read(`where i.author_tenant_id = $1 order by i.title, i.id limit ${MOST}`, [this.door.tenantId()]);
  }

  /** The newest first. */
  async versions(id: string): Promise<SharedVersion[]> {
    return this.door.query<SharedVersion>(
      `select v.version, v.content, v.note, v.published_at as "publishedAt" from app.library_version v where v.item_id = $1 order by v.version desc limit ${MOST_VERSIONS}`,
      [id],
    );
  }

  /** Adds a version; the item always shows the newest one. @returns false when this version was published before. */
  async publish(
    item: Pick<SharedItem, 'id' | 'kind' | 'partnershipId' | 'version' | 'content' | 'note'>,
    publisher: TenantView,
    at: Date,
  ): Promise<boolean> {
    const text = textOf(item.content);
    const head = await this.door.query(
      `insert into app.library_item as i (partnership_id, id, author_tenant_id, kind, version, title, topic, greeting, body, closing, block, details, note,
         publisher_code, publisher_name, publisher_kind, publisher_theme, published_at)
       values ($2, $3, $1, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18)
       on conflict (partnership_id, id) do update set version = excluded.version, title = excluded.title, topic = excluded.topic,
         greeting = excluded.greeting, body = excluded.body, closing = excluded.closing, block = excluded.block, details = excluded.details,
         note = excluded.note, published_at = excluded.published_at, publisher_code = excluded.publisher_code,
         publisher_name = excluded.publisher_name, withdrawn_at = null where i.version < excluded.version or i.withdrawn_at is not null
       returning i.id`,
      [
        ...[this.door.tenantId(), item.partnershipId, item.id, item.kind, item.version, text.title, text.topic],
        // Only templates stand in columns of their own; the rest is read from its versions.
        ...(item.kind === 'TEMPLATE' ? [text.greeting, text.body, text.closing] : ['', '', '']),
        ...[text.block, item.kind === 'TEMPLATE' ? JSON.stringify(text.details) : '{}', item.note],
        ...[publisher.code, publisher.name, publisher.kind, publisher.theme, at],
      ],
    );
    if (head.length === 0) return false;
    await this.door.query(
      `insert into app.library_version (partnership_id, item_id, version, author_tenant_id, kind, content, note, published_at)
       values ($2, $3, $4, $1, $5, $6, $7, $8) on conflict (partnership_id, item_id, version) do nothing`,
      [
        ...[this.door.tenantId(), item.partnershipId, item.id, item.version, item.kind],
        ...[JSON.stringify(item.content), item.note, at],
      ],
    );
    return true;
  }

  async withdraw(id: string, at: Date): Promise<void> {
    await this.door.query(
      'update app.library_item i set withdrawn_at = $3 where i.author_tenant_id = $1 and i.id = $2 and i.withdrawn_at is null',
      [this.door.tenantId(), id, at],
    );
  }

  private async read(rest: string, parameters: readonly unknown[]): Promise<SharedItem[]> {
    const rows = await this.door.query(
      `select ${ITEM} from app.library_item i join app.library_version v on ${VERSION_OF_ITEM} ${rest}`,
      parameters,
    );
    return rows.map((row) => toItem(row, this.door.tenantId()));
  }
}

/** The item in a row that was read with `ITEM`. */
export function toItem(row: Record<string, unknown>, tenantId: string): SharedItem {
  return {
    id: row.item_id as string,
    kind: row.item_kind as SharedKind,
    partnershipId: row.item_partnership as string,
    publisher: {
      id: row.author_tenant_id as string,
      code: row.publisher_code as string,
      name: row.publisher_name as string,
      kind: row.publisher_kind as TenantView['kind'],
      theme: row.publisher_theme as string,
    },
    version: row.item_version as number,
    publishedAt: row.published_at as Date,
    note: row.note as string | null,
    withdrawn: row.withdrawn_at !== null,
    mine: row.author_tenant_id === tenantId,
    content: row.item_content as SharedContent,
  };
}
