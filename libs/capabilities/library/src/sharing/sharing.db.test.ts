import { openTestTenancy } from '@samenspraak/platform/testing';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { libraryEntities } from '../index.js';
import { FIRST, SharingTown, type Council } from './sharing-fixture.js';

let town: SharingTown;
let author: Council;
let east: Council;
let west: Council;

const OWN = 'Wat vervelend. Zet de container terug. Wij in Oost bellen u.';
const SECOND = 'Wat vervelend. Zet de container vóór acht uur terug. We komen deze week langs.';

beforeAll(async () => {
  const names = ['Schrijfdam', 'Oost', 'West', 'Zuid', 'Noord', 'Midden'];
  town = await SharingTown.open(await openTestTenancy(libraryEntities), names);
  [author, east, west] = town.councils as [Council, Council, Council];
});
afterAll(() => town?.tenancy.close());

const templates = () => town.sharing.templates;
const seen = (council: Council, itemId: string) =>
  town.as(council, async () => (await templates().listShared(null)).find(({ id }) => id === itemId));
const answer = (council: Council, itemId: string) => town.as(council, () => town.answers.get(itemId));

async function shareNew(body = FIRST.body): Promise<{ templateId: string; itemId: string }> {
  const templateId = await town.write(author, { body });
  return { templateId, itemId: await town.publish(author, templateId) };
}

async function shareNext(templateId: string, version: number, body: string): Promise<void> {
  await town.as(author, () => town.templates.save({ ...FIRST, body, id: templateId, version }));
  await town.publish(author, templateId, 'Duidelijker');
}

async function noticesOf(council: Council, kind: string, subject: string): Promise<number> {
  const { rows } = await town.tenancy.admin.query(
    `select distinct n.subject from app.notification n where n.tenant_id = $1 and n.kind = $2 and n.subject like $3 || '%'`,
    [council.tenant.id, kind, subject],
  );
  return rows.length;
}

describe('before anything is shared', () => {
  test('a colleague agrees, and neighbours see nothing until then', async () => {
    const templateId = await town.write(author);
    await town.as(author, () => templates().publish(templateId, null));
    const [asked] = await town.as(author, () => town.sharing.publications.list());
    expect(asked).toMatchObject({ state: 'REQUESTED', sourceId: templateId, mayDecide: false });
    expect(await seen(east, asked!.itemId)).toBeUndefined();
    await expect(town.as(author, () => town.sharing.publications.agree(asked!.id))).rejects.toMatchObject({
      code: 'PERMISSION_DENIED',
    });
    await town.tenancy.as(author.coordinator, () => town.sharing.publications.agree(asked!.id));
    expect(await seen(east, asked!.itemId)).toMatchObject({ adoption: 'NONE', version: 1 });
  });

  test('who wrote or asked does not agree, except where nobody else can', async () => {
    const { coordinator } = author;
    const { id } = await town.tenancy.as(coordinator, () => town.templates.save(FIRST));
    await town.as(author, () => templates().publish(id, null));
    const asked = (await town.as(author, () => town.sharing.publications.list())).find((one) => one.sourceId === id)!;
    // The only one who may agree wrote it: waiting would be for nobody.
    await town.tenancy.as(coordinator, () => town.sharing.publications.agree(asked.id));
    const second = await town.tenancy.addPerson(author.tenant, ['approver']);
    const other = await town.tenancy.as(coordinator, () => town.templates.save(FIRST));
    await town.tenancy.as(coordinator, () => templates().publish(other.id, null));
    const list = await town.tenancy.as(coordinator, () => town.sharing.publications.list());
    const waiting = list.find((one) => one.sourceId === other.id)!;
    expect(waiting).toMatchObject({ state: 'REQUESTED', mayDecide: false });
    await expect(town.tenancy.as(coordinator, () => town.sharing.publications.agree(waiting.id))).rejects.toMatchObject(
      { code: 'LIBRARY_PUBLICATION_OWN' },
    );
    await town.tenancy.as(second, () => town.sharing.publications.giveBack(waiting.id, 'Noem de termijn'));
    await expect(town.tenancy.as(second, () => town.sharing.publications.agree(waiting.id))).rejects.toMatchObject({
      code: 'LIBRARY_PUBLICATION_DECIDED',
    });
  });

  test('what was agreed is what is shared, also when the template was saved again meanwhile', async () => {
    const templateId = await town.write(author);
    await town.as(author, () => templates().publish(templateId, null));
    await town.as(author, () =>
      town.templates.save({ ...FIRST, body: 'Niet gezien door een collega.', id: templateId, version: 1 }),
    );
    const asked = (await town.as(author, () => town.sharing.publications.list())).find(
      (one) => one.sourceId === templateId,
    )!;
    const { itemId } = await town.tenancy.as(author.coordinator, () => town.sharing.publications.agree(asked.id));
    expect(await seen(east, itemId)).toMatchObject({ body: FIRST.body, version: 1 });
  });

  test('a request of a neighbour does not exist', async () => {
    const templateId = await town.write(author);
    await town.as(author, () => templates().publish(templateId, null));
    const asked = (await town.as(author, () => town.sharing.publications.list())).find(
      (one) => one.sourceId === templateId,
    )!;
    await expect(
      town.tenancy.as(east.coordinator, () => town.sharing.publications.agree(asked.id)),
    ).rejects.toMatchObject({ code: 'LIBRARY_PUBLICATION_NOT_FOUND' });
    expect(await town.tenancy.as(east.coordinator, () => town.sharing.publications.list())).toEqual([]);
  });
});

