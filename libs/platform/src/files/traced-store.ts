import { traced } from '../observability/index.js';
import type { BlobStore } from './blob-store.js';

/** A store whose calls are spans of the running trace. */
export class TracedStore implements BlobStore {
  constructor(private readonly store: BlobStore) {}

  put(key: string, bytes: Buffer): Promise<void> {
    return traced('file.store', { operation: 'put', bytes: bytes.length }, () => this.store.put(key, bytes));
  }

  get(key: string): Promise<Buffer | undefined> {
    return traced('file.store', { operation: 'get' }, () => this.store.get(key));
  }

  remove(key: string): Promise<void> {
    return traced('file.store', { operation: 'remove' }, () => this.store.remove(key));
  }
}
