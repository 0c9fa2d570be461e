import { fileTooLarge, uploadCut } from './files.errors.js';

/**
 * Reads what is sent, and stops at the first byte too many.
 * @throws DomainError FILES_TOO_LARGE; FILES_UPLOAD_CUT when the connection broke
 */
export async function readBody(body: AsyncIterable<Buffer>, mostBytes: number): Promise<Buffer> {
  const pieces: Buffer[] = [];
  let length = 0;
  try {
    for await (const piece of body) {
      length += piece.length;
      if (length > mostBytes) break;
      pieces.push(piece);
    }
  } catch (error) {
    throw uploadCut(error);
  }
  if (length > mostBytes) throw fileTooLarge(mostBytes);
  return Buffer.concat(pieces, length);
}
