import type { TenantDoor } from '@samenspraak/platform/database';
import type { AgreementKind, AgreementView, ColleagueView, Member, PartnershipView } from './tenant.js';

interface PartnershipRow {
  id: string;
  name: string;
  holder_id: string;
}

interface MemberRow {
  member_id: string;
  code: string;
  name: string;
  kind: Member['kind'];
  theme: string;
  gm_code: string | null;
  inhabitants: number | null;
}

/** Reads what a tenant may know of its partnership, its colleagues and its agreements. */
export class PartnershipRepository {
  constructor(private readonly door: TenantDoor) {}

  async find(partnershipId: string): Promise<PartnershipView | undefined> {
    const [found] = await this.door.query<PartnershipRow>(
      'select p.partnership_id as id, p.name, p.holder_id from app.partnership p where p.partnership_id = $1',
      [partnershipId],
    );
    if (!found) return undefined;
    const rows = await this.door.query<MemberRow>(
      `select x.member_id, x.code, x.name, x.kind, x.theme, x.gm_code, x.inhabitants from app.partnership_member x
       where x.partnership_id = $1 and x.valid_from <= now() and x.valid_until > now() order by x.code`,
      [partnershipId],
    );
    const members = rows.map((row) => ({
      id: row.member_id,
      code: row.code,
      name: row.name,
      kind: row.kind,
      theme: row.theme,
      gmCode: row.gm_code,
      inhabitants: row.inhabitants,
      holder: row.member_id === found.holder_id,
    }));
    return { id: found.id, name: found.name, holderId: found.holder_id, members };
  }

  /** People, not programs, who are members now. */
  async listColleagues(): Promise<ColleagueView[]> {
    return this.door.query<ColleagueView & Record<string, unknown>>(
      `select m.id, m.display_name as "displayName", m.initials from app.membership m
       where m.tenant_id = $1 and m.status = 'active' and not ('system' = any (m.roles)) order by m.display_name, m.id`,
      [this.door.tenantId()],
    );
  }

  async findColleague(membershipId: string): Promise<ColleagueView | undefined> {
    const [row] = await this.door.query<ColleagueView & Record<string, unknown>>(
      `select m.id, m.display_name as "displayName", m.initials from app.membership m where m.tenant_id = $1 and m.id = $2`,
      [this.door.tenantId(), membershipId],
    );
    return row;
  }

  /** Valid today in Amsterdam, and only what the holder put down: an agreement binds by the holder's signature. */
  async listValidAgreements(kind: AgreementKind): Promise<AgreementView[]> {
    return this.door.query<AgreementView & Record<string, unknown>>(
      `select g.id, g.partnership_id as "partnershipId", g.kind, g.name, g.valid_from::text as "validFrom", g.valid_until::text as "validUntil",
         array(select y.member_id from app.agreement_party y where y.partnership_id = g.partnership_id and y.agreement_id = g.id order by 1) as "memberIds"
       from app.agreement g join app.partnership p on p.partnership_id = g.partnership_id and p.holder_id = g.author_tenant_id
       where g.kind = $1 and (now() at time zone 'Europe/Amsterdam')::date between g.valid_from and g.valid_until order by g.valid_from, g.id`,
      [kind],
    );
  }
}
