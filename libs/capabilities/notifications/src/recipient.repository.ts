import type { Role, TenantDoor } from '@samenspraak/platform/database';
import type { NoticeChoice, NoticeKind } from './notice-kind.js';
import { usualSettings, type ChosenKind, type NoticeSettings } from './notice.js';

/** A member as far as telling is concerned. */
export interface Recipient {
  readonly membershipId: string;
  readonly principalId: string;
  readonly roles: readonly Role[];
}

const LIVE = `m.status = 'active' and m.valid_from <= now() and m.valid_until > now() and not ('system' = any (m.roles))`;
const MEMBER = 'm.id as "membershipId", m.principal_id as "principalId", m.roles';

/** Reads who is a member now, and how each wants to be told. */
export class RecipientRepository {
  constructor(private readonly door: TenantDoor) {}

  /** Members now who have one of these roles. */
  async listByRoles(roles: readonly Role[]): Promise<Recipient[]> {
    return this.door.query<Recipient>(
      `select ${MEMBER} from app.membership m where m.tenant_id = $1 and ${LIVE} and m.roles && $2::text[] order by m.id limit 500`,
      [this.door.tenantId(), roles],
    );
  }

  /** Undefined also for who was a member. */
  async find(membershipId: string): Promise<Recipient | undefined> {
    const rows = await this.door.query<Recipient>(
      `select ${MEMBER} from app.membership m where m.tenant_id = $1 and m.id = $2 and ${LIVE}`,
      [this.door.tenantId(), membershipId],
    );
    return rows[0];
  }

  async findTenantName(): Promise<string> {
    const [row] = await this.door.query<{ name: string }>('select t.name from app.tenant t where t.id = $1', [
      this.door.tenantId(),
    ]);
    return row?.name ?? '';
  }

  async listChoices(membershipId: string): Promise<ChosenKind[]> {
    return this.door.query<ChosenKind>(
      'select c.kind, c.choice from app.notification_choice c where c.tenant_id = $1 and c.membership_id = $2',
      [this.door.tenantId(), membershipId],
    );
  }

  async saveChoice(membershipId: string, kind: NoticeKind, choice: NoticeChoice): Promise<void> {
    await this.door.query(
      `insert into app.notification_choice (tenant_id, membership_id, kind, choice) values ($1, $2, $3, $4)
       on conflict (tenant_id, membership_id, kind) do update set choice = excluded.choice`,
      [this.door.tenantId(), membershipId, kind, choice],
    );
  }

  async settingsOf(membershipId: string): Promise<NoticeSettings> {
    const rows = await this.door.query<NoticeSettings>(
      `select s.language, s.digest_minute as "digestMinute", s.quiet_from as "quietFrom", s.quiet_until as "quietUntil"
       from app.notification_setting s where s.tenant_id = $1 and s.membership_id = $2`,
      [this.door.tenantId(), membershipId],
    );
    return rows[0] ?? usualSettings;
  }

  async saveSettings(membershipId: string, settings: NoticeSettings): Promise<void> {
    await this.door.query(
      `insert into app.notification_setting (tenant_id, membership_id, language, digest_minute, quiet_from, quiet_until) values ($1, $2, $3, $4, $5, $6)
       on conflict (tenant_id, membership_id) do update set language = excluded.language, digest_minute = excluded.digest_minute,
         quiet_from = excluded.quiet_from, quiet_until = excluded.quiet_until`,
      [
        this.door.tenantId(),
        membershipId,
        settings.language,
        settings.digestMinute,
        settings.quietFrom,
        settings.quietUntil,
      ],
    );
  }
}