describe('a new version', () => {
  test('comes by itself to who follows, also into the copy that it keeps', async () => {
    const { templateId, itemId } = await shareNew();
    await town.as(east, () => templates().choose({ itemId, choice: 'FOLLOW' }));
    await shareNext(templateId, 1, SECOND);
    expect(await answer(east, itemId)).toMatchObject({ body: SECOND, version: 2 });
    await town.work();
    await town.setMember(east, false);
    expect(await answer(east, itemId)).toMatchObject({ body: SECOND, version: 2, publisher: 'Schrijfdam' });
    await town.setMember(east, true);
  });

  test('waits for who looks first or has words of its own, with a notice and a day', async () => {
    const { templateId, itemId } = await shareNew();
    await town.as(east, () => templates().choose({ itemId, choice: 'OVERRIDE', fields: { body: OWN } }));
    await town.as(west, () => templates().choose({ itemId, choice: 'FOLLOW', review: true }));
    await town.work();
    await shareNext(templateId, 1, SECOND);
    await town.work();
    for (const council of [east, west]) {
      expect(await seen(council, itemId)).toMatchObject({ waiting: true, adoptedVersion: 1 });
      expect((await seen(council, itemId))!.decideBefore!.getTime()).toBeGreaterThan(Date.now());
      expect(await noticesOf(council, 'TEMPLATE_UPDATED', itemId)).toBe(1);
    }
    expect(await answer(east, itemId)).toMatchObject({ body: OWN, version: 1 });
    expect(await answer(west, itemId)).toMatchObject({ body: FIRST.body, version: 1 });
    // Nobody decided: they are told once more, and their text stays.
    await town.work(new Date(Date.now() + 15 * 24 * 3600_000));
    expect(await answer(east, itemId)).toMatchObject({ body: OWN, version: 1 });
  });

  test('and own words are put together; both texts that were used are kept', async () => {
    const { templateId, itemId } = await shareNew();
    await town.as(east, () => templates().choose({ itemId, choice: 'OVERRIDE', fields: { body: OWN } }));
    await shareNext(templateId, 1, SECOND);
    const [{ merge }, before] = [await town.as(east, () => templates().detail(itemId)), await seen(east, itemId)];
    const merged = 'Wat vervelend. Zet de container vóór acht uur terug. Wij in Oost bellen u.';
    expect(merge.find(({ name }) => name === 'body')).toMatchObject({ state: 'BOTH', merged });
    const settle = { itemId, version: 2, revision: before!.revision!, choice: 'ACCEPT' } as const;
    await town.as(east, () => templates().settle(settle));
    expect(await answer(east, itemId)).toMatchObject({
      body: merged,
      origin: { itemId, version: 2, override: true },
    });
    await expect(town.as(east, () => templates().settle(settle))).rejects.toMatchObject({ code: 'LIBRARY_NO_UPDATE' });
    const { rows } = await town.tenancy.admin.query<{ body: string }>(
      `select v.content ->> 'body' as body from app.adoption_version v where v.tenant_id = $1 and v.item_id = $2 order by v.revision`,
      [east.tenant.id, itemId],
    );
    expect(rows.map(({ body }) => body)).toEqual([OWN, merged]);
  });

  test('that changed the same sentence is not accepted blindly', async () => {
    const { templateId, itemId } = await shareNew();
    await town.as(east, () => templates().choose({ itemId, choice: 'OVERRIDE', fields: { body: OWN } }));
    await shareNext(templateId, 1, 'Wat vervelend. Zet de container terug. We komen morgen.');
    const revision = (await seen(east, itemId))!.revision!;
    const settle = (choice: 'ACCEPT' | 'KEEP') =>
      town.as(east, () => templates().settle({ itemId, version: 2, revision, choice }));
    await expect(settle('ACCEPT')).rejects.toMatchObject({
      code: 'LIBRARY_MERGE_CONFLICT',
      params: { fields: ['body'] },
    });
    await settle('KEEP');
    // Kept words still come from the version that they were made of.
    expect(await answer(east, itemId)).toMatchObject({ body: OWN, origin: { version: 1, override: true } });
    expect(await seen(east, itemId)).toMatchObject({ waiting: false });
  });
});

