import { readdir } from 'node:fs/promises';
import sharp from 'sharp';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { MOST_UPLOAD_BYTES } from './file-admission.js';
import { boastfulJpeg, pdfOf, thinPng, zipOf } from './hostile-files.js';
import { nothing, paint, UploadDesk, type Way } from '../testing/upload-desk.js';

let desk: UploadDesk;
beforeAll(async () => {
  desk = await UploadDesk.open();
});
afterAll(() => desk?.close());
beforeEach(() => desk.clear());

const script = '<script>alert(document.cookie)</script>';

interface Refusal {
  readonly what: string;
  readonly bytes: () => Buffer | Promise<Buffer>;
  readonly way?: Way;
  readonly code: string;
}

const refusals: readonly Refusal[] = [
  {
    what: 'an SVG with a script in it',
    bytes: () => Buffer.from(`<svg xmlns="http://www.w3.org/2000/svg">${script}</svg>`),
    code: 'FILES_SVG_REFUSED',
  },
  {
    what: 'an SVG behind a byte order mark, a declaration and a comment',
    bytes: () => Buffer.from(`\uFEFF<?xml version="1.0"?><!-- x --><svg onload="alert(1)"/>`),
    code: 'FILES_SVG_REFUSED',
  },
  {
    what: 'a page of HTML that is called .png',
    bytes: () => Buffer.from(`<!doctype html><html>${script}</html>`),
    way: { name: 'foto.png' },
    code: 'FILES_TYPE_REFUSED',
  },
  {
    what: 'a script that begins like a GIF',
    bytes: () => Buffer.from(`GIF89a/*${'x'.repeat(99)}*/=1;alert(1)`),
    code: 'FILES_DAMAGED',
  },
  {
    what: 'a program that is called .jpg',
    bytes: () => Buffer.from(`MZ${'\0'.repeat(500)}`),
    code: 'FILES_TYPE_REFUSED',
  },
  { what: 'a zip bomb', bytes: () => zipOf('nullen', Buffer.alloc(50_000_000)), code: 'FILES_ARCHIVE_REFUSED' },
  {
    what: 'a Word document with a bomb in it',
    bytes: () => zipOf('[Content_Types].xml', Buffer.alloc(50_000_000)),
    way: { name: 'brief.docx' },
    code: 'FILES_ARCHIVE_REFUSED',
  },
  {
    what: 'a film',
    bytes: () => Buffer.from('0000001c6674797069736f6d0000020069736f6d69736f32', 'hex'),
    code: 'FILES_TYPE_REFUSED',
  },
  { what: 'a PNG of 100 megapixels in 13 KB', bytes: () => thinPng(10_000, 10_000), code: 'FILES_IMAGE_TOO_LARGE' },
  {
    what: 'a PNG that declares 3.6 gigapixels',
    bytes: () => thinPng(60_000, 60_000, 1),
    code: 'FILES_IMAGE_TOO_LARGE',
  },
  {
    what: 'a PNG that declares more than can be counted',
    bytes: () => thinPng(2_000_000_000, 2_000_000_000, 0),
    code: 'FILES_DAMAGED',
  },
  {
    what: 'a JPEG that declares 65,500 by 65,500',
    bytes: async () => boastfulJpeg(await paint('red').jpeg().toBuffer(), 65_500, 65_500),
    code: 'FILES_IMAGE_TOO_LARGE',
  },
  { what: 'a PNG that ends before its last row', bytes: () => thinPng(5_000, 5_000, 10), code: 'FILES_DAMAGED' },
  {
    what: 'a JPEG of which the end is missing',
    bytes: async () => (await paint('red', 800, 600).jpeg().toBuffer()).subarray(0, -300),
    code: 'FILES_DAMAGED',
  },
  {
    what: 'a GIF that moves',
    bytes: async () =>
      sharp([await paint('red').png().toBuffer(), await paint('blue').png().toBuffer()], { join: { animated: true } })
        .gif()
        .toBuffer(),
    code: 'FILES_IMAGE_MOVES',
  },
  { what: 'a PDF of which the end is missing', bytes: () => pdfOf(9_000).subarray(0, 5_000), code: 'FILES_DAMAGED' },
  {
    what: 'a PDF with an archive behind it',
    bytes: () => Buffer.concat([pdfOf(900), zipOf('x', Buffer.alloc(9_000_000))]),
    code: 'FILES_DAMAGED',
  },
  { what: 'an empty file', bytes: () => Buffer.alloc(0), code: 'FILES_EMPTY' },
  { what: 'a file that is one byte too large', bytes: () => pdfOf(MOST_UPLOAD_BYTES + 1), code: 'FILES_TOO_LARGE' },
  {
    what: 'a file that is announced one byte too large',
    bytes: () => pdfOf(900),
    way: { length: MOST_UPLOAD_BYTES + 1 },
    code: 'FILES_TOO_LARGE',
  },
  {
    what: 'a file whose connection breaks halfway',
    bytes: () => pdfOf(900_000),
    way: { cutAt: 400_000 },
    code: 'FILES_UPLOAD_CUT',
  },
  {
    what: 'a file for what nobody knows',
    bytes: () => pdfOf(900),
    way: { purpose: 'avatar' },
    code: 'FILES_PURPOSE_UNKNOWN',
  },
];

