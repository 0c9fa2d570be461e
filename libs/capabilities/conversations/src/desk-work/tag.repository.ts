import type { TenantDoor } from '@samenspraak/platform/database';

export interface Tag {
  readonly id: string;
  readonly name: string;
}

/** The tenant's tags, and which conversations have them. */
export class TagRepository {
  constructor(private readonly door: TenantDoor) {}

  list(): Promise<Tag[]> {
    return this.door.query<Tag & Record<string, unknown>>(
      'select t.id, t.name from app.tag t where t.tenant_id = $1 order by lower(t.name) limit 500',
      [this.door.tenantId()],
    );
  }

  listOf(conversationId: string): Promise<Tag[]> {
    return this.door.query<Tag & Record<string, unknown>>(
      `select t.id, t.name from app.conversation_tag g join app.tag t on t.tenant_id = $1 and t.id = g.tag_id
       where g.tenant_id = $1 and g.conversation_id = $2 order by lower(t.name)`,
      [this.door.tenantId(), conversationId],
    );
  }

  /** The tag with this name, made when there is none; letters' case makes no other tag. */
  async take(name: string): Promise<Tag> {
    const find = () =>
      this.door.query<Tag & Record<string, unknown>>(
        'select t.id, t.name from app.tag t where t.tenant_id = $1 and lower(t.name) = lower($2)',
        [this.door.tenantId(), name],
      );
    const [known] = await find();
    if (known) return known;
    await this.door.query(
      'insert into app.tag (tenant_id, name) values ($1, $2) on conflict (tenant_id, lower(name)) do nothing',
      [this.door.tenantId(), name],
    );
    return (await find())[0]!;
  }

  async put(conversationId: string, tagId: string, at: Date): Promise<boolean> {
    const rows = await this.door.query(
      `insert into app.conversation_tag (tenant_id, conversation_id, tag_id, at) values ($1, $2, $3, $4)
       on conflict (tenant_id, conversation_id, tag_id) do nothing returning tag_id`,
      [this.door.tenantId(), conversationId, tagId, at],
    );
    return rows.length > 0;
  }

  async remove(conversationId: string, tagId: string): Promise<Tag | undefined> {
    const [row] = await this.door.query<Tag & Record<string, unknown>>(
      `delete from app.conversation_tag g using app.tag t
       where g.tenant_id = $1 and g.conversation_id = $2 and g.tag_id = $3 and t.tenant_id = $1 and t.id = g.tag_id returning t.id, t.name`,
      [this.door.tenantId(), conversationId, tagId],
    );
    return row;
  }
}
