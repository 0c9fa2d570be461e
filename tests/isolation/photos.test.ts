import { crc32, deflateSync } from 'node:zlib';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { headersOf, type Caller } from './wire/ask.js';
import { Desk } from './wire/desk.js';
import { tell } from './walls/tally.js';

let desk: Desk;
let lotte: Caller;
let cases = 0;

beforeAll(async () => {
  desk = await Desk.open();
  lotte = await desk.person('lotte', 'ZAA');
});
afterAll(async () => {
  await desk?.admin.query('delete from app.member_photo where tenant_id = $1', [desk.tenant('ZAA')]);
  tell('photos', cases);
  await desk?.close();
});

function chunk(type: string, data: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(data.length);
  sum.writeUInt32BE(crc32(named));
  return Buffer.concat([length, named, sum]);
}

/** A black square of eight pixels with a word in it that must not come out again. */
function photo(): Buffer {
  const head = Buffer.from([0, 0, 0, 8, 0, 0, 0, 8, 8, 0, 0, 0, 0]);
  const lines = deflateSync(Buffer.alloc(8 * 9));
  return Buffer.concat([
    Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'),
    ...[chunk('IHDR', head), chunk('tEXt', Buffer.from('Comment\0Westzijde')), chunk('IDAT', lines)],
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

async function give(caller: Caller, bytes = photo()): Promise<Record<string, any>> {
  cases += 1;
  const response = await fetch(`${desk.web}/files/photo`, {
    method: 'PUT',
    headers: headersOf(caller),
    body: new Uint8Array(bytes),
  });
  return { status: response.status, ...((await response.json()) as Record<string, unknown>) };
}

async function fetched(address: string) {
  cases += 1;
  return fetch(`${desk.web}${address}`);
}

test('a photo is given, and shown to its tenant as a picture that runs, frames and is sniffed nowhere', async () => {
  const given = await give(lotte);
  expect(given).toMatchObject({ status: 200, me: true });
  const response = await fetched(given.photoAddress);
  expect(Object.fromEntries(response.headers)).toMatchObject({
    'content-type': 'image/webp',
    'content-security-policy': "sandbox; default-src 'none'",
    'x-content-type-options': 'nosniff',
    'cross-origin-resource-policy': 'same-origin',
    'cache-control': 'private, max-age=300, immutable',
  });
  const bytes = Buffer.from(await response.arrayBuffer());
  expect(bytes.toString('latin1', 8, 12)).toBe('WEBP');
  expect(bytes.includes('Westzijde')).toBe(false);
});

test('who may not give one is told so, and by what; whoever works here may', async () => {
  const noor = await desk.person('noor', 'EDV');
  const answers = {
    anonymous: await give({ tenant: lotte.tenant }),
    'no tenant': await give({ token: lotte.token }),
    neighbour: await give({ ...noor, tenant: lotte.tenant }),
    suspended: await give(await desk.newcomer('ZAA', ['agent'], 'suspended')),
    reader: await give(await desk.newcomer('ZAA', ['reader'])),
    'no image': await give(lotte, Buffer.from('<!doctype html><script>alert(1)</script>')),
    'a program': await give(lotte, Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>')),
    'a PDF': await give(lotte, Buffer.from(`%PDF-1.7\n${' '.repeat(400)}\n%%EOF\n`)),
    'too much': await give(lotte, Buffer.alloc(10 * 1024 * 1024 + 1)),
  };
  expect(
    Object.fromEntries(Object.entries(answers).map(([who, { status, code }]) => [who, `${status} ${code ?? 'ok'}`])),
  ).toEqual({
    anonymous: '401 IDENTITY_TOKEN_MISSING',
    'no tenant': '400 TENANT_MISSING',
    neighbour: '403 TENANT_REFUSED',
    suspended: '403 TENANT_REFUSED',
    reader: '200 ok',
    'no image': '400 FILES_TYPE_REFUSED',
    'a program': '400 FILES_SVG_REFUSED',
    'a PDF': '400 FILES_IMAGE_NEEDED',
    'too much': '400 FILES_TOO_LARGE',
  });
});

test('the address opens no other photo or file, not in the name of a neighbour, and not after it was replaced or its owner left', async () => {
  const leaver = await desk.newcomer('ZAA', ['agent']);
  const [left, first] = [await give(leaver), await give(lotte)];
  const status = async (address: string) => (await fetched(address)).status;
  expect(await status(first.photoAddress.replace(desk.tenant('ZAA'), desk.tenant('EDV')))).toBe(403);
  expect(await status(first.photoAddress.replace('/photo', ''))).toBe(404);
  const idIn = (address: string) => address.split('~')[2]!;
  expect(await status(first.photoAddress.replace(idIn(first.photoAddress), idIn(left.photoAddress)))).toBe(403);
  const second = await give(lotte);
  expect([await status(first.photoAddress), await status(second.photoAddress)]).toEqual([404, 200]);
  await desk.admin.query(`update app.membership set status = 'ended' where tenant_id = $1 and id = $2`, [
    leaver.tenant,
    left.id,
  ]);
  expect(await status(left.photoAddress)).toBe(403);
});
