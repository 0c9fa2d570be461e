export type { BlobStore } from './blob-store.js';
export { FileHousekeeping } from './file-housekeeping.js';
export { FileLinks, type FileTicket } from './file-links.js';
export { FileVault } from './file-vault.js';
export { Files } from './files.js';
export { openBlobStore } from './open-blob-store.js';
export { safeFileName, type StoredFile } from './stored-file.js';
