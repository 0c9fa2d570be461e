import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { DomainError, newId } from '../kernel/index.js';
import type { TestPerson } from '../testing/index.js';
import { pdfOf } from './hostile-files.js';
import { nothing, paint, UploadDesk } from '../testing/upload-desk.js';
import type { VirusScanner } from './virus-scanner.js';

let desk: UploadDesk;
beforeAll(async () => {
  desk = await UploadDesk.open();
});
afterAll(() => desk?.close());
beforeEach(() => desk.clear());

describe('a virus scanner', () => {
  const found: VirusScanner = { scan: async () => 'Eicar-Test-Signature', check: async () => undefined };

  test('that finds something keeps the file out and says so in the trail, without its name', async () => {
    const admission = desk.admission(found);
    await expect(desk.add(pdfOf(900), { admission, name: 'Fictief.pdf' })).rejects.toMatchObject({
      code: 'FILES_INFECTED',
    });
    expect(await desk.left()).toEqual(nothing);
    expect(await desk.lastAudit()).toMatchObject({
      ...{ action: 'file.refused', outcome: 'refused' },
      details: { reason: 'FILES_INFECTED', found: 'Eicar-Test-Signature', kind: 'pdf', bytes: 900 },
    });
  });

  test('that is away keeps every file out', async () => {
    const scan = () => Promise.reject(new DomainError('FILES_SCANNER_UNAVAILABLE', 'unavailable'));
    const admission = desk.admission({ ...found, scan });
    await expect(desk.add(pdfOf(900), { admission })).rejects.toMatchObject({ code: 'FILES_SCANNER_UNAVAILABLE' });
    expect(await desk.left()).toEqual(nothing);
  });

  test('sees the bytes as they came, before anything draws them', async () => {
    const photo = await paint('red')
      .withExif({ IFD0: { Make: 'Fictief' } })
      .jpeg()
      .toBuffer();
    const seen: Buffer[] = [];
    const scan = async (bytes: Buffer) => void seen.push(bytes);
    await desk.add(photo, { admission: desk.admission({ ...found, scan: scan as VirusScanner['scan'] }) });
    expect(seen[0]?.equals(photo)).toBe(true);
  });
});

describe('a store', () => {
  test('that is full takes nothing and leaves no row', async () => {
    const store = desk.store();
    store.put = () => Promise.reject(new DomainError('FILES_STORE_FULL', 'unavailable'));
    await expect(desk.add(pdfOf(900), { admission: desk.admission(undefined, store) })).rejects.toMatchObject({
      code: 'FILES_STORE_FULL',
    });
    expect(await desk.left()).toEqual(nothing);
  });

  test('that goes away for good leaves a row that nobody can read and that says what to clear away', async () => {
    const store = desk.store();
    const away = () => Promise.reject(new DomainError('FILES_STORE_UNAVAILABLE', 'unavailable'));
    [store.put, store.remove] = [away, away];
    await expect(desk.add(pdfOf(900), { admission: desk.admission(undefined, store) })).rejects.toMatchObject({
      code: 'FILES_STORE_UNAVAILABLE',
    });
    const { rows } = await desk.tenancy.admin.query('select id, state from app.file');
    expect(rows).toMatchObject([{ state: 'writing' }]);
    await expect(desk.tenancy.as(desk.agent, () => desk.files().get(rows[0].id))).rejects.toMatchObject({
      code: 'FILES_NOT_FOUND',
    });
    await desk.keepFor(1);
    expect(await desk.left()).toEqual(nothing);
  });
});

