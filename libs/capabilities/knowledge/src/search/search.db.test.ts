import { newId } from '@samenspraak/platform/kernel';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { article, openKnowledgeTown, type KnowledgeTown } from '../knowledge-fixture.js';

let tenancy: KnowledgeTown['tenancy'];
let ours: KnowledgeTown['ours'];
let agent: KnowledgeTown['agent'];
let coordinator: KnowledgeTown['coordinator'];
let neighbour: KnowledgeTown['neighbour'];
let search: KnowledgeTown['search'];
let articles: KnowledgeTown['articles'];
let questions: KnowledgeTown['questions'];
let titles: KnowledgeTown['titles'];

beforeAll(async () => {
  ({ tenancy, ours, agent, coordinator, neighbour, search, articles, questions, titles } = await openKnowledgeTown());
});
afterAll(() => tenancy?.close());

describe('one search', () => {
  beforeAll(async () => {
    await tenancy.as(agent, () => articles.save(article('Ondergrondse container is vol', 'Bel de buitendienst.')));
    await tenancy.as(agent, () => articles.save(article('Parkeervergunning aanvragen', 'Voor bewoners in de schil.')));
    await tenancy.as(coordinator, () =>
      articles.save(
        article('Zo behandel je een bedreiging', 'Meld het bij de coördinator.', {
          kind: 'INSTRUCTION',
          roles: ['coordinator'],
        }),
      ),
    );
    await tenancy.as(coordinator, () =>
      questions.import({
        setName: 'Rijk',
        source: 'Rijksoverheid.nl, CC0',
        rows: [
          {
            key: 'a',
            question: 'Hoe verleng ik mijn rijbewijs?',
            answer: 'Bij uw gemeente.',
            topic: 'Rijbewijs',
            url: null,
          },
        ],
      }),
    );
    const id = newId();
    await tenancy.admin.query(
      `insert into app.template (tenant_id, id, title, topic, greeting, body, closing, updated_at, updated_by) values ($1, $2, 'Grofvuil laten ophalen', 'Afval', '', 'Maak een afspraak.', '', now(), $2)`,
      [ours.id, id],
    );
  });

  test.each([
    ['container', 'Ondergrondse container is vol'],
    ['vuilnis vol', 'Ondergrondse container is vol'],
    ['contianer', 'Ondergrondse container is vol'],
    ['vergunning om te parkeren', 'Parkeervergunning aanvragen'],
    ['parkeervergunningen', 'Parkeervergunning aanvragen'],
    ['buitendienst', 'Ondergrondse container is vol'],
    ['rijbewijzen verlengen', 'Hoe verleng ik mijn rijbewijs?'],
    ['grof vuil ophalen', 'Grofvuil laten ophalen'],
  ])('for "%s" finds %s', async (text, title) => {
    expect(await titles(agent, text)).toContain(title);
  });

  test('says by which words something was found, and as what a slip was read', async () => {
    const { found, meant } = await tenancy.as(agent, () => search.search('vuilnis contianer', null, 5));
    expect(meant).toEqual([{ asked: 'contianer', found: 'container' }]);
    expect(found[0]!.because).toEqual([
      { asked: 'vuilnis', found: 'container' },
      { asked: 'contianer', found: 'container' },
    ]);
  });

  test('when nothing holds all words shows what holds some, and says so', async () => {
    const answer = await tenancy.as(agent, () => search.search('container rijbewijs', null, 5));
    expect(answer.partly).toBe(true);
    expect(answer.found.map(({ title }) => title)).toEqual(
      expect.arrayContaining(['Ondergrondse container is vol', 'Hoe verleng ik mijn rijbewijs?']),
    );
  });

  test('a neighbour finds nothing of ours', async () => {
    expect(await titles(neighbour, 'container')).toEqual([]);
    expect(await titles(neighbour, 'contianer')).toEqual([]);
  });

  test('an article for some roles is found and opened by these only', async () => {
    const [found] = await tenancy.as(coordinator, async () => (await search.search('bedreiging', null, 5)).found);
    expect(found?.title).toBe('Zo behandel je een bedreiging');
    expect(await titles(agent, 'bedreiging')).toEqual([]);
    await expect(tenancy.as(agent, () => articles.get(found!.sourceId))).rejects.toMatchObject({
      code: 'KNOWLEDGE_ARTICLE_NOT_FOUND',
    });
  });

  test('an article that is no longer valid, or was put away, is not found', async () => {
    await tenancy.as(agent, () => articles.save(article('Kermis in Wormer', 'x', { validUntil: '2020-01-01' })));
    const { id } = await tenancy.as(agent, () => articles.save(article('Braderie in Jisp', 'x')));
    expect(await titles(agent, 'kermis')).toEqual([]);
    expect(await titles(agent, 'braderie')).toEqual(['Braderie in Jisp']);
    await tenancy.as(agent, () => articles.archive(id));
    expect(await titles(agent, 'braderie')).toEqual([]);
  });

  test('a template that changes is found by its new words, one of its writer alone by nobody else', async () => {
    const id = newId();
    const { rows } = await tenancy.admin.query(
      'select id from app.membership where tenant_id = $1 and principal_id = $2',
      [ours.id, agent.principalId],
    );
    await tenancy.admin.query(
      `insert into app.template (tenant_id, id, title, topic, greeting, body, closing, updated_at, updated_by, scope, writer_id)
       values ($1, $2, 'Zwembad gesloten', '', '', 'x', '', now(), $2, 'PERSONAL', $3)`,
      [ours.id, id, rows[0].id],
    );
    expect(await titles(agent, 'zwembad')).toEqual(['Zwembad gesloten']);
    expect(await titles(coordinator, 'zwembad')).toEqual([]);
    await tenancy.admin.query(`update app.template set title = 'Weekmarkt verplaatst', version = 2 where id = $1`, [
      id,
    ]);
    expect(await titles(agent, 'zwembad')).toEqual([]);
    expect(await titles(agent, 'weekmarkt')).toEqual(['Weekmarkt verplaatst']);
  });

  test('what looks like a query language is only words', async () => {
    for (const text of [
      `'); drop table app.article; --`,
      `con\\'tainer & | !`,
      '<script>alert(1)</script>',
      '((',
      "'",
      '\u0000',
    ])
      await expect(tenancy.as(agent, () => search.search(text, null, 5))).resolves.toBeDefined();
  });

  test('a question in other words gets what fits it', async () => {
    const found = await tenancy.as(agent, () =>
      search.suggestFor('Hallo, mijn kliko wordt al weken niet geleegd en de container zit vol!', 3),
    );
    expect(found[0]).toMatchObject({ title: 'Ondergrondse container is vol' });
    expect(found[0]!.because.map(({ asked }) => asked)).toContain('kliko');
  });
});
