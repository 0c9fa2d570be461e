import { readdir } from 'node:fs/promises';
import { request, type ClientRequest } from 'node:http';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { headersOf, type Caller } from './wire/ask.js';
import { Desk } from './wire/desk.js';
import { tell } from './walls/tally.js';

const LIMIT = 10 * 1024 * 1024;
let desk: Desk;
let lotte: Caller;
let cases = 0;

beforeAll(async () => {
  desk = await Desk.open();
  lotte = await desk.person('lotte', 'ZAA');
});
afterAll(async () => {
  tell('uploads', cases);
  await desk?.close();
});

function pdf(length = 900): Buffer {
  const [begin, end] = [Buffer.from('%PDF-1.7\n'), Buffer.from('\n%%EOF\n')];
  return Buffer.concat([begin, Buffer.alloc(length - begin.length - end.length, 32), end]);
}

async function add(caller: Caller, bytes: Buffer, headers: Record<string, string> = {}, purpose = 'reply') {
  cases += 1;
  const response = await fetch(`${desk.web}/files/${purpose}`, {
    method: 'POST',
    headers: { ...headersOf(caller), ...headers },
    body: new Uint8Array(bytes),
  });
  return { status: response.status, ...((await response.json()) as Record<string, unknown>) } as Record<string, any>;
}

/** A request of which we decide how much goes out. */
function begin(caller: Caller, headers: Record<string, string> = {}): ClientRequest {
  return request(`${desk.web}/files/reply`, { method: 'POST', headers: { ...headersOf(caller), ...headers } });
}

const rows = async () => (await desk.admin.query('select count(*)::int as n from app.file')).rows[0].n as number;
const stored = async () =>
  (await readdir(join(desk.stack.folder, 'files'), { recursive: true }).catch(() => [])).length;

test('a file is added, and fetched as an attachment that runs, frames and stays nowhere', async () => {
  const added = await add(lotte, pdf(), { 'samenspraak-file-name': encodeURIComponent('../../één\0 "raar".exe') });
  expect(added).toMatchObject({ status: 201, name: 'één raar.pdf', mediaType: 'application/pdf', bytes: 900 });
  const fetched = await fetch(`${desk.web}${added.address}`);
  expect(Buffer.from(await fetched.arrayBuffer()).equals(pdf())).toBe(true);
  expect(Object.fromEntries(fetched.headers)).toMatchObject({
    'content-type': 'application/pdf',
    'content-disposition': `attachment; filename="bestand"; filename*=UTF-8''${encodeURIComponent('één raar.pdf')}`,
    'content-security-policy': "sandbox; default-src 'none'",
    'x-content-type-options': 'nosniff',
    'cache-control': 'private, no-store',
  });
});

test.each([
  ['image/png', '<!doctype html><script>alert(1)</script>', 'FILES_TYPE_REFUSED'],
  ['application/pdf', '<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>', 'FILES_SVG_REFUSED'],
  ['image/jpeg', 'PK\x03\x04', 'FILES_ARCHIVE_REFUSED'],
  [
    'multipart/form-data; boundary=x',
    '--x\r\ncontent-disposition: form-data; name="f"\r\n\r\nx\r\n--x--',
    'FILES_TYPE_REFUSED',
  ],
])('what says that it is %s is what its content is', async (type, content, code) => {
  expect(await add(lotte, Buffer.from(content, 'latin1'), { 'content-type': type })).toMatchObject({
    status: 400,
    code,
  });
});

