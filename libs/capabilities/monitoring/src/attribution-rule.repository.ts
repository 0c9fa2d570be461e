import type { TenantDoor } from '@samenspraak/platform/database';
import { nameKey, ruleOf, type Rule, type Ruling } from './attribution-rule.js';

interface Row {
  id: string;
  name: string;
  word: string;
  version: number;
  kind: Ruling['kind'];
  meant_id: string | null;
  author_tenant_id: string;
  by_id: string;
  at: Date;
}

/** A participant by the name it has in the partnership, also when it left. */
export interface NamedTenant {
  readonly id: string;
  readonly code: string;
  readonly name: string;
  readonly kind: 'municipality' | 'safety_region' | 'service_organisation';
  readonly theme: string;
}

/** The rules of the partnerships that the tenant sees; by policy each member adds in its own name only. */
export class AttributionRuleRepository {
  constructor(private readonly door: TenantDoor) {}

  async list(partnershipId: string): Promise<Rule[]> {
    return this.read(partnershipId, null);
  }

  async find(partnershipId: string, id: string): Promise<Rule | undefined> {
    return (await this.read(partnershipId, id))[0];
  }

  /** The rule on this name, made when there is none yet. */
  async subject(partnershipId: string, name: string, word: string, at: Date): Promise<string> {
    await this.door.query(
      `insert into app.attribution_rule (partnership_id, author_tenant_id, name, name_key, word, made_at) values ($1, $2, $3, $4, $5, $6)
       on conflict (partnership_id, name_key, word) do nothing`,
      [partnershipId, this.door.tenantId(), name, nameKey(name), word, at],
    );
    const [row] = await this.door.query<{ id: string }>(
      'select r.id from app.attribution_rule r where r.partnership_id = $1 and r.name_key = $2 and r.word = $3',
      [partnershipId, nameKey(name), word],
    );
    return row!.id;
  }

  /** @returns false when somebody else ruled at the same moment. */
  async add(
    partnershipId: string,
    ruleId: string,
    ruling: Pick<Ruling, 'version' | 'kind' | 'meantId' | 'byId' | 'at'>,
  ): Promise<boolean> {
    const rows = await this.door.query(
      `insert into app.attribution_ruling as g (partnership_id, rule_id, author_tenant_id, version, kind, meant_id, by_id, at)
       values ($1, $2, $3, $4, $5, $6, $7, $8) on conflict (partnership_id, rule_id, version) do nothing returning g.id`,
      [
        partnershipId,
        ruleId,
        this.door.tenantId(),
        ruling.version,
        ruling.kind,
        ruling.meantId,
        ruling.byId,
        ruling.at,
      ],
    );
    if (rows.length > 0) await this.tellRouters();
    return rows.length > 0;
  }

  /** Everybody who ever was in the partnership: a rule may speak of one that left. */
  async names(partnershipId: string): Promise<Map<string, NamedTenant>> {
    const rows = await this.door.query<NamedTenant & Record<string, unknown>>(
      'select x.member_id as id, x.code, x.name, x.kind, x.theme from app.partnership_member x where x.partnership_id = $1',
      [partnershipId],
    );
    return new Map(rows.map((row) => [row.id, row]));
  }

  /** In the same transaction, as with queries: no worker reads the new version before the new rule. */
  private async tellRouters(): Promise<void> {
    await this.door.query(
      `insert into app.query_change as v (tenant_id) values ($1) on conflict (tenant_id) do update set version = v.version + 1 returning v.version`,
      [this.door.tenantId()],
    );
  }

  private async read(partnershipId: string, id: string | null): Promise<Rule[]> {
    const rows = await this.door.query<Row & Record<string, unknown>>(
      `select r.id, r.name, r.word, g.version, g.kind, g.meant_id, g.author_tenant_id, g.by_id, g.at
       from app.attribution_rule r join app.attribution_ruling g on g.partnership_id = r.partnership_id and g.rule_id = r.id
       where r.partnership_id = $1 and ($2::uuid is null or r.id = $2) order by r.name_key, r.word, g.version limit 5000`,
      [partnershipId, id],
    );
    const bySubject = new Map<string, Row[]>();
    for (const row of rows) bySubject.set(row.id, [...(bySubject.get(row.id) ?? []), row]);
    return [...bySubject.values()].map((of) => ruleOf(of[0]!, of.map(toRuling)));
  }
}

const toRuling = (row: Row): Ruling => ({
  version: row.version,
  kind: row.kind,
  meantId: row.meant_id,
  authorId: row.author_tenant_id,
  byId: row.by_id,
  at: row.at,
});
