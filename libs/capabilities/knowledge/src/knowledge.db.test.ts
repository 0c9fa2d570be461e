import { AnsweringService, ConversationRepository } from '@samenspraak/conversations';
import { FindableTemplates, libraryEntities, openSharing, SharedRepository } from '@samenspraak/library';
import { openNotify } from '@samenspraak/notifications';
import { AuditTrail } from '@samenspraak/platform/audit';
import { newId, systemClock } from '@samenspraak/platform/kernel';
import { Announcer } from '@samenspraak/platform/queue';
import { openTestTenancy, type TestPerson, type TestTenancy, type TestTenant } from '@samenspraak/platform/testing';
import { Memberships, PartnershipRepository } from '@samenspraak/tenants';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ArticleRepository } from './articles/article.repository.js';
import { ArticleService, type SaveArticle } from './articles/article.service.js';
import { FeedbackRepository } from './feedback/feedback.repository.js';
import { FeedbackService } from './feedback/feedback.service.js';
import { ArticleSharing } from './sharing/article-sharing.service.js';
import { CatchUp } from './search/catch-up.js';
import { EntryRepository } from './search/entry.repository.js';
import { KnowledgeSearch } from './search/search.service.js';
import { QuestionRepository } from './questions/question.repository.js';
import { QuestionService } from './questions/question.service.js';

let tenancy: TestTenancy;
let ours: TestTenant;
let agent: TestPerson;
let coordinator: TestPerson;
let drafter: TestPerson;
let neighbour: TestPerson;
let search: KnowledgeSearch;
let articles: ArticleService;
let questions: QuestionService;
let sharing: ArticleSharing;
let feedback: FeedbackService;

beforeAll(async () => {
  tenancy = await openTestTenancy(libraryEntities);
  ours = await tenancy.addTenant('Wormerland');
  const theirs = await tenancy.addTenant('Oostzaan');
  agent = await tenancy.addPerson(ours, ['agent'], { name: 'Rianne Visser' });
  coordinator = await tenancy.addPerson(ours, ['coordinator'], { name: 'Sanne Bakker' });
  drafter = await tenancy.addPerson(ours, ['drafter'], { name: 'Bram de Boer' });
  neighbour = await tenancy.addPerson(theirs, ['agent', 'coordinator']);
  const partnership = await tenancy.addPartnership('Zaanstreek-Waterland', [ours, theirs]);
  await agreeOnLibrary(partnership, [ours, theirs]);
  const { door } = tenancy;
  const entries = new EntryRepository(door);
  const members = new Memberships(door, new PartnershipRepository(door));
  const [audit, announcer, notify] = [new AuditTrail(door), new Announcer(door), openNotify(door, systemClock)];
  const answering = Object.assign(Object.create(AnsweringService.prototype) as AnsweringService, {
    conversations: new ConversationRepository(door),
  });
  const catchUp = new CatchUp(
    entries,
    new FindableTemplates(door, new SharedRepository(door)),
    new ArticleRepository(door),
    new QuestionRepository(door),
    { listAdopted: () => sharing.listAdopted() },
  );
  search = new KnowledgeSearch(door, entries, catchUp, answering, systemClock);
  const nothing = undefined as never;
  articles = new ArticleService(
    ...[door, new ArticleRepository(door), entries, members, nothing, nothing, notify, audit, announcer, systemClock],
  );
  const shared = openSharing(door, systemClock);
  sharing = new ArticleSharing(door, articles, shared.sharing, shared.publications);
  questions = new QuestionService(door, new QuestionRepository(door), entries, audit, announcer, systemClock);
  feedback = new FeedbackService(door, new FeedbackRepository(door), members, notify, audit, announcer, systemClock);
});
afterAll(() => tenancy?.close());

async function agreeOnLibrary(partnership: string, parties: readonly TestTenant[]): Promise<void> {
  const [id, holder] = [newId(), parties[0]!.id];
  await tenancy.admin.query(
    `insert into app.agreement (partnership_id, id, author_tenant_id, kind, name, valid_from, valid_until) values ($1, $2, $3, 'library', 'B', '2020-01-01', '2040-01-01')`,
    [partnership, id, holder],
  );
  for (const party of parties)
    await tenancy.admin.query('insert into app.agreement_party values ($1, $2, $3, $4)', [
      partnership,
      id,
      party.id,
      holder,
    ]);
}

const article = (title: string, text: string, more: Partial<SaveArticle> = {}): SaveArticle => ({
  ...{ kind: 'ARTICLE', title, sections: [{ heading: '', text }] },
  ...more,
});
const titles = async (who: TestPerson, text: string) =>
  (await tenancy.as(who, () => search.search(text, null, 20))).found.map(({ title }) => title);

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
    expect(offered).toMatchObject([{ title: 'Eikenprocessierups', publisher: 'Wormerland', adopted: false }]);
    expect(await titles(neighbour, 'eikenprocessierups')).toEqual([]);
    await tenancy.as(neighbour, () => sharing.adopt(offered[0]!.id));
    expect(await titles(neighbour, 'eikenprocessierups')).toEqual(['Eikenprocessierups']);
    const next = { id: saved.id, version: saved.version };
    await tenancy.as(agent, () => articles.save(article('Eikenprocessierups', 'Bel de boswachter.', next)));
    await publish(saved.id);
    expect(await titles(neighbour, 'boswachter')).toEqual(['Eikenprocessierups']);
    await tenancy.as(neighbour, () => sharing.decline(offered[0]!.id, 'Eigen artikel'));
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