test('of two colleagues who decide at once the second one is told, and the first one’s text stands', async () => {
  const { itemId } = await shareNew();
  await town.as(east, () => templates().choose({ itemId, choice: 'FOLLOW' }));
  const { revision } = (await seen(east, itemId))!;
  const choose = (body: string) =>
    town.as(east, () => templates().choose({ itemId, choice: 'OVERRIDE', fields: { body }, revision }));
  await choose(OWN);
  await expect(choose('Wat ik schreef.')).rejects.toMatchObject({ code: 'LIBRARY_ADOPTION_CHANGED' });
  expect(await answer(east, itemId)).toMatchObject({ body: OWN });
});

test('a fork is a template of one’s own that says where it came from, and goes its own way', async () => {
  const { templateId, itemId } = await shareNew();
  const { forkId } = await town.as(east, () => templates().choose({ itemId, choice: 'FORK' }));
  await shareNext(templateId, 1, SECOND);
  await town.work();
  expect(await answer(east, forkId!)).toMatchObject({
    own: true,
    body: FIRST.body,
    origin: { itemId, version: 1, override: false },
  });
  await expect(answer(east, itemId)).rejects.toMatchObject({ code: 'LIBRARY_ANSWER_NOT_FOUND' });
});

test('an author sees how many use its text from five on, and never who', async () => {
  const { itemId } = await shareNew();
  const mine = async () =>
    (await town.as(author, () => town.sharing.contributions.list())).find((one) => one.itemId === itemId)!;
  const adopters = town.councils.slice(1);
  for (const council of adopters.slice(0, 4))
    await town.as(council, () => templates().choose({ itemId, choice: 'FOLLOW' }));
  await town.work();
  expect(await mine()).toMatchObject({ adopters: null });
  await town.as(adopters[4]!, () => templates().choose({ itemId, choice: 'FOLLOW' }));
  await town.work();
  expect(await mine()).toMatchObject({ adopters: 5 });
  const routes = await town.as(author, () => town.tenancy.door.query('select * from app.adoption_route'));
  expect(routes).toEqual([]);
});

test('script and markup are words like any other, and what is too long is refused', async () => {
  const script = '<script>alert("{{gemeente.naam}}")</script><img src=x onerror=alert(1)>';
  const { itemId } = await shareNew(script);
  await town.as(east, () => templates().choose({ itemId, choice: 'OVERRIDE', fields: { greeting: script } }));
  expect(await answer(east, itemId)).toMatchObject({ greeting: script, body: script });
  const wrong: Record<string, string>[] = [
    { body: 'a'.repeat(5001) },
    { greeting: 'a'.repeat(501) },
    { body: '{{bestaat.niet}}' },
    { body: '' },
  ];
  for (const fields of wrong) {
    await expect(town.as(east, () => templates().choose({ itemId, choice: 'OVERRIDE', fields }))).rejects.toMatchObject(
      { code: expect.stringMatching(/^LIBRARY_(FIELD_INVALID|VARIABLE_UNKNOWN)$/) },
    );
  }
});

test('nobody adds a version to what another published', async () => {
  const { itemId } = await shareNew();
  const insert = (council: Council) =>
    town.as(council, () =>
      town.tenancy.door.query(
        `insert into app.library_version (partnership_id, item_id, version, author_tenant_id, kind, content, published_at)
         values ($1, $2, 9, $3, 'TEMPLATE', '{}', now())`,
        [town.partnershipId, itemId, council.tenant.id],
      ),
    );
  await expect(insert(east)).rejects.toThrow();
});

test('an old version comes back as a new one', async () => {
  const templateId = await town.write(author);
  await town.as(author, () => town.templates.save({ ...FIRST, body: SECOND, id: templateId, version: 1 }));
  await town.as(author, () => templates().restore(templateId, 1, 2));
  const history = await town.as(author, () => templates().history(templateId));
  expect(history.map(({ version, body }) => [version, body])).toEqual([
    [3, FIRST.body],
    [2, SECOND],
    [1, FIRST.body],
  ]);
  expect(history[0]!.savedByName).toBe('Schrijver van Schrijfdam');
  await expect(town.as(author, () => templates().restore(templateId, 1, 2))).rejects.toMatchObject({
    code: 'LIBRARY_TEMPLATE_CHANGED',
  });
});
