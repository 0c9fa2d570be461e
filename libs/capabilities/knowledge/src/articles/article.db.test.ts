import { openSharing } from '@samenspraak/library';
import { systemClock } from '@samenspraak/platform/kernel';
import type { TestPerson } from '@samenspraak/platform/testing';
import { newId } from '@samenspraak/platform/kernel';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { article, openKnowledgeTown, type KnowledgeTown } from '../knowledge-fixture.js';

let tenancy: KnowledgeTown['tenancy'];
let ours: KnowledgeTown['ours'];
let agent: KnowledgeTown['agent'];
let coordinator: KnowledgeTown['coordinator'];
let drafter: KnowledgeTown['drafter'];
let neighbour: KnowledgeTown['neighbour'];
let articles: KnowledgeTown['articles'];
let sharing: KnowledgeTown['sharing'];
let titles: KnowledgeTown['titles'];

beforeAll(async () => {
  ({ tenancy, ours, agent, coordinator, drafter, neighbour, articles, sharing, titles } = await openKnowledgeTown());
});
afterAll(() => tenancy?.close());

describe('an article', () => {
  test('that two people save keeps both texts: the second hears who was first, and what stands there', async () => {
    const saved = await tenancy.as(agent, () => articles.save(article('Sneeuw', 'Eerst de hoofdwegen.')));
    const change = { id: saved.id, version: saved.version };
    await tenancy.as(coordinator, () => articles.save(article('Sneeuw', 'Tekst van Sanne', change)));
    await expect(
      tenancy.as(agent, () => articles.save(article('Sneeuw', 'Tekst van Rianne', change))),
    ).rejects.toMatchObject({
      code: 'KNOWLEDGE_ARTICLE_CHANGED',
      params: { version: 2, by: 'Sanne Bakker' },
    });
    expect((await tenancy.as(agent, () => articles.get(saved.id))).sections).toEqual([
      { heading: '', text: 'Tekst van Sanne' },
    ]);
    await tenancy.as(agent, () => articles.save(article('Sneeuw', 'Tekst van Rianne', { ...change, version: 2 })));
    const versions = await tenancy.as(agent, () => articles.listVersions(saved.id));
    expect(versions.map(({ version, savedBy }) => [version, savedBy])).toEqual([
      [3, 'Rianne Visser'],
      [2, 'Sanne Bakker'],
      [1, 'Rianne Visser'],
    ]);
  });

  test('of a neighbour cannot be read, changed or confirmed', async () => {
    const { id } = await tenancy.as(agent, () => articles.save(article('Van ons', 'x')));
    const acts: (() => Promise<unknown>)[] = [
      () => articles.get(id),
      () => articles.save(article('Van hen', 'x', { id, version: 1 })),
      () => articles.confirm(id, 1),
      () => articles.listReaders(id),
      () => articles.archive(id),
    ];
    for (const act of acts)
      await expect(tenancy.as(neighbour, act)).rejects.toMatchObject({ code: 'KNOWLEDGE_ARTICLE_NOT_FOUND' });
  });

  test.each([
    [{ title: ' ' }, 'KNOWLEDGE_FIELD_INVALID'],
    [{ sections: [] }, 'KNOWLEDGE_FIELD_INVALID'],
    [{ validFrom: '2026-02-30' }, 'KNOWLEDGE_DAY_INVALID'],
    [{ validFrom: '2026-03-02', validUntil: '2026-03-01' }, 'KNOWLEDGE_DAYS_TURNED'],
    [{ ownerId: newId() }, 'KNOWLEDGE_OWNER_UNKNOWN'],
  ])('with %o is refused', async (wrong, code) => {
    await expect(tenancy.as(agent, () => articles.save(article('Goed', 'x', wrong)))).rejects.toMatchObject({ code });
  });

  test('keeps HTML and script as the text that it is', async () => {
    const text = '<script>alert(1)</script> <b>{{gemeente.naam}}</b>';
    const saved = await tenancy.as(agent, () => articles.save(article(text, text, { topic: text })));
    expect([saved.title, saved.topic, saved.sections[0]!.text]).toEqual([text, text, text]);
  });
});

