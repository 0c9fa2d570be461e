import { archiveRefused, fileDamaged, fileEmpty, imageMoves, svgRefused, typeRefused } from './files.errors.js';

/** What is admitted. Everything else is refused: what nobody opens needs no defence. */
export type FileKind = 'jpeg' | 'png' | 'webp' | 'gif' | 'pdf';

const KINDS: Readonly<Record<string, FileKind>> = {
  'image/jpeg': 'jpeg',
  'image/png': 'png',
  'image/webp': 'webp',
  'image/gif': 'gif',
  'application/pdf': 'pdf',
};
/** Archives by their first bytes. Looking further would mean unpacking them: a .docx is one, and may be a bomb. */
const ARCHIVES = ['504b', '1f8b', '425a68', 'fd377a585a00', '377abcaf271c', '52617221', '28b52ffd'];
const LOOK = 4_096;

/**
 * Finds out what the bytes are; a name or header says nothing.
 * @throws DomainError FILES_EMPTY, FILES_ARCHIVE_REFUSED, FILES_SVG_REFUSED, FILES_IMAGE_MOVES, FILES_TYPE_REFUSED, FILES_DAMAGED
 */
export async function kindOf(bytes: Buffer): Promise<FileKind> {
  if (bytes.length === 0) throw fileEmpty();
  const start = bytes.toString('hex', 0, 8);
  if (ARCHIVES.some((mark) => start.startsWith(mark))) throw archiveRefused();
  if (isSvg(bytes.toString('latin1', 0, LOOK))) throw svgRefused();
  // Loaded when the first file comes: the other processes never need it.
  const { fileTypeFromBuffer } = await import('file-type');
  const mime = (await fileTypeFromBuffer(bytes))?.mime ?? '';
  if (mime === 'image/apng') throw imageMoves();
  const kind = KINDS[mime];
  if (!kind) throw typeRefused();
  if (kind === 'pdf' && !isWholePdf(bytes)) throw fileDamaged();
  return kind;
}

function isSvg(start: string): boolean {
  return /^[\s\xEF\xBB\xBF]*<[?!s]/i.test(start) && /<svg[\s>:]/i.test(start);
}

/** It begins as one, and not much stands after its end: nothing rides along. */
function isWholePdf(bytes: Buffer): boolean {
  return bytes.subarray(0, 5).toString('latin1') === '%PDF-' && bytes.subarray(-1_024).includes('%%EOF');
}
