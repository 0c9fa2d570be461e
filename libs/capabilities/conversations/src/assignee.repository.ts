import type { TenantDoor } from '@samenspraak/platform/database';
import type { Colleague } from './conversation.js';
import { conversationPermissions } from './conversations.permissions.js';

/** Reads who works on conversations in this tenant now. */
export class AssigneeRepository {
  constructor(private readonly door: TenantDoor) {}

  list(): Promise<Colleague[]> {
    return this.read(null);
  }

  /** Who may be named in a note: whoever writes along. */
  listMentionable(): Promise<Colleague[]> {
    return this.read(null, conversationPermissions.write.roles);
  }

  async find(membershipId: string): Promise<Colleague | undefined> {
    return (await this.read(membershipId))[0];
  }

  private read(
    membershipId: string | null,
    roles: readonly string[] = conversationPermissions.work.roles,
  ): Promise<Colleague[]> {
    return this.door.query<Colleague>(
      `select m.id, m.display_name as "displayName", m.initials, m.principal_id = (select app.principal_id()) as me from app.membership m
       where m.tenant_id = $1 and m.status = 'active' and m.valid_from <= now() and m.valid_until > now() and m.roles && $2::text[]
         and ($3::uuid is null or m.id = $3) order by m.display_name, m.id limit 500`,
      [this.door.tenantId(), roles, membershipId],
    );
  }
}
