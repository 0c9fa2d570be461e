import { AuditTrail } from '@samenspraak/platform/audit';
import { FileLinks } from '@samenspraak/platform/files';
import { newId } from '@samenspraak/platform/kernel';
import { openTestTenancy, type TestPerson, type TestTenancy, type TestTenant } from '@samenspraak/platform/testing';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { CardRepository } from './card.repository.js';
import { CardsService } from './cards.service.js';
import { PhotoHousekeeping } from './photo-housekeeping.js';

const clock = { now: () => new Date() };
const links = new FileLinks(Buffer.alloc(32, 7), clock);
let tenancy: TestTenancy;
let ours: TestTenant;
let rianne: TestPerson;
let sanne: TestPerson;
let neighbour: TestPerson;
let cards: CardsService;

beforeAll(async () => {
  tenancy = await openTestTenancy();
  ours = await tenancy.addTenant('Oostdorp');
  const theirs = await tenancy.addTenant('Westdorp');
  rianne = await tenancy.addPerson(ours, ['agent'], { name: 'Rianne Visser', initials: 'RV' });
  sanne = await tenancy.addPerson(ours, ['reader']);
  neighbour = await tenancy.addPerson(theirs, ['agent', 'tenant_admin']);
  const { door } = tenancy;
  cards = new CardsService(door, new CardRepository(door), new AuditTrail(door), links, clock);
});
afterAll(() => tenancy?.close());
beforeEach(async () => {
  await tenancy.admin.query('delete from app.member_photo');
  await tenancy.admin.query(`update app.membership set status = 'active', valid_until = 'infinity'`);
});

const idIn = (address: string | null) => links.read(address!.split('/').at(-1)!).fileId;
const own = (who: TestPerson) => tenancy.as(who, () => cards.get());
const give = (who: TestPerson, picture: string) => tenancy.as(who, () => cards.givePhoto(Buffer.from(picture)));
const read = (who: TestPerson, photoId: string) =>
  tenancy.as(who, async () => (await cards.readPhoto(photoId)).toString());
const photos = async () => (await tenancy.admin.query('select 1 from app.member_photo')).rowCount;

test('who gave no photo has a card with a name and initials', async () => {
  expect(await own(rianne)).toMatchObject({
    ...{ displayName: 'Rianne Visser', initials: 'RV', me: true, photoAddress: null },
  });
});

test('a colleague sees the photo on the card, whatever the role, and the new one after it was replaced', async () => {
  const { id } = await give(rianne, 'first');
  const seen = await tenancy.as(sanne, () => cards.get(id));
  expect(seen).toMatchObject({ id, displayName: 'Rianne Visser', me: false });
  expect(await read(sanne, idIn(seen.photoAddress))).toBe('first');
  const { photoAddress } = await give(rianne, 'second');
  expect(await read(sanne, idIn(photoAddress))).toBe('second');
  await expect(read(sanne, idIn(seen.photoAddress))).rejects.toMatchObject({ code: 'TENANTS_PHOTO_NOT_FOUND' });
  expect(await photos()).toBe(1);
});

test('a neighbour sees neither the card nor the photo, also with the right ids', async () => {
  const { id, photoAddress } = await give(rianne, 'ours');
  for (const colleagueId of [id, newId(), 'no id'])
    await expect(tenancy.as(neighbour, () => cards.get(colleagueId))).rejects.toMatchObject({
      code: 'TENANTS_COLLEAGUE_NOT_FOUND',
    });
  for (const photoId of [idIn(photoAddress), newId(), 'no id'])
    await expect(read(neighbour, photoId)).rejects.toMatchObject({ code: 'TENANTS_PHOTO_NOT_FOUND' });
});

test('a photo is of one tenant: of the same person in another one there is none', async () => {
  await give(rianne, 'ours');
  await give(neighbour, 'theirs');
  await tenancy.as(neighbour, () => cards.removePhoto(neighbour.tenantId));
  expect((await own(rianne)).photoAddress).not.toBeNull();
});

test('one takes one’s own photo away, twice is as good as once, and the trail says who did what', async () => {
  const { photoAddress } = await give(rianne, 'gone soon');
  await give(sanne, 'stays');
  const remove = () => tenancy.as(rianne, () => cards.removePhoto(ours.id));
  expect((await remove()).photoAddress).toBeNull();
  expect((await remove()).photoAddress).toBeNull();
  await expect(read(rianne, idIn(photoAddress))).rejects.toMatchObject({ code: 'TENANTS_PHOTO_NOT_FOUND' });
  expect(await photos()).toBe(1);
  const { rows } = await tenancy.admin.query(
    'select action, object_id, details from app.audit_entry where tenant_id = $1 and principal_id = $2 order by id desc limit 2',
    [ours.id, rianne.principalId],
  );
  expect(rows).toEqual([
    { action: 'photo.removed', object_id: idIn(photoAddress), details: {} },
    { action: 'photo.given', object_id: idIn(photoAddress), details: { bytes: 9 } },
  ]);
});

test('a page of another tenant takes nothing away', async () => {
  await give(rianne, 'stays');
  const removing = tenancy.as(rianne, () => cards.removePhoto(neighbour.tenantId));
  await expect(removing).rejects.toMatchObject({ code: 'TENANT_MISMATCH' });
  expect(await photos()).toBe(1);
});

test('who left keeps a name on the card and loses the photo; of who is suspended it is hidden', async () => {
  const [given, other] = [await give(rianne, 'hidden'), await give(sanne, 'left')];
  const set = (status: string, id: string) =>
    tenancy.admin.query('update app.membership set status = $1 where tenant_id = $2 and id = $3', [
      status,
      ours.id,
      id,
    ]);
  await set('suspended', given.id);
  expect(await tenancy.as(sanne, () => cards.get(given.id))).toMatchObject({
    ...{ displayName: 'Rianne Visser', photoAddress: null },
  });
  await expect(read(sanne, idIn(given.photoAddress))).rejects.toMatchObject({ code: 'TENANTS_PHOTO_NOT_FOUND' });
  await set('ended', other.id);
  await new PhotoHousekeeping(tenancy.workerDoor).run(ours.id);
  expect(await photos()).toBe(1);
  await set('active', given.id);
  expect((await own(rianne)).photoAddress).not.toBeNull();
});

test('a membership that is erased takes its photo along', async () => {
  const leaver = await tenancy.addPerson(ours, ['agent']);
  const { id } = await give(leaver, 'erased');
  await tenancy.admin.query('delete from app.membership where tenant_id = $1 and id = $2', [ours.id, id]);
  expect(await photos()).toBe(0);
});