describe('what colleagues say of what they found', () => {
  test('"this is wrong" reaches the owner, and nobody else but who leads', async () => {
    const { id } = await tenancy.as(agent, () => articles.save(article('Openingstijden', 'Tot 17 uur.')));
    await tenancy.as(drafter, () => feedback.give({ kind: 'WRONG', subjectId: id, note: 'Tot 16 uur' }));
    const mine = await tenancy.as(agent, () => feedback.listOpen());
    expect(mine).toMatchObject([
      { kind: 'WRONG', subjectTitle: 'Openingstijden', note: 'Tot 16 uur', by: 'Bram de Boer' },
    ]);
    expect(await tenancy.as(drafter, () => feedback.listOpen())).toEqual([]);
    expect(await tenancy.as(coordinator, () => feedback.listOpen())).toHaveLength(1);
    const { rows } = await tenancy.admin.query(
      `select m.display_name from app.notification n join app.membership m on m.tenant_id = n.tenant_id and m.id = n.membership_id where n.kind = 'KNOWLEDGE_WRONG' and n.subject_id = $1`,
      [id],
    );
    expect(rows).toEqual([{ display_name: 'Rianne Visser' }]);
    await expect(tenancy.as(drafter, () => feedback.handle(mine[0]!.id))).rejects.toMatchObject({
      code: 'KNOWLEDGE_SUBJECT_NOT_FOUND',
    });
    await tenancy.as(agent, () => feedback.handle(mine[0]!.id));
    expect(await tenancy.as(agent, () => feedback.listOpen())).toEqual([]);
  });

  test('about something that the person cannot find is refused as if it were not there', async () => {
    const { id } = await tenancy.as(coordinator, () =>
      articles.save(article('Geheim', 'x', { roles: ['coordinator'] })),
    );
    for (const who of [agent, neighbour])
      await expect(
        tenancy.as(who, () => feedback.give({ kind: 'WRONG', subjectId: id, note: 'x' })),
      ).rejects.toMatchObject({ code: 'KNOWLEDGE_SUBJECT_NOT_FOUND' });
  });
});

describe('an import', () => {
  const rows = fc.uniqueArray(
    fc.record({
      key: fc.stringMatching(/^[a-z]{1,4}$/),
      question: fc.constantFrom('Waar?', 'Wanneer?', 'Hoe duur?'),
      answer: fc.constantFrom('Hier', 'Nu', 'Gratis'),
      topic: fc.constant(''),
    }),
    { selector: ({ key }) => key, minLength: 1, maxLength: 12 },
  );

  test('twice, in any order and in any pieces leaves the same set', async () => {
    let n = 0;
    await fc.assert(
      fc.asyncProperty(rows, fc.integer({ min: 1, max: 12 }), async (all, size) => {
        const [once, other] = [`set ${(n += 1)}`, `set ${(n += 1)}`];
        const bring = (setName: string, some: typeof all) =>
          tenancy.as(coordinator, () => questions.import({ setName, source: '', rows: some }));
        await bring(once, all);
        const again = await bring(once, all);
        expect(again).toEqual({ added: [], changed: [], same: all.length, refused: [] });
        const turned = [...all].reverse();
        for (let at = 0; at < turned.length; at += size) await bring(other, turned.slice(at, at + size));
        const stored = async (name: string) =>
          (
            await tenancy.admin.query(
              `select q.key, q.question, q.answer, q.version from app.imported_question q join app.question_set s on s.tenant_id = q.tenant_id and s.id = q.set_id
               where s.tenant_id = $1 and s.name = $2 order by q.key`,
              [ours.id, name],
            )
          ).rows;
        expect(await stored(other)).toEqual(await stored(once));
        expect(await stored(once)).toHaveLength(all.length);
      }),
      { numRuns: 15 },
    );
  });

  test('says beforehand what is new, changed and the same, and changes nothing by that', async () => {
    const row = (key: string, answer: string) => ({ key, question: `Vraag ${key}?`, answer, topic: '' });
    const set = { setName: 'Proef', source: '' };
    await tenancy.as(coordinator, () => questions.import({ ...set, rows: [row('a', 'Ja'), row('b', 'Ja')] }));
    const next = {
      ...set,
      rows: [row('a', 'Ja'), row('b', 'Nee'), row('c', 'Ja'), { ...row('d', ''), question: 'Leeg?' }],
    };
    const seen = await tenancy.as(coordinator, () => questions.preview(next));
    expect(seen).toEqual({ added: ['c'], changed: ['b'], same: 1, refused: ['d'] });
    expect(await tenancy.as(coordinator, () => questions.preview(next))).toEqual(seen);
    expect(await tenancy.as(coordinator, () => questions.import(next))).toEqual(seen);
    await expect(tenancy.as(agent, () => questions.import(next))).rejects.toMatchObject({ code: 'PERMISSION_DENIED' });
  });

  test('of the neighbour under the same name and key is a set of its own', async () => {
    const set = {
      setName: 'Proef',
      source: '',
      rows: [{ key: 'a', question: 'Van de buren?', answer: 'Ja', topic: '' }],
    };
    expect((await tenancy.as(neighbour, () => questions.import(set))).added).toEqual(['a']);
    expect(await titles(agent, 'buren')).toEqual([]);
  });
});
