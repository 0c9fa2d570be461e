import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, test } from 'vitest';
import { newId } from '../kernel/index.js';
import { FileLinks } from './file-links.js';
import { FileVault } from './file-vault.js';
import { FolderStore } from './folder-store.js';
import { safeFileName } from './stored-file.js';

const secret = Buffer.alloc(32, 7);
const [ours, theirs, file] = [newId(), newId(), newId()];
let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'samenspraak-files-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const everything = async () =>
  (await readdir(folder, { recursive: true, withFileTypes: true })).filter((one) => one.isFile());

describe('parts of a file', () => {
  it('come back as they were written, and lie sealed in the store', async () => {
    const vault = new FileVault(new FolderStore(folder), secret);
    await vault.putPart(ours, file, 0, Buffer.from('een geheim van een inwoner'));
    expect((await vault.getPart(ours, file, 0))?.toString()).toBe('een geheim van een inwoner');
    const stored = await readFile(join(folder, ours, file, '0'));
    expect(stored.includes('geheim')).toBe(false);
    expect(await vault.getPart(ours, file, 1)).toBeUndefined();
    expect(await vault.getPart(theirs, file, 0)).toBeUndefined();
  });

  it.each([
    ['under another tenant', () => [theirs, file, '0']],
    ['under another file', () => [ours, newId(), '0']],
    ['as another part', () => [ours, file, '3']],
  ])('do not open when their bytes are moved %s', async (_, place) => {
    const [tenantId, fileId, part] = place() as [string, string, string];
    const store = new FolderStore(folder);
    const vault = new FileVault(store, secret);
    await vault.putPart(ours, file, 0, Buffer.from('tekst'));
    await store.put(`${tenantId}/${fileId}/${part}`, (await store.get(`${ours}/${file}/0`))!);
    await expect(vault.getPart(tenantId, fileId, Number(part))).rejects.toThrow();
    await store.remove(`${tenantId}/${fileId}/${part}`);
  });

  it('do not open when one bit of them was changed', async () => {
    const vault = new FileVault(new FolderStore(folder), secret);
    await vault.putPart(ours, file, 0, Buffer.from('tekst'));
    const path = join(folder, ours, file, '0');
    const bytes = await readFile(path);
    bytes[bytes.length - 1]! ^= 1;
    await writeFile(path, bytes);
    await expect(vault.getPart(ours, file, 0)).rejects.toThrow();
  });

  it('are gone after removal, and removing them twice is no error', async () => {
    const vault = new FileVault(new FolderStore(folder), secret);
    await vault.putPart(ours, file, 0, Buffer.from('tekst'));
    await vault.removeParts(ours, file, 2);
    await vault.removeParts(ours, file, 2);
    expect(await everything()).toEqual([]);
  });
});

describe('the folder', () => {
  it.each(['../buiten', `${newId()}/../../etc/passwd`, '/etc/passwd', `${newId()}/a\0b`, 'x', ''])(
    'takes %j for no key',
    async (key) => {
      await expect(new FolderStore(folder).put(key, Buffer.from('x'))).rejects.toThrow();
      expect(await everything()).toEqual([]);
    },
  );

  it('says that it cannot be reached, and leaves nothing half behind', async () => {
    const blocked = join(folder, 'bestand');
    await writeFile(blocked, '');
    const put = new FolderStore(blocked).put(`${ours}/${file}/0`, Buffer.from('x'));
    await expect(put).rejects.toMatchObject({ code: 'FILES_STORE_UNAVAILABLE', kind: 'unavailable' });
    await rm(blocked);
    expect(await everything()).toEqual([]);
  });
});

describe('the address of a file', () => {
  let now = new Date('2026-11-26T09:00:00Z');
  const links = new FileLinks(secret, { now: () => now });
  const ticket = { tenantId: ours, principalId: newId(), fileId: file };
  const token = () => links.pathOf(ticket).replace('/files/', '');

  test('says for whom it is, for five minutes', () => {
    expect(links.read(token())).toEqual(ticket);
    const old = token();
    now = new Date(now.getTime() + 5 * 60_000);
    expect(() => links.read(old)).toThrow('FILES_LINK_REFUSED');
  });

  test.each([
    ['another tenant', (one: string) => one.replace(ours, theirs)],
    ['a later end', (one: string) => one.replace(/~(\d{13})~/, (_, at) => `~${Number(at) + 1}~`)],
    ['no signature', (one: string) => one.slice(0, one.lastIndexOf('~') + 1)],
    ['another signature', (one: string) => `${one.slice(0, -1)}${one.endsWith('A') ? 'B' : 'A'}`],
    ['nothing in it', () => ''],
    ['a book in it', () => 'x'.repeat(100_000)],
    ['a part too many', (one: string) => `${one}~x`],
  ])('is refused with %s', (_, change) => {
    expect(() => links.read(change(token()))).toThrow('FILES_LINK_REFUSED');
  });

  test('of another secret is refused', () => {
    const other = new FileLinks(Buffer.alloc(32, 8), { now: () => now });
    expect(() => other.read(token())).toThrow('FILES_LINK_REFUSED');
  });
});

describe('the name of a file', () => {
  it.each([
    ['../../etc/passwd', 'passwd'],
    ['C:\\Windows\\systeem.dll', 'systeem.dll'],
    ['foto\0.jpg.exe', 'foto.jpg.exe'],
    ['factuur\u202Egpj.exe', 'factuurgpj.exe'],
    ['.htaccess', 'htaccess'],
    ['  spaties   en\nregels .csv ', 'spaties en regels .csv'],
    ['', 'bestand'],
    ['..', 'bestand'],
    ['/', 'bestand'],
    [`${'a'.repeat(500)}.csv`, `${'a'.repeat(116)}.csv`],
    [`a.${'b'.repeat(500)}`, `a.${'b'.repeat(11)}`],
    ['e\u0301en.csv', 'éen.csv'],
  ])('%j becomes %j', (name, safe) => {
    expect(safeFileName(name)).toBe(safe);
  });
});