describe('is refused, and leaves no row, no byte and no remainder:', () => {
  test.each(refusals)('$what', async ({ bytes, way, code }) => {
    await expect(desk.add(await bytes(), way)).rejects.toMatchObject({ code });
    expect(await desk.left()).toEqual(nothing);
  });
});

describe('is admitted:', () => {
  test('a photo, without where it was made, by what and with which profile', async () => {
    const photo = await paint('green')
      .withExif({
        IFD0: { Make: 'Camera Fictief', Copyright: 'A. Fictief' },
        IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '52/1 30/1 0/1', GPSLongitudeRef: 'E', GPSLongitude: '4/1 48/1 0/1' },
      })
      .withIccProfile('p3')
      .jpeg()
      .toBuffer();
    expect(photo.includes('Fictief')).toBe(true);
    const file = await desk.add(photo);
    expect(file).toMatchObject({ name: 'foto.jpg', mediaType: 'image/jpeg', width: 64, height: 48 });
    const kept = await desk.fetchBytes(file);
    expect(kept.length).toBe(file.bytes);
    expect(kept.includes('Fictief')).toBe(false);
    const { exif, icc, xmp, iptc, orientation } = await sharp(kept).metadata();
    expect([exif, icc, xmp, iptc, orientation]).toEqual([undefined, undefined, undefined, undefined, undefined]);
  });

  test('a photo that is larger than any screen, smaller', async () => {
    const file = await desk.add(await paint('green', 5_000, 2_500).jpeg().toBuffer());
    expect(file).toMatchObject({ width: 4_096, height: 2_048 });
  });

  test('a photo on its side, upright', async () => {
    const right = await paint('blue', 40, 40).png().toBuffer();
    const lying = await paint('red', 80, 40)
      .composite([{ input: right, left: 40, top: 0 }])
      .withMetadata({ orientation: 6 })
      .jpeg()
      .toBuffer();
    const file = await desk.add(lying);
    expect(file).toMatchObject({ width: 40, height: 80 });
    const { data, info } = await sharp(await desk.fetchBytes(file))
      .raw()
      .toBuffer({ resolveWithObject: true });
    const [top, bottom] = [data.subarray(0, 3), data.subarray((info.height - 1) * info.width * 3)];
    expect(top[0]).toBeGreaterThan(200);
    expect(bottom[2]).toBeGreaterThan(200);
  });

  test.each([
    ['JPEG', async () => paint('red').jpeg().toBuffer(), 'image/jpeg', 'foto.jpg'],
    [
      'PNG with transparency',
      async () => sharp(await paint('red').ensureAlpha(0.5).png().toBuffer()).toBuffer(),
      'image/png',
      'foto.png',
    ],
    ['WebP', async () => paint('red').webp().toBuffer(), 'image/webp', 'foto.webp'],
    ['GIF that stands still, as PNG', async () => paint('red').gif().toBuffer(), 'image/png', 'foto.png'],
  ])('a %s under the name that fits it, without the script that rode along', async (_, make, mediaType, name) => {
    const file = await desk.add(Buffer.concat([await make(), Buffer.from(script)]), { name: 'foto.exe' });
    expect(file).toMatchObject({ mediaType, name, width: 64, height: 48 });
    expect((await desk.fetchBytes(file)).includes('script')).toBe(false);
  });

  test('a PDF of exactly the limit, as it is', async () => {
    const pdf = pdfOf(MOST_UPLOAD_BYTES);
    const file = await desk.add(pdf, { name: 'besluit.pdf' });
    expect(file).toMatchObject({ mediaType: 'application/pdf', width: null, height: null, bytes: MOST_UPLOAD_BYTES });
    expect((await desk.fetchBytes(file)).equals(pdf)).toBe(true);
  });

  test.each([
    ['../../etc/passwd', 'passwd.pdf'],
    ['C:\\foto\\..\\x.pdf', 'x.pdf'],
    ['nul\0.pdf', 'nul.pdf'],
    ['factuur\u202Efdp.exe', 'factuurfdp.pdf'],
    ['versie 1.2', 'versie 1.2.pdf'],
    [`${'é'.repeat(300)}.pdf`, `${'é'.repeat(116)}.pdf`],
    ['', 'bestand.pdf'],
  ])('a file that is called %j, as %j and nowhere else on the disk', async (name, safe) => {
    const file = await desk.add(pdfOf(900), { name });
    expect(file.name).toBe(safe);
    expect(await readdir(desk.folder, { recursive: true })).toEqual([
      desk.ours.id,
      `${desk.ours.id}/${file.id}`,
      `${desk.ours.id}/${file.id}/0`,
    ]);
  });

  test('the same bytes twice, as two files', async () => {
    const [one, other] = await Promise.all([desk.add(pdfOf(900)), desk.add(pdfOf(900))]);
    expect(one.id).not.toBe(other.id);
    expect(await desk.left()).toEqual({ rows: 2, stored: 2 });
  });

  test('and stands in the trail with its kind and size, without its name', async () => {
    const { id } = await desk.add(pdfOf(900), { name: 'klacht van mevrouw Fictief.pdf' });
    expect(await desk.lastAudit()).toEqual({
      ...{ action: 'file.added', outcome: 'done', object_id: id },
      details: { purpose: 'reply', mediaType: 'application/pdf', bytes: 900 },
    });
  });
});
