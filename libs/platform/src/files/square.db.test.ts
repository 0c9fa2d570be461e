import sharp from 'sharp';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { nothing, paint, UploadDesk } from '../testing/upload-desk.js';
import { pdfOf } from './hostile-files.js';

let desk: UploadDesk;
beforeAll(async () => {
  desk = await UploadDesk.open();
});
afterAll(() => desk?.close());

test('an image that a capability keeps itself is a small square without what rode along, and is stored nowhere', async () => {
  const photo = await paint('red', 1200, 500)
    .withExif({ IFD0: { Make: 'Fictief' } })
    .jpeg()
    .toBuffer();
  const drawn = await desk.drawSquare(Buffer.concat([photo, Buffer.from('<script>')]));
  const { format, width, height, exif } = await sharp(drawn).metadata();
  expect({ format, width, height, exif }).toEqual({ format: 'webp', width: 256, height: 256, exif: undefined });
  expect(drawn.includes('script')).toBe(false);
  expect(await desk.left()).toEqual(nothing);
});

test('what wants to be as large as it can stays within what a row holds', async () => {
  const noise = { width: 300, height: 300, channels: 3, background: 'black' } as const;
  const hard = await sharp({ create: { ...noise, noise: { type: 'gaussian', mean: 128, sigma: 80 } } })
    .png()
    .toBuffer();
  expect((await desk.drawSquare(hard)).length).toBeLessThan(65_536);
});

test.each([
  ['a PDF', pdfOf(900), 'FILES_IMAGE_NEEDED'],
  ['a page', Buffer.from('<!doctype html><script>alert(1)</script>'), 'FILES_TYPE_REFUSED'],
  ['a drawing that is a program', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>'), 'FILES_SVG_REFUSED'],
  ['nothing', Buffer.alloc(0), 'FILES_EMPTY'],
  ['one byte too many', Buffer.alloc(10 * 1024 * 1024 + 1), 'FILES_TOO_LARGE'],
])('%s is refused', async (_, bytes, code) => {
  await expect(desk.drawSquare(bytes)).rejects.toMatchObject({ code });
});

test('a scanner sees it, and the neighbour of a tenant is refused before a byte is read', async () => {
  const found = { scan: async () => 'Eicar-Test-Signature', check: async () => undefined };
  const photo = await paint('red').png().toBuffer();
  await expect(desk.drawSquare(photo, desk.agent, desk.admission(found))).rejects.toMatchObject({
    code: 'FILES_INFECTED',
  });
  const stranger = { ...desk.neighbour, tenantId: desk.ours.id };
  await expect(desk.drawSquare(photo, stranger)).rejects.toMatchObject({ code: 'TENANT_REFUSED' });
});
