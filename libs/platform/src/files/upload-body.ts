import { fileTooLarge, uploadCut } from './files.errors.js';

/** Whoever sends nothing for so long, or takes so long for all of it, has gone; a slot is for who sends. */
export interface Patience {
  readonly quietMs: number;
  readonly wholeMs: number;
}

const PATIENCE: Patience = { quietMs: 20_000, wholeMs: 180_000 };

/**
 * Reads what is sent, and stops at the first byte too many.
 * @throws DomainError FILES_TOO_LARGE; FILES_UPLOAD_CUT when the connection broke or nothing came any more
 */
export async function readBody(
  body: AsyncIterable<Buffer>,
  mostBytes: number,
  { quietMs, wholeMs }: Patience = PATIENCE,
): Promise<Buffer> {
  const pieces: Buffer[] = [];
  let length = 0;
  const end = Date.now() + wholeMs;
  const iterator = body[Symbol.asyncIterator]();
  try {
    for (;;) {
      const next = await within(Math.min(quietMs, end - Date.now()), iterator.next());
      if (next.done) break;
      length += next.value.length;
      if (length > mostBytes) break;
      pieces.push(next.value);
    }
  } catch (error) {
    throw uploadCut(error);
  } finally {
    // Not waited for: what hangs would hang here too.
    void Promise.resolve(iterator.return?.()).catch(() => undefined);
  }
  if (length > mostBytes) throw fileTooLarge(mostBytes);
  return Buffer.concat(pieces, length);
}

async function within<T>(ms: number, step: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error('nothing came in time')), Math.max(0, ms));
  });
  try {
    return await Promise.race([step, late]);
  } finally {
    clearTimeout(timer);
  }
}
