import { mkdtemp, rm } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import S3rver from 's3rver';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { newId } from '../kernel/index.js';
import { FileVault } from './file-vault.js';
import { openBlobStore } from './open-blob-store.js';

let server: InstanceType<typeof S3rver>;
let folder: string;
let endpoint: string;
const settings = () => ({
  FILES_S3_ENDPOINT: endpoint,
  FILES_S3_BUCKET: 'samenspraak',
  FILES_S3_REGION: 'eu-central-1',
  FILES_S3_ACCESS_KEY: 'S3RVER',
  FILES_S3_SECRET_KEY: 'S3RVER',
});

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'samenspraak-s3-'));
  server = new S3rver({
    port: 0,
    address: '127.0.0.1',
    silent: true,
    directory: folder,
    configureBuckets: [{ name: 'samenspraak' }],
  });
  const { port } = (await server.run()) as AddressInfo;
  endpoint = `http://127.0.0.1:${port}/`;
});
afterAll(async () => {
  await server?.close();
  await rm(folder, { recursive: true, force: true });
});

describe('a store that speaks S3', () => {
  const [tenantId, fileId] = [newId(), newId()];

  test('keeps parts as a folder does', async () => {
    const vault = new FileVault(openBlobStore(settings()), Buffer.alloc(32, 3));
    await vault.putPart(tenantId, fileId, 0, Buffer.from('eerste'));
    await vault.putPart(tenantId, fileId, 0, Buffer.from('opnieuw'));
    expect((await vault.getPart(tenantId, fileId, 0))?.toString()).toBe('opnieuw');
    expect(await vault.getPart(tenantId, fileId, 1)).toBeUndefined();
    await vault.removeParts(tenantId, fileId, 2);
    expect(await vault.getPart(tenantId, fileId, 0)).toBeUndefined();
  });

  test('keeps a part of five megabytes', async () => {
    const store = openBlobStore(settings());
    const bytes = Buffer.alloc(5_000_000, 'x');
    await store.put(`${tenantId}/${fileId}/0`, bytes);
    expect((await store.get(`${tenantId}/${fileId}/0`))?.equals(bytes)).toBe(true);
  });

  // The stand-in looks at the key's name only; signatures are the library's.
  test('that does not know the key keeps nothing', async () => {
    const store = openBlobStore({ ...settings(), FILES_S3_ACCESS_KEY: 'ANDERS' });
    await expect(store.put(`${tenantId}/${fileId}/9`, Buffer.from('x'))).rejects.toMatchObject({
      code: 'FILES_STORE_UNAVAILABLE',
    });
    expect(await openBlobStore(settings()).get(`${tenantId}/${fileId}/9`)).toBeUndefined();
  });

  test('that is away is told apart from a file that is not there', async () => {
    const store = openBlobStore({ ...settings(), FILES_S3_ENDPOINT: 'http://127.0.0.1:9' });
    await expect(store.get(`${tenantId}/${fileId}/0`)).rejects.toMatchObject({ kind: 'unavailable' });
  });
});

describe('the settings of the store', () => {
  test.each([
    ['neither a folder nor an address', {}],
    ['an address without a bucket', { FILES_S3_ENDPOINT: 'https://opslag.test' }],
  ])('with %s are refused at the start', (_, given) => {
    expect(() => openBlobStore({ FILES_S3_REGION: 'eu-central-1', ...given })).toThrow(/FILES_/);
  });
});
