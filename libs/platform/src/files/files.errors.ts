import { DomainError, type ErrorParams } from '../kernel/index.js';

export const storeFull = (cause: unknown): DomainError =>
  new DomainError('FILES_STORE_FULL', 'unavailable', {}, { cause });

export const storeUnavailable = (cause: unknown): DomainError =>
  new DomainError('FILES_STORE_UNAVAILABLE', 'unavailable', {}, { cause });

/** Unknown, another tenant's, expired and not yet whole look the same. */
export const fileNotFound = (): DomainError => new DomainError('FILES_NOT_FOUND', 'not_found');

export const fileLinkRefused = (): DomainError => new DomainError('FILES_LINK_REFUSED', 'forbidden');

const refused = (code: string, params: ErrorParams = {}, cause?: unknown): DomainError =>
  new DomainError(code, 'invalid', params, { cause });

export const fileEmpty = (): DomainError => refused('FILES_EMPTY');

export const fileTooLarge = (mostBytes: number): DomainError =>
  refused('FILES_TOO_LARGE', { mostMegabytes: mostBytes / 1024 / 1024 });

export const uploadCut = (cause: unknown): DomainError => refused('FILES_UPLOAD_CUT', {}, cause);

export const typeRefused = (): DomainError => refused('FILES_TYPE_REFUSED');

export const archiveRefused = (): DomainError => refused('FILES_ARCHIVE_REFUSED');

export const svgRefused = (): DomainError => refused('FILES_SVG_REFUSED');

export const imageNeeded = (): DomainError => refused('FILES_IMAGE_NEEDED');

export const imageMoves = (): DomainError => refused('FILES_IMAGE_MOVES');

export const imageTooLarge = (mostMegapixels: number): DomainError =>
  refused('FILES_IMAGE_TOO_LARGE', { mostMegapixels });

export const fileDamaged = (cause?: unknown): DomainError => refused('FILES_DAMAGED', {}, cause);

export const fileInfected = (): DomainError => refused('FILES_INFECTED');

export const purposeUnknown = (): DomainError => refused('FILES_PURPOSE_UNKNOWN');

export const scannerUnavailable = (cause: unknown): DomainError =>
  new DomainError('FILES_SCANNER_UNAVAILABLE', 'unavailable', {}, { cause });

export const uploadsBusy = (): DomainError => new DomainError('FILES_BUSY', 'limit');

export const tooManyFiles = (most: number): DomainError => new DomainError('FILES_TOO_MANY', 'limit', { most });
