import { libraryPermissions } from '@samenspraak/library';
import type { AuditTrail } from '@samenspraak/platform/audit';
import { expectTenant, type TenantDoor } from '@samenspraak/platform/database';
import type { Clock } from '@samenspraak/platform/kernel';
import type { Announcer } from '@samenspraak/platform/queue';
import type { Partnerships } from '@samenspraak/tenants';
import { replyPermissions } from '../replies.permissions.js';
import { sinceOf } from './answer-outcomes.js';
import { NEXT_ANSWER, REOPENED, WENT_OUT } from './outcome-columns.js';

/** What the maker of one text would read of this tenant. */
export interface SharedLine {
  readonly itemId: string;
  readonly title: string;
  readonly publisher: string;
  readonly sent: number;
  readonly editedPercent: number;
  readonly reopened: number;
}

export interface Consent {
  readonly given: boolean;
  readonly givenByName: string | null;
  readonly givenAt: Date | null;
  readonly mayDecide: boolean;
  /** The texts of neighbours that went out here in the last 90 days, most used first. */
  readonly lines: readonly SharedLine[];
}

const MOST = 50;

/** Whether the makers of texts read by name what came of them here: the tenant's own word, which ends the moment it is taken back. */
export class FiguresConsent {
  constructor(
    private readonly door: TenantDoor,
    private readonly partnerships: Partnerships,
    private readonly audit: AuditTrail,
    private readonly announcer: Announcer,
    private readonly clock: Clock,
  ) {}

  async get(): Promise<Consent> {
    await this.door.require(libraryPermissions.read);
    const [row] = await this.door.query<{ givenAt: Date; givenByName: string | null }>(
      `select g.given_at as "givenAt", (select m.display_name from app.membership m where m.tenant_id = $1 and m.principal_id = g.given_by limit 1) as "givenByName"
         from app.figures_consent g where g.tenant_id = $1`,
      [this.door.tenantId()],
    );
    const { roles } = await this.door.entrance();
    return {
      given: row !== undefined,
      givenByName: row?.givenByName ?? null,
      givenAt: row?.givenAt ?? null,
      mayDecide: replyPermissions.shareFigures.roles.some((role) => roles.includes(role)),
      lines: await this.lines(),
    };
  }

  async set(expectedTenantId: string, given: boolean): Promise<Consent> {
    await this.door.require(replyPermissions.shareFigures);
    expectTenant(this.door, expectedTenantId);
    if (await this.write(given)) {
      const tenantId = this.door.tenantId();
      await this.audit.record({
        action: given ? 'figures.shared' : 'figures.ended',
        objectType: 'figures_consent',
        objectId: tenantId,
        outcome: 'done',
        details: {},
      });
      await this.announcer.announce('TEMPLATE', [tenantId]);
      // Who has the figures before them reads again, and then has them no more; that it is about us is told to nobody.
      for (const { id } of await this.partnerships.members())
        if (id !== tenantId) await this.announcer.announce('TEMPLATE', [id], id);
    }
    return this.get();
  }

  /** @returns whether anything changed: a second press says nothing new. */
  private async write(given: boolean): Promise<boolean> {
    const { tenantId, principalId } = this.door.actor();
    const rows = given
      ? await this.door.query(
          `insert into app.figures_consent (tenant_id, given_by, given_at) values ($1, $2, $3)
           on conflict (tenant_id) do nothing returning id`,
          [tenantId, principalId, this.clock.now()],
        )
      : await this.door.query('delete from app.figures_consent g where g.tenant_id = $1 returning g.id', [tenantId]);
    return rows.length > 0;
  }

  private lines(): Promise<SharedLine[]> {
    return this.door.query<SharedLine & Record<string, unknown>>(
      `select d.item_id as "itemId", d.content ->> 'title' as title, d.publisher ->> 'name' as publisher, count(*)::int as sent,
         coalesce(round(avg(y.edited_percent)), 0)::int as "editedPercent", ${REOPENED}
       from app.adoption d join app.reply y on ${WENT_OUT} and y.answer_id = d.item_id and y.sent_at >= $2 ${NEXT_ANSWER}
       where d.tenant_id = $1 and d.content is not null group by d.item_id, d.content, d.publisher
       order by count(*) desc, d.content ->> 'title', d.item_id limit ${MOST}`,
      [this.door.tenantId(), sinceOf(this.clock)],
    );
  }
}
