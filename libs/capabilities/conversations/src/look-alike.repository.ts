import { DEAR, keptPlan, type TenantDoor } from '@samenspraak/platform/database';

/** The first text that was seen under a key, and the group it began. */
export interface KnownText {
  readonly groupId: string;
  readonly sketch: readonly number[];
}

/** Where copies of a tenant's texts are found. */
export class LookAlikeRepository {
  constructor(private readonly door: TenantDoor) {}

  async findKnown(keys: readonly bigint[]): Promise<Map<bigint, KnownText>> {
    const rows = await this.door.repeat<{ key: string; group_id: string; sketch: Buffer }>(
      // One key at a time: for a list the database may choose to read all texts of the tenant.
      `select l.key::text as key, l.group_id, l.sketch from unnest($2::bigint[]) as u(key)
       cross join lateral (select * from app.look_alike k where k.tenant_id = $1 and k.key = u.key offset 0) l`,
      [this.door.tenantId(), [...new Set(keys)].map(String)],
    );
    return new Map(rows.map((row) => [BigInt(row.key), { groupId: row.group_id, sketch: unpack(row.sketch) }]));
  }

  /** Keeps the first text of each key. Keys go in order, so that two workers never wait for each other in a ring. */
  async remember(texts: ReadonlyMap<bigint, KnownText>, at: Date): Promise<void> {
    const rows = [...texts].sort(([a], [b]) => (a < b ? -1 : 1));
    await this.door.repeat(
      `insert into app.look_alike (tenant_id, key, group_id, sketch, seen_at)
       select $1, u.key, u.group_id, u.sketch, $5 from unnest($2::bigint[], $3::uuid[], $4::bytea[]) as u(key, group_id, sketch)
       on conflict (tenant_id, key) do update set seen_at = excluded.seen_at`,
      [
        this.door.tenantId(),
        rows.map(([key]) => String(key)),
        rows.map(([, text]) => text.groupId),
        rows.map(([, text]) => pack(text.sketch)),
        at,
      ],
    );
  }

  /** Makes conversations members of their groups, and the first of a group too. @param members conversation → group. */
  async join(members: ReadonlyMap<string, string>): Promise<void> {
    if (members.size === 0) return;
    const pairs = new Map([...new Set(members.values())].map((groupId) => [groupId, groupId]));
    for (const [conversationId, groupId] of members) pairs.set(conversationId, groupId);
    await this.door.repeat(
      `update app.conversation c set group_id = u.group_id from unnest($2::uuid[], $3::uuid[]) as u(id, group_id)
       where c.tenant_id = $1 and c.id = any ($2::uuid[]) and c.id = u.id and c.group_id is null
         and ${keptPlan('c.version >= 0', '$4')}`,
      [this.door.tenantId(), [...pairs.keys()], [...pairs.values()], DEAR],
    );
  }

  async forget(before: Date): Promise<void> {
    await this.door.repeat('delete from app.look_alike l where l.tenant_id = $1 and l.seen_at < $2', [
      this.door.tenantId(),
      before,
    ]);
  }
}

function pack(sketch: readonly number[]): Buffer {
  const bytes = Buffer.alloc(sketch.length * 4);
  sketch.forEach((value, at) => bytes.writeUInt32LE(value, at * 4));
  return bytes;
}

const unpack = (bytes: Buffer): number[] =>
  Array.from({ length: bytes.length / 4 }, (_, at) => bytes.readUInt32LE(at * 4));
