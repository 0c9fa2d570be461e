import type { TenantDoor } from '@samenspraak/platform/database';
import type { TenantView } from '@samenspraak/tenants';
import { ITEM, toItem, VERSION_OF_ITEM } from './item.repository.js';
import type { SharedContent, SharedKind } from './shared-content.js';
import type { Adoption } from './shared-item.js';

/** A decision as it is written. */
export interface Decision {
  readonly itemId: string;
  readonly kind: SharedKind;
  readonly partnershipId: string;
  readonly state: Adoption['state'];
  readonly version: number | null;
  readonly baseVersion: number | null;
  readonly base: SharedContent | null;
  readonly content: SharedContent | null;
  readonly review: boolean;
  readonly reason: string | null;
  readonly publisher: TenantView;
}

const MOST = 5_000;
const ADOPTION = `select d.item_id as id, d.kind, d.partnership_id, d.state, d.adopted_version, d.base_version, d.base, case when d.state = 'DECLINED' then k.content else d.content end as content, d.review, d.revision,
    d.decide_before, d.decided_at, d.reason, d.publisher, d.used_count, ${ITEM}
  from app.adoption d
  left join app.library_item i on i.partnership_id = d.partnership_id and i.id = d.item_id
  left join app.library_version v on ${VERSION_OF_ITEM}
  left join lateral (select h.content from app.adoption_version h where h.tenant_id = $1 and h.item_id = d.item_id and d.state = 'DECLINED'
    order by h.revision desc limit 1) as k on true
  where d.tenant_id = $1`;

/** What this tenant chose, and its own copies. Nobody else reads these rows, not the author either. */
export class AdoptionRepository {
  constructor(private readonly door: TenantDoor) {}

  async list(kind: SharedKind): Promise<Adoption[]> {
    return this.read(`and d.kind = $2 order by d.item_id limit ${MOST}`, [kind]);
  }

  async listInUse(kind: SharedKind): Promise<Adoption[]> {
    return this.read(
      `and d.kind = $2 and d.state in ('FOLLOW', 'OVERRIDE') order by d.content ->> 'title', d.item_id limit ${MOST}`,
      [kind],
    );
  }

  async listInUseAmong(itemIds: readonly string[]): Promise<Adoption[]> {
    return this.read(`and d.item_id = any ($2::uuid[]) and d.state in ('FOLLOW', 'OVERRIDE') order by d.item_id`, [
      itemIds,
    ]);
  }

  async find(itemId: string): Promise<Adoption | undefined> {
    return (await this.read('and d.item_id = $2', [itemId]))[0];
  }

  /** @param seen the revision that the person saw; undefined where there was no decision yet. @returns false when another came between. */
  async decide(decision: Decision, seen: number | undefined, at: Date): Promise<boolean> {
    const { tenantId, principalId } = this.door.actor();
    const rows = await this.door.query(
      `insert into app.adoption as d (tenant_id, partnership_id, item_id, kind, state, adopted_version, base_version, base, content, review, reason, publisher,
         decided_at, decided_by)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)
       on conflict (tenant_id, item_id) do update set state = excluded.state, adopted_version = excluded.adopted_version, base_version = excluded.base_version,
         base = excluded.base, content = excluded.content, review = excluded.review, reason = excluded.reason, publisher = excluded.publisher,
         partnership_id = excluded.partnership_id, decide_before = null, revision = d.revision + 1, decided_at = excluded.decided_at, decided_by = excluded.decided_by
         where d.revision = $15
       returning d.item_id`,
      [
        ...[tenantId, decision.partnershipId, decision.itemId, decision.kind, decision.state, decision.version],
        ...[decision.baseVersion, jsonOrNull(decision.base), jsonOrNull(decision.content), decision.review],
        ...[decision.reason, JSON.stringify(decision.publisher), at, principalId, seen ?? 0],
      ],
    );
    if (rows.length !== 1) return false;
    if (decision.content) await this.keep(decision.itemId, at);
    return true;
  }

  /** Who follows or changes is told of news; who went on alone, or declined what was used, hears of a recall only. */
  async route(itemId: string, state: Adoption['state']): Promise<void> {
    const route = [this.door.tenantId(), itemId];
    if (state === 'DECLINED')
      await this.door.query(
        'update app.adoption_route r set told = false where r.tenant_id = $1 and r.item_id = $2',
        route,
      );
    else
      await this.door.query(
        `insert into app.adoption_route (tenant_id, item_id, told) values ($1, $2, $3)
         on conflict (item_id, tenant_id) do update set told = excluded.told`,
        [...route, state !== 'FORK'],
      );
  }

  /** Brings the copy of what is followed up to date. */
  async followTo(itemId: string, version: number, content: SharedContent): Promise<void> {
    await this.door.query(
      `update app.adoption d set adopted_version = $3, base_version = $3, base = $4, content = $4
        where d.tenant_id = $1 and d.item_id = $2 and d.state = 'FOLLOW' and not d.review and d.adopted_version < $3`,
      [this.door.tenantId(), itemId, version, JSON.stringify(content)],
    );
  }

  async setDecideBefore(itemId: string, before: Date): Promise<void> {
    await this.door.query('update app.adoption d set decide_before = $3 where d.tenant_id = $1 and d.item_id = $2', [
      this.door.tenantId(),
      itemId,
      before,
    ]);
  }

  /** Nothing that was ever used is lost. */
  private async keep(itemId: string, at: Date): Promise<void> {
    await this.door.query(
      `insert into app.adoption_version (tenant_id, item_id, revision, state, version, content, decided_at, decided_by)
       select d.tenant_id, d.item_id, d.revision, d.state, d.adopted_version, d.content, $3, d.decided_by from app.adoption d
        where d.tenant_id = $1 and d.item_id = $2 on conflict do nothing`,
      [this.door.tenantId(), itemId, at],
    );
  }

  private async read(rest: string, parameters: readonly unknown[]): Promise<Adoption[]> {
    const tenantId = this.door.tenantId();
    const rows = await this.door.query(`${ADOPTION} ${rest}`, [tenantId, ...parameters]);
    return rows.map((row) => toAdoption(row, tenantId));
  }
}

function toAdoption(row: Record<string, unknown>, tenantId: string): Adoption {
  return {
    itemId: row.id as string,
    kind: row.kind as SharedKind,
    partnershipId: row.partnership_id as string,
    state: row.state as Adoption['state'],
    version: row.adopted_version as number | null,
    base: (row.base as SharedContent | null) ?? {},
    baseVersion: row.base_version as number | null,
    content: (row.content as SharedContent | null) ?? {},
    review: row.review as boolean,
    revision: row.revision as number,
    decideBefore: row.decide_before as Date | null,
    reason: row.reason as string | null,
    decidedAt: row.decided_at as Date,
    publisher: row.publisher as TenantView,
    usedCount: row.used_count as number,
    upstream: row.item_content ? toItem(row, tenantId) : undefined,
  };
}

const jsonOrNull = (content: SharedContent | null) => (content ? JSON.stringify(content) : null);
