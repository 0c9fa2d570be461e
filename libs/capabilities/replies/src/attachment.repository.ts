import type { TenantDoor } from '@samenspraak/platform/database';

/** A picture that goes with a reply. */
export interface Attachment {
  readonly id: string;
  readonly replyId: string;
  readonly fileId: string;
  readonly name: string;
  readonly mediaType: string;
  readonly bytes: number;
  readonly width: number | null;
  readonly height: number | null;
  readonly alt: string;
  /** What the network calls it; null until it was brought there. */
  readonly uploaded: string | null;
  readonly uploadedAt: Date | null;
}

export type NewAttachment = Omit<Attachment, 'id' | 'replyId' | 'uploaded' | 'uploadedAt'>;

const COLUMNS = `a.id, a.reply_id as "replyId", a.file_id as "fileId", a.name, a.media_type as "mediaType", a.bytes::float8 as bytes, a.width, a.height,
  a.alt, a.uploaded, a.uploaded_at as "uploadedAt"`;

/** The pictures of the tenant's replies, in the order in which they are shown. */
export class AttachmentRepository {
  constructor(private readonly door: TenantDoor) {}

  async insert(replyId: string, attachments: readonly NewAttachment[]): Promise<void> {
    for (const [n, one] of attachments.entries()) {
      await this.door.query(
        `insert into app.reply_attachment (tenant_id, reply_id, place, file_id, name, media_type, bytes, width, height, alt)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
        [
          this.door.tenantId(),
          replyId,
          n + 1,
          one.fileId,
          one.name,
          one.mediaType,
          one.bytes,
          one.width,
          one.height,
          one.alt,
        ],
      );
    }
  }

  async list(replyIds: readonly string[]): Promise<Attachment[]> {
    if (replyIds.length === 0) return [];
    return this.door.query<Attachment>(
      `select ${COLUMNS} from app.reply_attachment a where a.tenant_id = $1 and a.reply_id = any ($2::uuid[]) order by a.reply_id, a.place`,
      [this.door.tenantId(), replyIds],
    );
  }

  /** Whether an answer of this author that waits for colleagues, or waited, takes the file along. */
  async waits(fileId: string, authorId: string): Promise<boolean> {
    const rows = await this.door.query(
      `select from app.approval a where a.tenant_id = $1 and a.author_id = $2 and a.options -> 'attachments' @> $3::jsonb limit 1`,
      [this.door.tenantId(), authorId, JSON.stringify([{ fileId }])],
    );
    return rows.length > 0;
  }

  /** Whether a reply of this author that did not go out took the file along: it may then go with another one. */
  async wasFreed(fileId: string, authorId: string): Promise<boolean> {
    const rows = await this.door.query(
      `select from app.reply_attachment a join app.reply r on r.tenant_id = $1 and r.id = a.reply_id
       where a.tenant_id = $1 and a.file_id = $2 and r.author_id = $3 and r.state in ('CANCELLED', 'REJECTED') limit 1`,
      [this.door.tenantId(), fileId, authorId],
    );
    return rows.length > 0;
  }

  async keepUpload(id: string, uploaded: string, at: Date): Promise<void> {
    await this.door.query(
      'update app.reply_attachment a set uploaded = $3, uploaded_at = $4 where a.tenant_id = $1 and a.id = $2',
      [this.door.tenantId(), id, uploaded, at],
    );
  }
}
