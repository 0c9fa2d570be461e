import type { AuditTrail } from '../audit/index.js';
import type { Actor, Permission, TenantDoor } from '../database/index.js';
import { newId, type Clock } from '../kernel/index.js';
import { kindOf, type FileKind } from './file-kind.js';
import type { Files } from './files.js';
import { fileInfected, fileTooLarge, imageNeeded, purposeUnknown, tooManyFiles } from './files.errors.js';
import { ImageCleaner, type CleanImage } from './image-cleaner.js';
import type { StoredFile } from './stored-file.js';
import { readBody } from './upload-body.js';
import { UploadSlots } from './upload-slots.js';
import type { VirusScanner } from './virus-scanner.js';

/** What a file may be added for, and by whom; the process lists those of its capabilities. */
export interface FilePurpose {
  readonly name: string;
  readonly permission: Permission;
}

/** Bytes that come in. */
export interface Arriving {
  readonly actor: Actor;
  /** As announced; it is measured all the same. */
  readonly length?: number;
  readonly body: AsyncIterable<Buffer>;
}

export interface Upload extends Arriving {
  readonly purpose: string;
  readonly name: string;
}

export const MOST_UPLOAD_BYTES = 10 * 1024 * 1024;
/** What nobody attached by then goes. */
const UNATTACHED_MS = 24 * 60 * 60_000;
/** Of one person in one tenant. */
const MOST_UNATTACHED = 50;

type Content = Pick<CleanImage, 'bytes' | 'mediaType'> & Partial<CleanImage>;

/** Lets a file of a person in: measured, recognised by its content, scanned, drawn anew when it is an image, then stored. */
export class FileAdmission {
  private readonly cleaner = new ImageCleaner();
  private readonly slots = new UploadSlots();

  /** @param scanner absent: nothing is scanned, and the health of the process says so. */
  constructor(
    private readonly door: TenantDoor,
    private readonly files: Files,
    private readonly audit: AuditTrail,
    private readonly clock: Clock,
    private readonly purposes: readonly FilePurpose[],
    readonly scanner?: VirusScanner,
  ) {}

  /**
   * Whoever may not is told before a byte is read; a refusal leaves nothing behind.
   * @throws DomainError PERMISSION_DENIED, FILES_PURPOSE_UNKNOWN, FILES_BUSY, FILES_TOO_MANY, FILES_TOO_LARGE, FILES_UPLOAD_CUT,
   *   FILES_INFECTED, FILES_SCANNER_UNAVAILABLE, FILES_STORE_FULL, FILES_STORE_UNAVAILABLE and those of `kindOf` and `ImageCleaner`
   */
  async receive(upload: Upload): Promise<StoredFile> {
    const purpose = this.purposes.find(({ name }) => name === upload.purpose);
    if (!purpose) throw purposeUnknown();
    return this.admit(upload, purpose.permission, async (bytes, kind) => {
      const content = kind === 'pdf' ? { bytes, mediaType: 'application/pdf' } : await this.cleaner.clean(bytes, kind);
      return this.keep(upload, purpose, content);
    });
  }

  /**
   * Lets an image in that a capability keeps itself. Nothing is stored here.
   * @param side in pixels
   * @returns WebP
   * @throws DomainError FILES_IMAGE_NEEDED, and as `receive` does
   */
  drawSquare(arriving: Arriving, permission: Permission, side: number): Promise<Buffer> {
    return this.admit(arriving, permission, (bytes, kind) => {
      if (kind === 'pdf') throw imageNeeded();
      return this.cleaner.drawSquare(bytes, side);
    });
  }

  private async admit<T>(
    arriving: Arriving,
    permission: Permission,
    take: (bytes: Buffer, kind: FileKind) => Promise<T>,
  ): Promise<T> {
    await this.in(arriving, () => this.door.require(permission));
    if ((arriving.length ?? 0) > MOST_UPLOAD_BYTES) throw fileTooLarge(MOST_UPLOAD_BYTES);
    return this.slots.in(arriving.actor.tenantId, async () => {
      const bytes = await readBody(arriving.body, MOST_UPLOAD_BYTES);
      const kind = await kindOf(bytes);
      await this.scan(arriving, kind, bytes);
      return take(bytes, kind);
    });
  }

  private async scan(upload: Arriving, kind: FileKind, bytes: Buffer): Promise<void> {
    const found = await this.scanner?.scan(bytes);
    if (found === undefined) return;
    await this.in(upload, () =>
      this.audit.record({
        ...{ action: 'file.refused', objectType: 'file', objectId: newId(), outcome: 'refused' },
        details: { reason: 'FILES_INFECTED', found: found.slice(0, 100), kind, bytes: bytes.length },
      }),
    );
    throw fileInfected();
  }

  /** The row comes first and is unreadable until the bytes lie there: killed in between, it still says what to clear away. */
  private async keep(
    upload: Upload,
    { name: purpose, permission }: FilePurpose,
    content: Content,
  ): Promise<StoredFile> {
    const { bytes, mediaType, width, height } = content;
    const { tenantId } = upload.actor;
    const expiresAt = new Date(this.clock.now().getTime() + UNATTACHED_MS);
    const fileId = await this.in(upload, async () => {
      // The membership may have ended while the bytes came in.
      await this.door.require(permission);
      if ((await this.files.countUnattached()) >= MOST_UNATTACHED) throw tooManyFiles(MOST_UNATTACHED);
      const { membershipId: ownerId } = await this.door.entrance();
      return this.files.begin(upload.name, mediaType, expiresAt, { purpose, ownerId, width, height });
    });
    try {
      await this.files.writePart(tenantId, fileId, 0, bytes);
      return await this.in(upload, async () => {
        await this.files.recordPart(fileId, 0, bytes.length);
        await this.files.finish(fileId);
        const about = { action: 'file.added', objectType: 'file', objectId: fileId, outcome: 'done' } as const;
        await this.audit.record({ ...about, details: { purpose, mediaType, bytes: bytes.length } });
        return this.files.get(fileId);
      });
    } catch (error) {
      await this.giveUp(upload, fileId);
      throw error;
    }
  }

  /** What cannot be cleared away now goes with its row when that expires. */
  private async giveUp(upload: Upload, fileId: string): Promise<void> {
    try {
      await this.files.removeBytes(upload.actor.tenantId, { id: fileId, parts: 0 });
      await this.in(upload, () => this.files.abandon(fileId));
    } catch {
      return;
    }
  }

  private in<T>({ actor }: Arriving, work: () => Promise<T>): Promise<T> {
    return this.door.run(actor, work);
  }
}
