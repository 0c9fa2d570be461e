import type { TenantDoor } from '../database/index.js';
import { isId, newId, NO_TENANT, type Clock } from '../kernel/index.js';
import { FileRepository } from './file.repository.js';
import type { FileVault } from './file-vault.js';
import { fileNotFound } from './files.errors.js';
import { ENDINGS, safeFileName, type FileOrigin, type StoredFile } from './stored-file.js';

/**
 * Files of the tenant of the running operation. What touches the store stays outside transactions: write a part, then
 * record it; a part that was written and not recorded is written again.
 */
export class Files {
  private readonly rows: FileRepository;

  constructor(
    door: TenantDoor,
    private readonly vault: FileVault,
    private readonly clock: Clock,
  ) {
    this.rows = new FileRepository(door);
  }

  /** Begins a file that nobody can read yet. @returns its id. */
  async begin(name: string, mediaType: string, expiresAt: Date, origin: FileOrigin = {}): Promise<string> {
    const id = origin.id ?? newId();
    await this.rows.insert(id, safeFileName(name, ENDINGS[mediaType]), mediaType, expiresAt, origin);
    return id;
  }

  /** Outside a transaction. @throws DomainError FILES_STORE_FULL, FILES_STORE_UNAVAILABLE */
  async writePart(tenantId: string, fileId: string, part: number, bytes: Buffer): Promise<void> {
    await this.vault.putPart(tenantId, fileId, part, bytes);
  }

  async recordPart(fileId: string, part: number, bytes: number): Promise<void> {
    await this.rows.addPart(fileId, part, bytes);
  }

  async finish(fileId: string): Promise<void> {
    await this.rows.finish(fileId);
  }

  /** Forgets a file that never became whole. */
  async abandon(fileId: string): Promise<void> {
    await this.rows.removeUnfinished(fileId);
  }

  /** Files of the person who acts that nothing refers to yet. */
  countUnattached(): Promise<number> {
    return this.rows.countOwnUnattached(this.clock.now());
  }

  /**
   * Ties a file that this person added to what it was added for; from then on that decides how long it is kept.
   * @throws DomainError FILES_NOT_FOUND, also for a colleague's and for one that is tied already
   */
  async attach(fileId: string, purpose: string, keepUntil: Date): Promise<void> {
    const attached = isId(fileId) && (await this.rows.attachOwn(fileId, purpose, keepUntil, this.clock.now()));
    if (!attached) throw fileNotFound();
  }

  /** @throws DomainError FILES_NOT_FOUND */
  async get(fileId: string): Promise<StoredFile> {
    const file = isId(fileId) ? await this.rows.findReady(fileId, this.clock.now()) : undefined;
    if (!file) throw fileNotFound();
    return file;
  }

  /** The bytes, part by part; outside a transaction. @throws DomainError FILES_NOT_FOUND, FILES_STORE_UNAVAILABLE */
  async *read(tenantId: string, file: StoredFile): AsyncGenerator<Buffer> {
    for (let part = 0; part < file.parts; part += 1) {
      const bytes = await this.vault.getPart(tenantId, file.id, part);
      if (!bytes) throw fileNotFound();
      yield bytes;
    }
  }

  /** @throws DomainError FILES_STORE_UNAVAILABLE */
  async check(): Promise<void> {
    await this.vault.getPart(NO_TENANT, NO_TENANT, 0);
  }

  listExpired(): Promise<StoredFile[]> {
    return this.rows.listExpired(this.clock.now());
  }

  /** Outside a transaction. One part more than is recorded may lie there. */
  async removeBytes(tenantId: string, file: Pick<StoredFile, 'id' | 'parts'>): Promise<void> {
    await this.vault.removeParts(tenantId, file.id, file.parts + 1);
  }

  async forget(fileId: string): Promise<void> {
    await this.rows.remove(fileId);
  }
}
