import { DueTemplateRepository, ReviewWatch } from '@samenspraak/library';
import { openNotify } from '@samenspraak/notifications';
import { asWorker } from '@samenspraak/platform/queue';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { article, openKnowledgeTown, type KnowledgeTown } from '../knowledge-fixture.js';
import { DueArticleRepository } from './due-article.repository.js';

let town: KnowledgeTown;
let now = new Date('2027-01-30T12:00:00Z');
const clock = { now: () => now };
beforeAll(async () => {
  town = await openKnowledgeTown();
});
afterAll(() => town?.tenancy.close());

const watch = () => {
  const door = town.tenancy.workerDoor;
  const notify = openNotify(door, clock);
  return [
    new ReviewWatch(door, new DueTemplateRepository(door), 'TEMPLATE_REVIEW', notify, clock),
    new ReviewWatch(door, new DueArticleRepository(door), 'ARTICLE_REVIEW', notify, clock),
  ] as const;
};
const remind = async () => {
  for (const one of watch()) await one.remind(town.ours.id);
};
const told = async (subjectId: string) => {
  const { rows } = await town.tenancy.admin.query(
    `select m.display_name as name, n.kind, n.subject from app.notification n join app.membership m on m.tenant_id = n.tenant_id and m.id = n.membership_id
     where n.tenant_id = $1 and n.subject_id = $2 order by n.subject, m.display_name`,
    [town.ours.id, subjectId],
  );
  return rows.map((row) => [row.kind, row.name, row.subject.split(':')[1]]);
};

describe('the review day', () => {
  test('of an article is told to its owner, once, and again only of another day', async () => {
    const { tenancy, agent, articles } = town;
    const saved = await tenancy.as(agent, () => articles.save(article('Nakijken', 'x', { reviewOn: '2027-01-31' })));
    await remind();
    expect(await told(saved.id)).toEqual([]);
    // Half past midnight in Amsterdam: the day has begun here, not yet in UTC.
    now = new Date('2027-01-30T23:30:00Z');
    await remind();
    await remind();
    expect(await told(saved.id)).toEqual([['ARTICLE_REVIEW', 'Rianne Visser', '2027-01-31']]);
    const later = article('Nakijken', 'y', { id: saved.id, version: saved.version, reviewOn: '2027-03-01' });
    await tenancy.as(agent, () => articles.save(later));
    now = new Date('2027-03-01T08:00:00Z');
    await remind();
    expect(await told(saved.id)).toEqual([
      ['ARTICLE_REVIEW', 'Rianne Visser', '2027-01-31'],
      ['ARTICLE_REVIEW', 'Rianne Visser', '2027-03-01'],
    ]);
  });

  test('of what is archived is nobody’s business', async () => {
    const { tenancy, agent, articles } = town;
    const saved = await tenancy.as(agent, () => articles.save(article('Weg', 'x', { reviewOn: '2027-01-01' })));
    await tenancy.as(agent, () => articles.archive(saved.id));
    await remind();
    expect(await told(saved.id)).toEqual([]);
  });

  test('of a template is told to its owner, and of one that nobody keeps to the coordinators', async () => {
    const { tenancy, ours, agent } = town;
    const { rows } = await tenancy.admin.query(
      `select id from app.membership where tenant_id = $1 and display_name = $2`,
      [ours.id, 'Rianne Visser'],
    );
    const insert = async (details: object) => {
      const made = await tenancy.admin.query(
        `insert into app.template (tenant_id, title, topic, greeting, body, closing, updated_at, updated_by, details)
         values ($1, 'T', '', '', 'B', '', now(), $2, $3) returning id`,
        [ours.id, agent.principalId, JSON.stringify(details)],
      );
      return made.rows[0].id as string;
    };
    const owned = await insert({ ownerId: rows[0].id, reviewOn: '2027-02-01' });
    const nobodys = await insert({ reviewOn: '2027-02-01' });
    const later = await insert({ ownerId: rows[0].id, reviewOn: '2027-03-02' });
    await remind();
    await remind();
    expect(await told(owned)).toEqual([['TEMPLATE_REVIEW', 'Rianne Visser', '2027-02-01']]);
    expect(await told(nobodys)).toEqual([['TEMPLATE_REVIEW', 'Sanne Bakker', '2027-02-01']]);
    expect(await told(later)).toEqual([]);
  });

  test('of a neighbour is not in sight of the worker that looks here', async () => {
    const { tenancy, neighbour, articles, ours } = town;
    await tenancy.as(neighbour, () => articles.save(article('Van hen', 'x', { reviewOn: '2027-01-01' })));
    const due = await asWorker(tenancy.workerDoor, ours.id, 'library.review', () =>
      new DueArticleRepository(tenancy.workerDoor).listDue('2027-12-31', 50),
    );
    expect(due).toEqual([]);
  });
});
