import { FieldCipher } from '../database/index.js';
import type { BlobStore } from './blob-store.js';

/** Parts of files, each sealed with the key of its tenant and bound to its place: moved elsewhere it does not open. */
export class FileVault {
  private readonly ciphers = new Map<string, FieldCipher>();

  /** @param secret 32 bytes, from which each tenant's own key is derived. */
  constructor(
    private readonly store: BlobStore,
    private readonly secret: Buffer,
  ) {}

  /** @param part counts from 0; the same part again replaces it. */
  async putPart(tenantId: string, fileId: string, part: number, bytes: Buffer): Promise<void> {
    const key = keyOf(tenantId, fileId, part);
    await this.store.put(key, this.cipher(tenantId).sealBytes(bytes, key));
  }

  /** @returns undefined when the part is not there. @throws Error when it was changed or moved. */
  async getPart(tenantId: string, fileId: string, part: number): Promise<Buffer | undefined> {
    const key = keyOf(tenantId, fileId, part);
    const sealed = await this.store.get(key);
    return sealed && this.cipher(tenantId).openBytes(sealed, key);
  }

  async removeParts(tenantId: string, fileId: string, parts: number): Promise<void> {
    for (let part = 0; part < parts; part += 1) await this.store.remove(keyOf(tenantId, fileId, part));
  }

  private cipher(tenantId: string): FieldCipher {
    let cipher = this.ciphers.get(tenantId);
    if (!cipher) this.ciphers.set(tenantId, (cipher = new FieldCipher(this.secret, `files:${tenantId}`)));
    return cipher;
  }
}

const keyOf = (tenantId: string, fileId: string, part: number) => `${tenantId}/${fileId}/${part}`;
