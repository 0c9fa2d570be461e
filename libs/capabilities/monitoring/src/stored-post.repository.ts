import type { TenantDoor } from '@samenspraak/platform/database';

/** A public post as the tenant has it. */
export interface StoredPost {
  readonly id: string;
  readonly network: string;
  readonly authorHandle: string;
  readonly at: Date;
  readonly text: string;
  readonly isReply: boolean;
}

const POST = `select m.id, m.network, m.author_handle as "authorHandle", m.at, m.text, m.parent_source_id is not null as "isReply"
  from app.message m where m.tenant_id = $1 and m.direction = 'inbound' and not m.deleted and m.visibility in ('public', 'unlisted')`;

/** What networks brought in public and is still there: queries hear nothing else. */
export class StoredPostRepository {
  constructor(private readonly door: TenantDoor) {}

  /** The newest first. */
  listNewest(since: Date, limit: number, before?: Date): Promise<StoredPost[]> {
    return this.read('and m.at >= $2 and m.at < $4 order by m.at desc, m.id desc limit $3', [
      since,
      limit,
      before ?? 'infinity',
    ]);
  }

  /** The newest before a moment that hold a lexeme of each of these groups, as `lexemesOf` writes them. */
  async listWith(lexemes: readonly string[], since: Date, before: Date, limit: number): Promise<StoredPost[]> {
    const rows = await this.door.query<{ id: string }>('select p.id from app.posts_with($1, $2, $3, $4) p', [
      lexemes,
      since,
      before,
      limit,
    ]);
    const ids = rows.map((row) => row.id);
    return ids.length === 0 ? [] : this.read('and m.id = any ($2::uuid[]) order by m.at desc, m.id desc', [ids]);
  }

  /** How many of these the tenant leads, and got for one of these reasons. */
  async countLed(ids: readonly string[], whyCodes: readonly string[]): Promise<number> {
    const [row] = await this.door.query<{ n: number }>(
      `select count(*)::int as n from app.message m join app.conversation c on c.tenant_id = $1 and c.id = m.conversation_id
       where m.tenant_id = $1 and m.id = any ($2::uuid[]) and c.involvement = 'lead' and c.why_code = any ($3::text[])`,
      [this.door.tenantId(), ids, whyCodes],
    );
    return row!.n;
  }

  private read(rest: string, parameters: readonly unknown[]): Promise<StoredPost[]> {
    return this.door.query<StoredPost & Record<string, unknown>>(`${POST} ${rest}`, [
      this.door.tenantId(),
      ...parameters,
    ]);
  }
}