describe('whoever', () => {
  test('has no right to answer adds nothing, and no byte of it is read', async () => {
    const reader = await desk.tenancy.addPerson(desk.ours, ['reader']);
    let read = false;
    const body = (async function* () {
      read = true;
      yield pdfOf(900);
    })();
    await expect(desk.send(body, { by: reader })).rejects.toMatchObject({ code: 'PERMISSION_DENIED' });
    expect(read).toBe(false);
  });

  test('works elsewhere adds nothing here', async () => {
    await expect(desk.add(pdfOf(900), { by: { ...desk.neighbour, tenantId: desk.ours.id } })).rejects.toMatchObject({
      code: 'TENANT_REFUSED',
    });
    expect(await desk.left()).toEqual(nothing);
  });

  test('added fifty files that belong to nothing first uses those; a colleague goes on', async () => {
    await desk.tenancy.admin.query(
      `insert into app.file (tenant_id, name, media_type, expires_at, purpose, owner_id)
       select m.tenant_id, 'x', 'application/pdf', now() + interval '1 hour', 'reply', m.id
       from app.membership m, generate_series(1, 50) where m.tenant_id = $1 and m.principal_id = $2`,
      [desk.ours.id, desk.agent.principalId],
    );
    await expect(desk.add(pdfOf(900))).rejects.toMatchObject({ code: 'FILES_TOO_MANY', params: { most: 50 } });
    await desk.add(pdfOf(900), { by: desk.colleague });
  });

  test('sends many at once waits; the neighbour does not', async () => {
    const admission = desk.admission();
    let reading = 0;
    let go!: () => void;
    const gate = new Promise<void>((resolve) => (go = resolve));
    const slowly = (by: TestPerson) =>
      desk.send(
        (async function* () {
          reading += 1;
          await gate;
          yield pdfOf(900);
        })(),
        { by, admission },
      );
    const waiting = [desk.agent, desk.agent, desk.colleague, desk.colleague].map(slowly);
    await expect.poll(() => reading).toBe(4);
    await expect(desk.add(pdfOf(900), { admission })).rejects.toMatchObject({ code: 'FILES_BUSY' });
    await desk.add(pdfOf(900), { by: desk.neighbour, admission });
    go();
    await Promise.all(waiting);
    await desk.add(pdfOf(900), { admission });
  });
});

describe('an added file', () => {
  const attach = (id: string, by = desk.agent, purpose = 'reply') =>
    desk.tenancy.as(by, () => desk.files().attach(id, purpose, new Date(desk.now.getTime() + 90 * 24 * 60 * 60_000)));
  const keep = async (days: number) => {
    await desk.keepFor(days);
    return desk.left();
  };

  test('that nobody attached is gone after a day, row and bytes', async () => {
    await desk.add(pdfOf(900));
    expect(await keep(0.99)).toEqual({ rows: 1, stored: 1 });
    expect(await keep(0.01)).toEqual(nothing);
  });

  test('that was attached stays as long as what it belongs to', async () => {
    const { id } = await desk.add(pdfOf(900));
    await attach(id);
    expect(await keep(89)).toEqual({ rows: 1, stored: 1 });
    expect(await keep(1)).toEqual(nothing);
  });

  test('is unknown to the neighbour, who can neither fetch nor attach it', async () => {
    const { id } = await desk.add(pdfOf(900));
    await expect(desk.tenancy.as(desk.neighbour, () => desk.files().get(id))).rejects.toMatchObject({
      code: 'FILES_NOT_FOUND',
    });
    await expect(attach(id, desk.neighbour)).rejects.toMatchObject({ code: 'FILES_NOT_FOUND' });
    await attach(id);
  });

  test.each([
    ['a colleague', (id: string) => attach(id, desk.colleague)],
    ['something else than it was added for', (id: string) => attach(id, desk.agent, 'task')],
    ['nothing that is an id', () => attach('../0')],
    ['an unknown id', () => attach(newId())],
  ])('is not attached by or to %s', async (_, way) => {
    const { id } = await desk.add(pdfOf(900));
    await expect(way(id)).rejects.toMatchObject({ code: 'FILES_NOT_FOUND' });
  });

  test('is attached once, and not after its day', async () => {
    const { id } = await desk.add(pdfOf(900));
    await attach(id);
    await expect(attach(id)).rejects.toMatchObject({ code: 'FILES_NOT_FOUND' });
    const late = await desk.add(pdfOf(900));
    desk.now = new Date(desk.now.getTime() + 24 * 60 * 60_000);
    await expect(attach(late.id)).rejects.toMatchObject({ code: 'FILES_NOT_FOUND' });
  });
});
