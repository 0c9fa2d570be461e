import { OperatorError } from '../kernel/index.js';
import type { BlobStore } from './blob-store.js';
import { FolderStore } from './folder-store.js';
import { S3Store } from './s3-store.js';
import { TracedStore } from './traced-store.js';

export interface BlobStoreSettings {
  readonly FILES_FOLDER?: string;
  readonly FILES_S3_ENDPOINT?: string;
  readonly FILES_S3_BUCKET?: string;
  readonly FILES_S3_REGION: string;
  readonly FILES_S3_ACCESS_KEY?: string;
  readonly FILES_S3_SECRET_KEY?: string;
}

/** The store that the settings name: an S3-compatible one, or a folder. @throws OperatorError when they name neither. */
export function openBlobStore(settings: BlobStoreSettings): BlobStore {
  return new TracedStore(storeOf(settings));
}

function storeOf(settings: BlobStoreSettings): BlobStore {
  const { FILES_S3_ENDPOINT: endpoint, FILES_S3_BUCKET: bucket, FILES_FOLDER: folder } = settings;
  if (!endpoint) {
    if (folder) return new FolderStore(folder);
    throw new OperatorError('FILES_FOLDER or FILES_S3_ENDPOINT must say where files are kept.');
  }
  const { FILES_S3_ACCESS_KEY: accessKeyId, FILES_S3_SECRET_KEY: secretAccessKey } = settings;
  if (!bucket || !accessKeyId || !secretAccessKey) {
    throw new OperatorError('FILES_S3_ENDPOINT needs FILES_S3_BUCKET, FILES_S3_ACCESS_KEY and FILES_S3_SECRET_KEY.');
  }
  const region = settings.FILES_S3_REGION;
  return new S3Store({ endpoint: endpoint.replace(/\/+$/, ''), bucket, region, accessKeyId, secretAccessKey });
}
