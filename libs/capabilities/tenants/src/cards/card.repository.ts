import type { TenantDoor } from '@samenspraak/platform/database';
import { newId } from '@samenspraak/platform/kernel';

/** Who somebody is for colleagues of the same tenant. */
export interface CardRow {
  readonly id: string;
  readonly displayName: string;
  readonly initials: string;
  readonly me: boolean;
  /** Of the photo as it is now: another one after each replacement. */
  readonly photoId: string | null;
}

const WORKS_HERE = `m.status = 'active' and m.valid_from <= now() and m.valid_until > now()`;

/** Reads cards and photos of the people of this tenant. */
export class CardRepository {
  constructor(private readonly door: TenantDoor) {}

  /** Also of who left: their name stands under notes. Their photo does not. */
  async find(membershipId: string): Promise<CardRow | undefined> {
    const [row] = await this.door.query<CardRow>(
      `select m.id, m.display_name as "displayName", m.initials, m.principal_id = (select app.principal_id()) as me, p.id as "photoId"
       from app.membership m left join app.member_photo p on p.tenant_id = $1 and p.membership_id = m.id and ${WORKS_HERE}
       where m.tenant_id = $1 and m.id = $2`,
      [this.door.tenantId(), membershipId],
    );
    return row;
  }

  async findPhoto(photoId: string): Promise<Buffer | undefined> {
    const [row] = await this.door.query<{ bytes: Buffer }>(
      `select p.bytes from app.member_photo p join app.membership m on m.tenant_id = $1 and m.id = p.membership_id
       where p.tenant_id = $1 and p.id = $2 and ${WORKS_HERE}`,
      [this.door.tenantId(), photoId],
    );
    return row?.bytes;
  }

  /** In the place of the one that was there. @returns its id */
  async putPhoto(membershipId: string, bytes: Buffer, at: Date): Promise<string> {
    const id = newId();
    await this.door.query(
      `insert into app.member_photo (tenant_id, id, membership_id, bytes, given_at) values ($1, $2, $3, $4, $5)
       on conflict (tenant_id, membership_id) do update set id = excluded.id, bytes = excluded.bytes, given_at = excluded.given_at`,
      [this.door.tenantId(), id, membershipId, bytes, at],
    );
    return id;
  }

  /** @returns the id of the photo that was there. */
  async removePhoto(membershipId: string): Promise<string | undefined> {
    const [row] = await this.door.query<{ id: string }>(
      'delete from app.member_photo p where p.tenant_id = $1 and p.membership_id = $2 returning p.id',
      [this.door.tenantId(), membershipId],
    );
    return row?.id;
  }

  /** Photos of people who work here no more. Who is suspended may come back. */
  async removeOfLeavers(): Promise<number> {
    const rows = await this.door.query(
      `delete from app.member_photo p using app.membership m
       where p.tenant_id = $1 and m.tenant_id = $1 and m.id = p.membership_id and (m.status = 'ended' or m.valid_until <= now())
       returning p.id`,
      [this.door.tenantId()],
    );
    return rows.length;
  }
}
