/** Keeps sealed bytes under a key. It knows nothing of tenants, names or contents. */
export interface BlobStore {
  /**
   * Keeps the bytes, in place of what was under the key; returns once they would survive a power cut.
   * @throws DomainError FILES_STORE_FULL, FILES_STORE_UNAVAILABLE
   */
  put(key: string, bytes: Buffer): Promise<void>;

  /** @returns undefined when there is nothing under the key. @throws DomainError FILES_STORE_UNAVAILABLE */
  get(key: string): Promise<Buffer | undefined>;

  /** Removing what is not there is no error. @throws DomainError FILES_STORE_UNAVAILABLE */
  remove(key: string): Promise<void>;
}
