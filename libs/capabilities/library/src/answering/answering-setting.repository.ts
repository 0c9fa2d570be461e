import type { SignAs } from '@samenspraak/language/template';
import type { TenantDoor } from '@samenspraak/platform/database';
import { newId } from '@samenspraak/platform/kernel';
import { FIRST_SETTING, type AnsweringSetting } from './answering-setting.js';

/** How the tenant answers: one row at most. */
export class AnsweringSettingRepository {
  constructor(private readonly door: TenantDoor) {}

  async get(): Promise<AnsweringSetting> {
    const [row] = await this.door.query(
      `select s.sign_as, s.team_signature, s.listening, to_char(s.listening_until, 'YYYY-MM-DD') as listening_until, s.version
       from app.answering_setting s where s.tenant_id = $1`,
      [this.door.tenantId()],
    );
    if (!row) return FIRST_SETTING;
    return {
      signAs: row.sign_as as SignAs,
      teamSignature: row.team_signature as string,
      listening: row.listening as boolean,
      listeningUntil: row.listening_until as string | null,
      version: row.version as number,
    };
  }

  /** @returns false when the version is not the one that the person saw. */
  async save(setting: AnsweringSetting, at: Date): Promise<boolean> {
    const { tenantId, principalId } = this.door.actor();
    const rest = [setting.signAs, setting.teamSignature, setting.listening, setting.listeningUntil, at, principalId];
    const rows =
      setting.version === 0
        ? await this.door.query(
            `insert into app.answering_setting (tenant_id, id, sign_as, team_signature, listening, listening_until, changed_at, changed_by)
             values ($1, $2, $3, $4, $5, $6, $7, $8) on conflict (tenant_id) do nothing returning id`,
            [tenantId, newId(), ...rest],
          )
        : await this.door.query(
            `update app.answering_setting s set sign_as = $3, team_signature = $4, listening = $5, listening_until = $6,
               changed_at = $7, changed_by = $8, version = s.version + 1 where s.tenant_id = $1 and s.version = $2 returning s.id`,
            [tenantId, setting.version, ...rest],
          );
    return rows.length === 1;
  }
}
