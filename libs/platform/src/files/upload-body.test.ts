import { expect, test } from 'vitest';
import { readBody } from './upload-body.js';

async function* pieces(count: number, everyMs = 0, hangs = false): AsyncGenerator<Buffer> {
  for (let n = 0; n < count; n += 1) {
    if (everyMs > 0) await new Promise((done) => setTimeout(done, everyMs));
    yield Buffer.from('x');
  }
  if (hangs) await new Promise(() => undefined);
}
const patience = { quietMs: 150, wholeMs: 400 };

test('what is sent is read whole', async () => {
  expect((await readBody(pieces(5), 5, patience)).toString()).toBe('xxxxx');
});

test('one byte too many is refused', async () => {
  await expect(readBody(pieces(6), 5, patience)).rejects.toMatchObject({ code: 'FILES_TOO_LARGE' });
});

test('a body that stops coming is given up', async () => {
  await expect(readBody(pieces(2, 0, true), 100, patience)).rejects.toMatchObject({ code: 'FILES_UPLOAD_CUT' });
});

test('a body that drips is given up in the end', async () => {
  await expect(readBody(pieces(100, 20), 1_000, patience)).rejects.toMatchObject({ code: 'FILES_UPLOAD_CUT' });
});
