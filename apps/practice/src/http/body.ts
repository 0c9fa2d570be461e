import type { IncomingMessage } from 'node:http';
import { Refusal } from '../network/refusal.js';

/** Above the megabyte that a bad client may send as one text, so that it hears 422 and not 413. */
const MAX_BODY_BYTES = 4 * 1024 * 1024;
/** A body is read to its end before it is refused, or the client would not hear why; up to this size. */
const MAX_PATIENCE_BYTES = 32 * 1024 * 1024;

/** What a picture may take, with the form around it. */
export const MOST_FILE_BYTES = 17 * 1024 * 1024;

/** @throws Refusal 413 when the body is larger than `most`. */
export async function readBody(request: IncomingMessage, most = MAX_BODY_BYTES): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request) {
    size += (chunk as Buffer).length;
    if (size <= most) chunks.push(chunk as Buffer);
    else if (size > MAX_PATIENCE_BYTES) break;
  }
  if (size > most) throw new Refusal(413, 'The body is too large');
  return Buffer.concat(chunks);
}