describe('an article for the neighbours', () => {
  const agree = (id: string) =>
    tenancy.as(coordinator, () => openSharing(tenancy.door, systemClock).publications.agree(id));
  const publish = async (id: string) => {
    expect(await tenancy.as(agent, () => sharing.publish(id, null))).toBe(false);
    const { rows } = await tenancy.admin.query(
      `select id from app.publication where source_id = $1 and state = 'REQUESTED'`,
      [id],
    );
    await agree(rows[0].id);
  };

  test('is seen by them after a colleague agreed, is found once they take it, and its next version comes by itself', async () => {
    const saved = await tenancy.as(agent, () => articles.save(article('Eikenprocessierups', 'Raak hem niet aan.')));
    await publish(saved.id);
    const offered = await tenancy.as(neighbour, () => sharing.list());
    expect(offered).toMatchObject([{ title: 'Eikenprocessierups', publisher: 'Wormerland', adoption: 'NONE' }]);
    expect(await titles(neighbour, 'eikenprocessierups')).toEqual([]);
    await tenancy.as(neighbour, () => sharing.choose({ itemId: offered[0]!.id, choice: 'FOLLOW' }));
    expect(await titles(neighbour, 'eikenprocessierups')).toEqual(['Eikenprocessierups']);
    const next = { id: saved.id, version: saved.version };
    await tenancy.as(agent, () => articles.save(article('Eikenprocessierups', 'Bel de boswachter.', next)));
    await publish(saved.id);
    expect(await titles(neighbour, 'boswachter')).toEqual(['Eikenprocessierups']);
    await tenancy.as(neighbour, () =>
      sharing.choose({ itemId: offered[0]!.id, choice: 'DECLINED', reason: 'Eigen artikel' }),
    );
    expect(await titles(neighbour, 'boswachter')).toEqual([]);
  });

  test('is refused for news, and for what only some colleagues may see', async () => {
    const secret = await tenancy.as(coordinator, () =>
      articles.save(article('Alleen wij', 'x', { roles: ['coordinator'] })),
    );
    await expect(tenancy.as(coordinator, () => sharing.publish(secret.id, null))).rejects.toMatchObject({
      code: 'KNOWLEDGE_ARTICLE_NOT_FOUND',
    });
  });
});

describe('news for staff', () => {
  test('waits for each reader until that reader confirms it, and a new version waits again', async () => {
    await expect(tenancy.as(agent, () => articles.save(article('N', 'x', { kind: 'NEWS' })))).rejects.toMatchObject({
      code: 'PERMISSION_DENIED',
    });
    const news = article('Nieuwe woordvoeringslijn', 'Vanaf maandag.', {
      kind: 'NEWS',
      mustConfirm: true,
      importance: 'IMPORTANT',
    });
    const { id } = await tenancy.as(coordinator, () => articles.save(news));
    const waiting = async (who: TestPerson) => (await tenancy.as(who, () => articles.listNews())).map((one) => one.id);
    expect([await waiting(agent), await waiting(drafter)]).toEqual([[id], [id]]);
    await tenancy.as(agent, () => articles.confirm(id, 1));
    await tenancy.as(agent, () => articles.confirm(id, 1));
    expect([await waiting(agent), await waiting(drafter)]).toEqual([[], [id]]);
    const readers = await tenancy.as(coordinator, () => articles.listReaders(id));
    expect(readers.map(({ displayName, confirmedAt }) => [displayName, confirmedAt !== null])).toEqual([
      ['Bram de Boer', false],
      ['Femke Smit', false],
      ['Sanne Bakker', false],
      ['Rianne Visser', true],
    ]);
    await expect(tenancy.as(agent, () => articles.listReaders(id))).rejects.toMatchObject({
      code: 'PERMISSION_DENIED',
    });
    await tenancy.as(coordinator, () => articles.save({ ...news, id, version: 1 }));
    expect(await waiting(agent)).toEqual([id]);
    await expect(tenancy.as(agent, () => articles.confirm(id, 1))).rejects.toMatchObject({
      code: 'KNOWLEDGE_ARTICLE_CHANGED',
    });
    const { rows } = await tenancy.admin.query(
      `select distinct kind from app.notification where tenant_id = $1 and subject_id = $2`,
      [ours.id, id],
    );
    expect(rows).toEqual([{ kind: 'STAFF_NEWS' }]);
  });
});
