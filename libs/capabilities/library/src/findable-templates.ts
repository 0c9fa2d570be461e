import type { TenantDoor } from '@samenspraak/platform/database';
import { Recalls } from './recall/recalls.js';
import type { SharedRepository } from './shared.repository.js';
import { answerText, type TemplateText } from './variable-definition.js';

/** A template as an index over all that a tenant knows reads it. */
export interface FindableTemplate {
  readonly id: string;
  readonly version: number;
  readonly title: string;
  readonly topic: string;
  readonly text: string;
  /** The memberships that may use it; empty: everybody in the tenant. */
  readonly seenBy: readonly string[];
  readonly ownerId: string | null;
  readonly changedAt: Date;
}

/** Gives templates to an index, also those that are not for the person who happens to act; who finds one is checked there. */
export class FindableTemplates {
  constructor(
    private readonly door: TenantDoor,
    private readonly shared: SharedRepository,
    private readonly recalls = new Recalls(door),
  ) {}

  async listOwn(ids: readonly string[]): Promise<FindableTemplate[]> {
    const rows = await this.door.query<
      TemplateText & { id: string; version: number; seenBy: string[]; ownerId: string | null; changedAt: Date }
    >(
      `select t.id, t.version, t.title, t.topic, t.greeting, t.body, t.closing, t.details, t.updated_at as "changedAt", t.details ->> 'ownerId' as "ownerId",
         case t.scope when 'TENANT' then '{}'::uuid[] when 'TEAM' then t.writer_id || t.team_ids else array[t.writer_id] end as "seenBy"
       from app.template t where t.tenant_id = $1 and t.id = any ($2::uuid[])`,
      [this.door.tenantId(), ids],
    );
    return rows.map(toFindable);
  }

  /** What this tenant uses of its neighbours, as it uses it; not what was called back. */
  async listAdopted(): Promise<FindableTemplate[]> {
    const followed = await this.shared.listFollowed();
    const recalled = await this.recalls.blocking(
      followed.map(({ id, version, override, body }) => ({
        id,
        version,
        own: false,
        body,
        origin: { itemId: id, version, override },
      })),
    );
    const usable = followed.filter(({ id }) => !recalled.has(id));
    return usable.map((item) => toFindable({ ...item, seenBy: [], ownerId: null, changedAt: item.publishedAt }));
  }
}

function toFindable({
  id,
  version,
  title,
  topic,
  seenBy,
  ownerId,
  changedAt,
  ...text
}: TemplateText & {
  id: string;
  version: number;
  seenBy: readonly string[];
  ownerId: string | null;
  changedAt: Date;
}): FindableTemplate {
  return { id, version, title, topic, text: answerText({ ...text, title, topic }), seenBy, ownerId, changedAt };
}
