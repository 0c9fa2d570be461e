import type { TenantDoor } from '@samenspraak/platform/database';
import type { RecalledText } from './recall.repository.js';
import type { Recall } from './recall.js';

const COLUMNS = `k.id, k.partnership_id as "partnershipId", k.item_id as "itemId", k.version, k.author_tenant_id as "authorTenantId", k.publisher,
  k.shared_kind as "sharedKind", k.kind, k.reason, k.title, k.recalled_at as "recalledAt"`;
const MOST = 500;

type Whole = Recall & RecalledText & Record<string, unknown>;

/** What a tenant keeps of recalls, for when it sees those of the partnership no more. */
export class KeptRecallRepository {
  constructor(private readonly door: TenantDoor) {}

  /** What is out of sight by now, the newest first. @param seen what the partnerships of the tenant show */
  listBeyond(seen: readonly string[]): Promise<Recall[]> {
    return this.door.query<Whole>(
      `select ${COLUMNS} from app.kept_recall k where k.tenant_id = $1 and k.id <> all ($2::uuid[]) order by k.recalled_at desc, k.id limit ${MOST}`,
      [this.door.tenantId(), seen],
    );
  }

  async find(id: string): Promise<Recall | undefined> {
    const [row] = await this.door.query<Whole>(
      `select ${COLUMNS} from app.kept_recall k where k.tenant_id = $1 and k.id = $2`,
      [this.door.tenantId(), id],
    );
    return row;
  }

  texts(ids: readonly string[]): Promise<RecalledText[]> {
    if (ids.length === 0) return Promise.resolve([]);
    return this.door.query<Whole>(
      'select k.id, k.body, k.correction from app.kept_recall k where k.tenant_id = $1 and k.id = any ($2::uuid[])',
      [this.door.tenantId(), ids],
    );
  }

  /** Whole, as its partnership reads it. */
  async findShared(id: string): Promise<(Recall & RecalledText) | undefined> {
    const [row] = await this.door.query<Whole>(
      `select r.id, r.partnership_id as "partnershipId", r.item_id as "itemId", r.version, r.author_tenant_id as "authorTenantId", i.publisher_name as publisher,
         i.kind as "sharedKind", r.kind, r.reason, r.title, r.body, r.correction, r.recalled_at as "recalledAt"
       from app.library_recall r join app.library_item i on i.partnership_id = r.partnership_id and i.id = r.item_id where r.id = $1`,
      [id],
    );
    return row;
  }

  /** Only where the version is used: nobody who left learns of one that came later. @returns whether it is kept here. */
  async keep(recall: Recall & RecalledText & { readonly sharedKind?: string }): Promise<boolean> {
    const rows = await this.door.query(
      `insert into app.kept_recall (tenant_id, id, partnership_id, item_id, version, author_tenant_id, publisher, shared_kind, kind, reason, title, body, correction, recalled_at)
       select $1::uuid, $2::uuid, $3::uuid, $4::uuid, $5::int, $6::uuid, $7, $8, $9, $10, $11, $12, $13, $14::timestamptz
        where exists (select from app.adoption d where d.tenant_id = $1 and d.item_id = $4 and d.adopted_version = $5)
           or exists (select from app.template t where t.tenant_id = $1 and t.origin_item_id = $4 and t.origin_version = $5)
       on conflict (tenant_id, id) do nothing returning id`,
      [
        ...[
          this.door.tenantId(),
          recall.id,
          recall.partnershipId,
          recall.itemId,
          recall.version,
          recall.authorTenantId,
        ],
        ...[recall.publisher, recall.sharedKind, recall.kind, recall.reason, recall.title, recall.body],
        ...[recall.correction, recall.recalledAt],
      ],
    );
    return rows.length > 0;
  }
}
