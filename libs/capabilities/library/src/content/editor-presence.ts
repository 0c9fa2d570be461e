import { expectTenant, type TenantDoor } from '@samenspraak/platform/database';
import { isId } from '@samenspraak/platform/kernel';
import { templateNotFound } from '../library.errors.js';
import { libraryPermissions } from '../library.permissions.js';
import type { TemplateRepository } from '../template.repository.js';

/** A colleague who has the template open to edit, in whatever number of pages. */
export interface TemplateEditor {
  readonly id: string;
  readonly displayName: string;
  readonly initials: string;
  readonly since: Date;
}

/** Seconds after its last sign of life at which a page is no longer there; pages give one each ten seconds. */
const PRESENT_SECONDS = 25;

/** Tells who edits a template with whom; it holds nobody back. */
export class EditorPresence {
  constructor(
    private readonly door: TenantDoor,
    private readonly templates: TemplateRepository,
  ) {}

  /** A sign of life of one page. @returns the others, longest first */
  async attend(input: { templateId: string; screenId: string; expectedTenantId: string }): Promise<TemplateEditor[]> {
    await this.door.require(libraryPermissions.write);
    expectTenant(this.door, input.expectedTenantId);
    const { templateId, screenId } = input;
    const known = isId(templateId) && isId(screenId) && (await this.templates.find(templateId));
    if (!known) throw templateNotFound();
    const { membershipId } = await this.door.entrance();
    const of = [this.door.tenantId(), templateId, membershipId];
    await this.door.query(
      `insert into app.template_presence as p (tenant_id, template_id, membership_id, screen_id, since, until)
       values ($1, $2, $3, $4, now(), now() + make_interval(secs => ${PRESENT_SECONDS}))
       on conflict (tenant_id, template_id, membership_id, screen_id) do update set until = excluded.until,
         since = case when p.until > excluded.since then p.since else excluded.since end`,
      [...of, screenId],
    );
    return this.door.query<TemplateEditor & Record<string, unknown>>(
      `select m.id, m.display_name as "displayName", m.initials, min(p.since) as since
       from app.template_presence p join app.membership m on m.tenant_id = p.tenant_id and m.id = p.membership_id
       where p.tenant_id = $1 and p.template_id = $2 and p.membership_id <> $3 and p.until > now() and m.status = 'active'
       group by m.tenant_id, m.id, m.display_name, m.initials order by min(p.since), m.id limit 20`,
      of,
    );
  }

  /** The page is closed. Rows of crashed pages go with it. */
  async leave(input: { templateId: string; screenId: string; expectedTenantId: string }): Promise<boolean> {
    await this.door.require(libraryPermissions.write);
    expectTenant(this.door, input.expectedTenantId);
    if (!isId(input.templateId) || !isId(input.screenId)) return false;
    const { membershipId } = await this.door.entrance();
    const rows = await this.door.query(
      `delete from app.template_presence p where p.tenant_id = $1 and p.membership_id = $2
         and ((p.template_id = $3 and p.screen_id = $4) or p.until < now()) returning 1`,
      [this.door.tenantId(), membershipId, input.templateId, input.screenId],
    );
    return rows.length > 0;
  }
}
