import type { TenantDoor } from '@samenspraak/platform/database';
import type { TenantView } from '@samenspraak/tenants';
import type { QueryDomain } from './monitoring-query.js';

/** A query that a neighbour put before the partnership. */
export interface SharedQuery {
  readonly id: string;
  readonly publisher: TenantView;
  readonly name: string;
  readonly text: string;
  readonly purpose: string;
  readonly domain: QueryDomain;
  readonly legalBasis: string;
  /** By this tenant. */
  readonly adopted: boolean;
}

type Published = Pick<SharedQuery, 'id' | 'name' | 'text' | 'purpose' | 'domain' | 'legalBasis'>;

const MOST = 500;
const PUBLISHER = `json_build_object('id', s.author_tenant_id, 'code', s.publisher_code, 'name', s.publisher_name, 'kind', s.publisher_kind,
  'theme', s.publisher_theme) as publisher`;

/** Published copies of queries in the partnerships of the tenant. */
export class SharedQueryRepository {
  constructor(private readonly door: TenantDoor) {}

  /** What neighbours share now. */
  async list(partnershipId: string): Promise<SharedQuery[]> {
    return this.read('s.partnership_id = $2 order by s.name, s.id', [partnershipId]);
  }

  async find(partnershipId: string, id: string): Promise<SharedQuery | undefined> {
    return (await this.read('s.partnership_id = $2 and s.id = $3', [partnershipId, id]))[0];
  }

  /** From whom each of these came, also when it was withdrawn since. */
  async listPublishers(ids: readonly string[]): Promise<Map<string, TenantView>> {
    if (ids.length === 0) return new Map();
    const rows = await this.door.query<{ id: string; publisher: TenantView }>(
      `select s.id, ${PUBLISHER} from app.shared_query s where s.id = any ($1::uuid[])`,
      [ids],
    );
    return new Map(rows.map((row) => [row.id, row.publisher]));
  }

  async publish(partnershipId: string, query: Published, publisher: TenantView, at: Date): Promise<void> {
    await this.door.query(
      `insert into app.shared_query (partnership_id, id, author_tenant_id, name, text, purpose, domain, legal_basis,
         publisher_code, publisher_name, publisher_kind, publisher_theme, published_at)
       values ($2, $3, $1, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)
       on conflict (partnership_id, id) do update set name = excluded.name, text = excluded.text, purpose = excluded.purpose,
         domain = excluded.domain, legal_basis = excluded.legal_basis, publisher_code = excluded.publisher_code,
         publisher_name = excluded.publisher_name, published_at = excluded.published_at, withdrawn_at = null`,
      [
        this.door.tenantId(),
        partnershipId,
        query.id,
        query.name,
        query.text,
        query.purpose,
        query.domain,
        query.legalBasis,
        publisher.code,
        publisher.name,
        publisher.kind,
        publisher.theme,
        at,
      ],
    );
  }

  async withdraw(id: string, at: Date): Promise<void> {
    await this.door.query(
      'update app.shared_query s set withdrawn_at = $3 where s.author_tenant_id = $1 and s.id = $2 and s.withdrawn_at is null',
      [this.door.tenantId(), id, at],
    );
  }

  private read(rest: string, parameters: readonly unknown[]): Promise<SharedQuery[]> {
    return this.door.query<SharedQuery & Record<string, unknown>>(
      `select s.id, s.name, s.text, s.purpose, s.domain, s.legal_basis as "legalBasis", ${PUBLISHER},
         exists (select from app.monitoring_query q where q.tenant_id = $1 and q.adopted_from_id = s.id) as adopted
       from app.shared_query s where s.withdrawn_at is null and s.author_tenant_id <> $1 and ${rest} limit ${MOST}`,
      [this.door.tenantId(), ...parameters],
    );
  }
}