test('who may not add is told so, and by what', async () => {
  const noor = await desk.person('noor', 'EDV');
  const answers = {
    anonymous: await add({ tenant: lotte.tenant }, pdf()),
    'no tenant': await add({ token: lotte.token }, pdf()),
    neighbour: await add({ ...noor, tenant: lotte.tenant }, pdf()),
    reader: await add(await desk.newcomer('ZAA', ['reader']), pdf()),
    suspended: await add(await desk.newcomer('ZAA', ['agent'], 'suspended'), pdf()),
    'for nothing known': await add(lotte, pdf(), {}, 'avatar'),
  };
  expect(
    Object.fromEntries(Object.entries(answers).map(([who, { status, code }]) => [who, `${status} ${code}`])),
  ).toEqual({
    anonymous: '401 IDENTITY_TOKEN_MISSING',
    'no tenant': '400 TENANT_MISSING',
    neighbour: '403 TENANT_REFUSED',
    reader: '403 PERMISSION_DENIED',
    suspended: '403 TENANT_REFUSED',
    'for nothing known': '400 FILES_PURPOSE_UNKNOWN',
  });
});

test('the address opens no other file, not in the name of the neighbour, and not after the membership ended', async () => {
  const caller = await desk.newcomer('ZAA', ['agent']);
  const [one, other] = [await add(caller, pdf()), await add(lotte, pdf())];
  const status = async (address: string) => (await fetch(`${desk.web}${address}`)).status;
  expect(await status(one.address)).toBe(200);
  expect(await status(one.address.replace(one.id, other.id))).toBe(403);
  expect(await status(one.address.replace(desk.tenant('ZAA'), desk.tenant('EDV')))).toBe(403);
  await desk.admin.query(
    `update app.membership set status = 'ended' where tenant_id = $1 and id = (select f.owner_id from app.file f where f.id = $2)`,
    [caller.tenant, one.id],
  );
  expect(await status(one.address)).toBe(403);
});

test('a page of somebody else cannot send it: the headers that it needs are asked for first, and refused', async () => {
  const asked = await fetch(`${desk.web}/files/reply`, {
    method: 'OPTIONS',
    headers: {
      origin: 'https://elders.example',
      'access-control-request-method': 'POST',
      'access-control-request-headers': 'authorization, samenspraak-tenant',
    },
  });
  expect(asked.headers.get('access-control-allow-origin')).toBeNull();
  expect(asked.headers.get('access-control-allow-headers')).toBeNull();
});

test('what is too much is told while it still comes in, with and without its length beforehand', async () => {
  const before = [await rows(), await stored()];
  const ways: [number, Record<string, string>][] = [
    [LIMIT + 1, { 'content-length': String(LIMIT + 1) }],
    [LIMIT + 1, { 'transfer-encoding': 'chunked' }],
    [2 * LIMIT, { 'transfer-encoding': 'chunked' }],
  ];
  for (const [length, headers] of ways) {
    const sending = begin(lotte, headers);
    const answer = new Promise<{ status?: number; text: string }>((resolve, reject) => {
      sending.on('error', reject).on('response', (response) => {
        let text = '';
        response.on('data', (piece) => (text += piece)).on('end', () => resolve({ status: response.statusCode, text }));
      });
    });
    sending.end(pdf(length));
    const { status, text } = await answer;
    expect(status).toBe(400);
    expect(JSON.parse(text)).toEqual({ code: 'FILES_TOO_LARGE', params: { mostMegabytes: 10 } });
  }
  expect([await rows(), await stored()]).toEqual(before);
});

test('a connection that breaks halfway leaves no row and no byte, and the next file is added', async () => {
  const before = [await rows(), await stored()];
  for (let times = 0; times < 9; times += 1) {
    const sending = begin(lotte, { 'content-length': '500000' });
    const gone = new Promise<void>((resolve) => void sending.on('error', () => resolve()));
    await new Promise<void>((resolve) => void sending.write(pdf(200_000), () => resolve()));
    sending.destroy(new Error('cut'));
    await gone;
  }
  // Each of them gave its place back.
  let added: Record<string, any> = {};
  for (let times = 0; times < 50 && added.status !== 201; times += 1) added = await add(lotte, pdf());
  expect(added).toMatchObject({ status: 201 });
  expect(await rows()).toBe(before[0]! + 1);
});
