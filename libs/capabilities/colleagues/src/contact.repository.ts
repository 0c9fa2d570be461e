import type { TenantDoor } from '@samenspraak/platform/database';
import { usualSetting, type AskSetting, type Contact } from './contact.js';

const CONTACT = 'c.id, c.kind, c.name, c.department, c.address, c.version';

/** The tenant's address book of whom it asks, and how it asks. */
export class ContactRepository {
  constructor(private readonly door: TenantDoor) {}

  list(): Promise<Contact[]> {
    return this.door.query<Contact>(
      `select ${CONTACT} from app.colleague_contact c where c.tenant_id = $1 order by c.kind, lower(c.name), c.id limit 500`,
      [this.door.tenantId()],
    );
  }

  async find(id: string): Promise<Contact | undefined> {
    const rows = await this.door.query<Contact>(
      `select ${CONTACT} from app.colleague_contact c where c.tenant_id = $1 and c.id = $2`,
      [this.door.tenantId(), id],
    );
    return rows[0];
  }

  /** @returns false when the address stands in the book already. */
  async insert(contact: Omit<Contact, 'version'>, at: Date): Promise<boolean> {
    const rows = await this.door.query(
      `insert into app.colleague_contact (tenant_id, id, kind, name, department, address, changed_at, changed_by) values ($1, $2, $3, $4, $5, $6, $7, $8)
       on conflict (tenant_id, address) do nothing returning id`,
      [this.door.tenantId(), contact.id, ...valuesOf(contact), at, this.door.actor().principalId],
    );
    return rows.length === 1;
  }

  /** @returns false when somebody else changed it meanwhile. */
  async update(contact: Contact, at: Date): Promise<boolean> {
    const rows = await this.door.query(
      `update app.colleague_contact c set kind = $3, name = $4, department = $5, address = $6, version = c.version + 1, changed_at = $7, changed_by = $8
       where c.tenant_id = $1 and c.id = $2 and c.version = $9 returning c.id`,
      [this.door.tenantId(), contact.id, ...valuesOf(contact), at, this.door.actor().principalId, contact.version],
    );
    return rows.length === 1;
  }

  async remove(id: string): Promise<boolean> {
    const rows = await this.door.query(
      'delete from app.colleague_contact c where c.tenant_id = $1 and c.id = $2 returning c.id',
      [this.door.tenantId(), id],
    );
    return rows.length === 1;
  }

  async setting(): Promise<AskSetting> {
    const rows = await this.door.query<AskSetting>(
      `select s.mail_domains as "mailDomains", s.answer_days as "answerDays", s.version from app.colleague_setting s where s.tenant_id = $1`,
      [this.door.tenantId()],
    );
    return rows[0] ?? usualSetting;
  }

  /** @returns false when somebody else changed it meanwhile. */
  async saveSetting(setting: AskSetting, at: Date): Promise<boolean> {
    const rows = await this.door.query(
      `insert into app.colleague_setting as s (tenant_id, mail_domains, answer_days, changed_at, changed_by) values ($1, $2, $3, $4, $5)
       on conflict (tenant_id) do update set mail_domains = excluded.mail_domains, answer_days = excluded.answer_days, version = s.version + 1,
         changed_at = excluded.changed_at, changed_by = excluded.changed_by where s.version = $6 returning s.id`,
      [
        this.door.tenantId(),
        setting.mailDomains,
        setting.answerDays,
        at,
        this.door.actor().principalId,
        setting.version,
      ],
    );
    return rows.length === 1;
  }
}

const valuesOf = ({ kind, name, department, address }: Omit<Contact, 'version' | 'id'>) => [
  kind,
  name,
  department,
  address,
];
