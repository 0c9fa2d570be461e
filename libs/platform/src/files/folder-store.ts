import { mkdir, open, readFile, rename, rm } from 'node:fs/promises';
import { randomUUID } from 'node:crypto';
import { dirname, join } from 'node:path';
import type { BlobStore } from './blob-store.js';
import { storeFull, storeUnavailable } from './files.errors.js';

const KEY = /^[0-9a-f-]{36}(?:\/[0-9a-z-]{1,64}){1,3}$/;
const FULL: ReadonlySet<string> = new Set(['ENOSPC', 'EDQUOT', 'EFBIG']);

/** A folder on this machine. A file is there as a whole or not at all. */
export class FolderStore implements BlobStore {
  constructor(private readonly folder: string) {}

  async put(key: string, bytes: Buffer): Promise<void> {
    const path = this.path(key);
    const unfinished = `${path}.${randomUUID()}.part`;
    try {
      await mkdir(dirname(path), { recursive: true, mode: 0o700 });
      const file = await open(unfinished, 'wx', 0o600);
      try {
        await file.writeFile(bytes);
        await file.sync();
      } finally {
        await file.close();
      }
      await rename(unfinished, path);
    } catch (error) {
      await rm(unfinished, { force: true }).catch(() => undefined);
      throw FULL.has((error as NodeJS.ErrnoException).code ?? '') ? storeFull(error) : storeUnavailable(error);
    }
  }

  async get(key: string): Promise<Buffer | undefined> {
    try {
      return await readFile(this.path(key));
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
      throw storeUnavailable(error);
    }
  }

  async remove(key: string): Promise<void> {
    await rm(this.path(key), { force: true }).catch((error: unknown) => {
      throw storeUnavailable(error);
    });
  }

  /** Keys are ids that we made ourselves; whatever else arrives here is a mistake of ours, and no path. */
  private path(key: string): string {
    if (!KEY.test(key)) throw new Error('A key of the file store is made of ids');
    return join(this.folder, key);
  }
}
