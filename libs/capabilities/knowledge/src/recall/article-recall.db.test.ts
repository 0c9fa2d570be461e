import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { sharedArticleKinds, type SharedArticleKind } from '../articles/article.js';
import { article, openKnowledgeTown, type KnowledgeTown } from '../knowledge-fixture.js';

let town: KnowledgeTown;
beforeAll(async () => {
  town = await openKnowledgeTown();
});
afterAll(() => town?.tenancy.close());

const CHOICES = ['NONE', 'FOLLOW', 'REVIEW', 'OVERRIDE', 'FORK'] as const;
type Choice = (typeof CHOICES)[number];
const cases = sharedArticleKinds.flatMap((kind) => CHOICES.map((choice) => [kind, choice] as const));
const word = (kind: SharedArticleKind, choice: Choice) => `recall${kind}${choice}`.toLowerCase();

/** Written, agreed by a colleague and seen by the neighbours. */
async function share(title: string, text: string, kind: SharedArticleKind, before?: { id: string; version: number }) {
  const { tenancy, coordinator, articles, sharing, publications, approver } = town;
  const saved = await tenancy.as(coordinator, () => articles.save(article(title, text, { kind, ...before })));
  expect(await tenancy.as(coordinator, () => sharing.publish(saved.id, null))).toBe(false);
  const { rows } = await tenancy.admin.query(
    `select id, item_id from app.publication where source_id = $1 and state = 'REQUESTED'`,
    [saved.id],
  );
  await tenancy.as(approver, () => publications.agree(rows[0].id));
  return { id: saved.id, version: saved.version, itemId: rows[0].item_id as string };
}

async function take(itemId: string, choice: Choice): Promise<string> {
  const { tenancy, neighbour, sharing } = town;
  if (choice === 'NONE') return itemId;
  const wish = {
    NONE: {},
    FOLLOW: { choice: 'FOLLOW' },
    REVIEW: { choice: 'FOLLOW', review: true },
    OVERRIDE: { choice: 'OVERRIDE', fields: { 'section.1.text': 'Onze eigen woorden hierover.' } },
    FORK: { choice: 'FORK' },
  }[choice] as Omit<Parameters<typeof sharing.choose>[0], 'itemId'>;
  const { forkId } = await tenancy.as(neighbour, () => sharing.choose({ itemId, ...wish }));
  return forkId ?? itemId;
}

const recallIt = (one: { id: string; version: number }, correction: string | null = null) =>
  town.tenancy.as(town.coordinator, () =>
    town.recall.recall(one.id, {
      expectedTenantId: town.ours.id,
      versions: [one.version],
      kind: 'WRONG',
      reason: 'De termijn klopt niet.',
      correction,
    }),
  );
const found = async (words: string) =>
  (await town.tenancy.as(town.neighbour, () => town.search.search(words, null, 10))).found;
const offered = (words: string) => town.tenancy.as(town.neighbour, () => town.search.suggestFor(words, 3));

