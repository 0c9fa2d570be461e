import type { TenantDoor } from '../database/index.js';
import type { FileOrigin, StoredFile } from './stored-file.js';

const COLUMNS = `f.id, f.name, f.media_type as "mediaType", f.bytes::float8 as bytes, f.parts, f.width, f.height, f.expires_at as "expiresAt"`;

/** The rows of a tenant's files. */
export class FileRepository {
  constructor(private readonly door: TenantDoor) {}

  async insert(id: string, name: string, mediaType: string, expiresAt: Date, origin: FileOrigin): Promise<void> {
    const { purpose = 'task', ownerId = null, width = null, height = null } = origin;
    await this.door.query(
      `insert into app.file (tenant_id, id, name, media_type, expires_at, purpose, owner_id, width, height)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
      [this.door.tenantId(), id, name, mediaType, expiresAt, purpose, ownerId, width, height],
    );
  }

  /** Counts a part that lies in the store; the same part again counts once. */
  async addPart(id: string, part: number, bytes: number): Promise<void> {
    await this.door.query(
      `update app.file f set parts = $3::int + 1, bytes = f.bytes + $4 where f.tenant_id = $1 and f.id = $2 and f.state = 'writing' and f.parts = $3`,
      [this.door.tenantId(), id, part, bytes],
    );
  }

  async finish(id: string): Promise<void> {
    await this.door.query(`update app.file f set state = 'ready' where f.tenant_id = $1 and f.id = $2`, [
      this.door.tenantId(),
      id,
    ]);
  }

  /** One that is whole and has not expired. */
  async findReady(id: string, now: Date): Promise<StoredFile | undefined> {
    const [row] = await this.door.query<StoredFile>(
      `select ${COLUMNS} from app.file f where f.tenant_id = $1 and f.id = $2 and f.state = 'ready' and f.expires_at > $3`,
      [this.door.tenantId(), id, now],
    );
    return row;
  }

  async listExpired(now: Date): Promise<StoredFile[]> {
    return this.door.query<StoredFile>(
      `select ${COLUMNS} from app.file f where f.tenant_id = $1 and f.expires_at <= $2 order by f.expires_at limit 500`,
      [this.door.tenantId(), now],
    );
  }

  async countOwnUnattached(now: Date): Promise<number> {
    const [row] = await this.door.query<{ n: number }>(
      `select count(*)::int as n from app.file f where f.tenant_id = $1 and f.owner_id = $2 and f.attached_at is null and f.expires_at > $3`,
      [this.door.tenantId(), (await this.door.entrance()).membershipId, now],
    );
    return row!.n;
  }

  async attachOwn(id: string, purpose: string, keepUntil: Date, now: Date): Promise<boolean> {
    const rows = await this.door.query(
      `update app.file f set attached_at = $6, expires_at = $5
       where f.tenant_id = $1 and f.id = $2 and f.owner_id = $3 and f.purpose = $4 and f.state = 'ready' and f.attached_at is null and f.expires_at > $6
       returning f.id`,
      [this.door.tenantId(), id, (await this.door.entrance()).membershipId, purpose, keepUntil, now],
    );
    return rows.length === 1;
  }

  async removeUnfinished(id: string): Promise<void> {
    await this.door.query(`delete from app.file f where f.tenant_id = $1 and f.id = $2 and f.state = 'writing'`, [
      this.door.tenantId(),
      id,
    ]);
  }

  async remove(id: string): Promise<void> {
    await this.door.query('delete from app.file f where f.tenant_id = $1 and f.id = $2', [this.door.tenantId(), id]);
  }
}
