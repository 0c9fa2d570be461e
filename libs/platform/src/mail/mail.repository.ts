import type { TenantDoor } from '../database/index.js';
import type { Mail, MailRecipient, MailState } from './mail.js';

const COLUMNS = `m.id, m.membership_id as "membershipId", m.address, m.topic, m.ref_id as "refId", m.slot, m.state, m.due_at as "dueAt", m.attempt, m.tries,
  m.lease_until as "leaseUntil", m.made_at as "madeAt"`;

export interface MailChange {
  readonly dueAt?: Date;
  readonly tries?: number;
  readonly leaseUntil?: Date | null;
  readonly code?: number | null;
  readonly reason?: string | null;
}

/** Reads and moves the tenant's mails. Every move names the state and the attempt it starts from. */
export class MailRepository {
  constructor(private readonly door: TenantDoor) {}

  /** @returns false when there is a mail of that topic and slot already. */
  async insert(
    mail: Pick<Mail, 'id' | 'membershipId' | 'address' | 'topic' | 'refId' | 'slot' | 'dueAt'>,
  ): Promise<boolean> {
    const rows = await this.door.query(
      `insert into app.mail (tenant_id, id, membership_id, address, topic, ref_id, slot, due_at) values ($1, $2, $3, $4, $5, $6, $7, $8)
       on conflict do nothing returning id`,
      [this.door.tenantId(), mail.id, mail.membershipId, mail.address, mail.topic, mail.refId, mail.slot, mail.dueAt],
    );
    return rows.length === 1;
  }

  /** Nobody else moves it until this transaction ends. */
  async lock(id: string): Promise<Mail | undefined> {
    const rows = await this.door.query<Mail>(
      `select ${COLUMNS} from app.mail m where m.tenant_id = $1 and m.id = $2 for update`,
      [this.door.tenantId(), id],
    );
    return rows[0];
  }

  /** @returns false when somebody else moved it meanwhile. */
  async move(mail: Mail, state: MailState, change: MailChange, now: Date): Promise<boolean> {
    const settled = state !== 'QUEUED' && state !== 'SENDING';
    const rows = await this.door.query(
      `update app.mail m set state = $5, attempt = m.attempt + $6, due_at = coalesce($7, m.due_at), tries = coalesce($8, m.tries), lease_until = $9,
         reply_code = $10, reason = $11, settled_at = $12
       where m.tenant_id = $1 and m.id = $2 and m.state = $3 and m.attempt = $4 returning m.id`,
      [
        this.door.tenantId(),
        mail.id,
        mail.state,
        mail.attempt,
        state,
        state === 'SENDING' ? 1 : 0,
        change.dueAt ?? null,
        change.tries ?? null,
        change.leaseUntil ?? null,
        change.code ?? null,
        change.reason ?? null,
        settled ? now : null,
      ],
    );
    return rows.length === 1;
  }

  /** Where the mail of a member goes, if somebody gave an address. */
  async findRecipient(membershipId: string): Promise<MailRecipient | undefined> {
    const rows = await this.door.query<MailRecipient>(
      `select a.membership_id as "membershipId", a.address, a.bouncing_since is not null as bouncing from app.mail_address a
       where a.tenant_id = $1 and a.membership_id = $2`,
      [this.door.tenantId(), membershipId],
    );
    return rows[0];
  }

  async countRefusal(membershipId: string, most: number, now: Date): Promise<void> {
    await this.door.query(
      `update app.mail_address a set refusals = a.refusals + 1,
         bouncing_since = case when a.refusals + 1 >= $3 then coalesce(a.bouncing_since, $4) else a.bouncing_since end,
         bounce_reason = case when a.refusals + 1 >= $3 then coalesce(a.bounce_reason, 'address_unknown') else a.bounce_reason end
       where a.tenant_id = $1 and a.membership_id = $2`,
      [this.door.tenantId(), membershipId, most, now],
    );
  }

  /** A server took a mail for the address. Whether it arrives is another matter: only a person says that a bouncing one works. */
  async forgetRefusals(membershipId: string): Promise<void> {
    await this.door.query(
      `update app.mail_address a set refusals = 0
       where a.tenant_id = $1 and a.membership_id = $2 and a.refusals > 0 and a.bouncing_since is null`,
      [this.door.tenantId(), membershipId],
    );
  }

  /** Somebody says that the address works; a report about what was sent before says nothing any more. */
  async trust(membershipId: string, now: Date): Promise<void> {
    await this.door.query(
      `update app.mail_address a set refusals = 0, bouncing_since = null, bounce_reason = null, confirmed_at = $3
       where a.tenant_id = $1 and a.membership_id = $2`,
      [this.door.tenantId(), membershipId, now],
    );
  }

  /** @returns false when that was known. */
  async noteBounce(id: string, reason: string, now: Date): Promise<boolean> {
    const rows = await this.door.query(
      `update app.mail m set bounced_at = $3, bounce_reason = $4
       where m.tenant_id = $1 and m.id = $2 and m.bounced_at is null returning m.id`,
      [this.door.tenantId(), id, now, reason],
    );
    return rows.length === 1;
  }

  /** @returns false when that was known, or it has come back since. */
  async noteDelay(id: string, now: Date): Promise<boolean> {
    const rows = await this.door.query(
      `update app.mail m set delayed_at = $3
       where m.tenant_id = $1 and m.id = $2 and m.delayed_at is null and m.bounced_at is null returning m.id`,
      [this.door.tenantId(), id, now],
    );
    return rows.length === 1;
  }

  /** No mail goes to the address of this mail any more, unless somebody confirmed it after the mail was made. */
  async distrust(mail: Pick<Mail, 'membershipId' | 'madeAt'>, reason: string, now: Date): Promise<void> {
    await this.door.query(
      `update app.mail_address a set bouncing_since = coalesce(a.bouncing_since, $4), bounce_reason = $3
       where a.tenant_id = $1 and a.membership_id = $2 and (a.confirmed_at is null or a.confirmed_at < $5)`,
      [this.door.tenantId(), mail.membershipId, reason, now, mail.madeAt],
    );
  }

  async purge(before: Date): Promise<void> {
    await this.door.query('delete from app.mail m where m.tenant_id = $1 and m.made_at < $2', [
      this.door.tenantId(),
      before,
    ]);
  }
}