describe('an article that is called back', () => {
  test.each(cases)(
    '%s, at a neighbour that chose %s: not offered, and marked wherever it stands',
    async (kind, choice) => {
      const { tenancy, neighbour, recall, sharing } = town;
      const name = word(kind, choice);
      const shared = await share(`${name} termijn`, 'Binnen twee weken.', kind);
      const here = await take(shared.itemId, choice);
      const isUsed = choice !== 'NONE';
      expect((await offered(name)).map(({ sourceId }) => sourceId)).toEqual(isUsed ? [here] : []);
      expect(await tenancy.as(neighbour, () => recall.find(here))).toBeNull();

      const [made] = await recallIt(shared, 'Binnen vier weken.');

      expect(await offered(name)).toEqual([]);
      expect((await found(name)).map(({ sourceId, summary, recall: by }) => [sourceId, summary, by?.id])).toEqual(
        isUsed ? [[here, '', made!.id]] : [],
      );
      expect(await tenancy.as(neighbour, () => recall.find(here))).toMatchObject({
        id: made!.id,
        reason: 'De termijn klopt niet.',
        correction: 'Binnen vier weken.',
        standing: null,
      });
      expect((await tenancy.as(neighbour, () => sharing.get(shared.itemId))).recall?.id).toBe(made!.id);

      const next = await share(`${name} termijn`, 'Binnen vier weken.', kind, shared);
      const follows = choice === 'FOLLOW' || choice === 'NONE';
      // Whoever follows has the newer version at once; whoever looks first, or has words of its own, is told of it.
      expect(await tenancy.as(neighbour, () => recall.find(here))).toEqual(
        follows ? null : expect.objectContaining({ standing: expect.objectContaining({ version: next.version }) }),
      );
    },
  );

  test('is marked at its author too, until the next version is saved', async () => {
    const { tenancy, coordinator, recall, articles } = town;
    const shared = await share('recallauteur termijn', 'Binnen twee weken.', 'ARTICLE');
    expect(await tenancy.as(coordinator, () => recall.find(shared.id))).toBeNull();
    await recallIt(shared);
    expect(await tenancy.as(coordinator, () => recall.find(shared.id))).toMatchObject({
      reason: 'De termijn klopt niet.',
    });
    expect(await tenancy.as(coordinator, () => recall.listVersions(shared.id))).toMatchObject([{ recalled: true }]);
    await tenancy.as(coordinator, () => articles.save(article('recallauteur termijn', 'Vier weken.', shared)));
    expect(await tenancy.as(coordinator, () => recall.find(shared.id))).toBeNull();
  });

  test.each(['OVERRIDE', 'FORK'] as const)(
    'stays closed in words of our own (%s) until a coordinator answers for it, with a reason',
    async (choice) => {
      const { tenancy, neighbour, neighbourAgent, theirs, recall } = town;
      const name = `vrijgeven${choice.toLowerCase()}`;
      const shared = await share(`${name} termijn`, 'Binnen twee weken.', 'ARTICLE');
      const here = await take(shared.itemId, choice);
      const [made] = await recallIt(shared);
      const release = { recallId: made!.id, articleId: here, expectedTenantId: theirs.id, reason: 'Bij ons anders.' };
      await expect(tenancy.as(neighbourAgent, () => recall.release(release))).rejects.toMatchObject({
        code: 'PERMISSION_DENIED',
      });
      await tenancy.as(neighbour, () => recall.release(release));
      expect(await tenancy.as(neighbour, () => recall.find(here))).toBeNull();
      expect((await offered(name)).map(({ sourceId }) => sourceId)).toEqual([here]);
    },
  );

  test('is not let go as it is: only words of our own are another matter', async () => {
    const { tenancy, neighbour, theirs, recall } = town;
    const shared = await share('nietvrij termijn', 'Binnen twee weken.', 'PLAN');
    const here = await take(shared.itemId, 'FOLLOW');
    const [made] = await recallIt(shared);
    const release = { recallId: made!.id, articleId: here, expectedTenantId: theirs.id, reason: 'Toch goed.' };
    await expect(tenancy.as(neighbour, () => recall.release(release))).rejects.toMatchObject({
      code: 'KNOWLEDGE_ARTICLE_NOT_FOUND',
    });
  });

  test('can only be called back by its author, and only what was shared', async () => {
    const { tenancy, coordinator, neighbour, theirs, ours, articles, recall } = town;
    const shared = await share('eigen recall', 'Binnen twee weken.', 'ARTICLE');
    const wish = { versions: [1], kind: 'UNSAFE', reason: 'x' } as const;
    for (const id of [shared.id, shared.itemId])
      await expect(
        tenancy.as(neighbour, () => recall.recall(id, { ...wish, expectedTenantId: theirs.id })),
      ).rejects.toMatchObject({ code: 'KNOWLEDGE_ARTICLE_NOT_FOUND' });
    const { id } = await tenancy.as(coordinator, () => articles.save(article('Alleen van ons', 'x')));
    await expect(
      tenancy.as(coordinator, () => recall.recall(id, { ...wish, expectedTenantId: ours.id })),
    ).rejects.toMatchObject({ code: 'KNOWLEDGE_ARTICLE_NOT_FOUND' });
  });
});
