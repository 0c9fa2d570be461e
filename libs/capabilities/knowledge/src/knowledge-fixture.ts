import { AnsweringService, ConversationRepository } from '@samenspraak/conversations';
import {
  FindableTemplates,
  libraryEntities,
  openRecalls,
  openSharing,
  RecallRepository,
  SharedRepository,
} from '@samenspraak/library';
import { openNotify } from '@samenspraak/notifications';
import { AuditTrail } from '@samenspraak/platform/audit';
import { newId, systemClock } from '@samenspraak/platform/kernel';
import { Announcer } from '@samenspraak/platform/queue';
import { openTestTenancy, type TestPerson, type TestTenancy, type TestTenant } from '@samenspraak/platform/testing';
import { Memberships, PartnershipRepository } from '@samenspraak/tenants';
import { ArticleRepository } from './articles/article.repository.js';
import { ArticleService, type SaveArticle } from './articles/article.service.js';
import { FeedbackRepository } from './feedback/feedback.repository.js';
import { FeedbackService } from './feedback/feedback.service.js';
import { ArticleRecall } from './recall/article-recall.service.js';
import { RecalledKnowledge } from './recall/recalled-knowledge.js';
import { ArticleSharing } from './sharing/article-sharing.service.js';
import { CatchUp } from './search/catch-up.js';
import { EntryRepository } from './search/entry.repository.js';
import { dutchReader } from './search/search-words.js';
import { KnowledgeSearch } from './search/search.service.js';
import { QuestionRepository } from './questions/question.repository.js';
import { QuestionService } from './questions/question.service.js';

/** What councils know, over one test tenancy: Wormerland with an agent, a coordinator and a trainee, and its neighbour Oostzaan. */
export async function openKnowledgeTown() {
  // Read before a transaction waits for it: the dictionary takes seconds on a busy machine.
  dutchReader();
  const tenancy = await openTestTenancy(libraryEntities);
  const ours = await tenancy.addTenant('Wormerland');
  const theirs = await tenancy.addTenant('Oostzaan');
  const agent = await tenancy.addPerson(ours, ['agent'], { name: 'Rianne Visser' });
  const coordinator = await tenancy.addPerson(ours, ['coordinator'], { name: 'Sanne Bakker' });
  const drafter = await tenancy.addPerson(ours, ['drafter'], { name: 'Bram de Boer' });
  const approver = await tenancy.addPerson(ours, ['approver'], { name: 'Femke Smit' });
  const neighbour = await tenancy.addPerson(theirs, ['agent', 'coordinator']);
  const neighbourAgent = await tenancy.addPerson(theirs, ['agent']);
  const partnership = await tenancy.addPartnership('Zaanstreek-Waterland', [ours, theirs]);
  await agreeOnLibrary(tenancy, partnership, [ours, theirs]);
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
  const nothing = undefined as never;
  const articles = new ArticleService(
    ...[door, new ArticleRepository(door), entries, members, nothing, nothing, notify, audit, announcer, systemClock],
  );
  const shared = openSharing(door, systemClock);
  const recalled = new RecalledKnowledge(
    new RecallRepository(door),
    new ArticleRepository(door),
    shared.sharing,
    shared.publications,
  );
  const search = new KnowledgeSearch(door, entries, catchUp, answering, recalled, systemClock);
  const sharing = new ArticleSharing(door, articles, shared.sharing, shared.publications, recalled);
  const recalls = openRecalls({ door, answers: nothing, conversations: nothing, clock: systemClock });
  const recall = new ArticleRecall(door, articles, shared.publications, shared.sharing, recalled, recalls);
  const questions = new QuestionService(door, new QuestionRepository(door), entries, audit, announcer, systemClock);
  const feedback = new FeedbackService(
    door,
    new FeedbackRepository(door),
    members,
    notify,
    audit,
    announcer,
    systemClock,
  );
  const titles = async (who: TestPerson, text: string) =>
    (await tenancy.as(who, () => search.search(text, null, 20))).found.map(({ title }) => title);
  return {
    tenancy,
    ours,
    agent,
    coordinator,
    drafter,
    approver,
    theirs,
    neighbour,
    neighbourAgent,
    search,
    articles,
    questions,
    sharing,
    recall,
    publications: shared.publications,
    feedback,
    titles,
  };
}

export type KnowledgeTown = Awaited<ReturnType<typeof openKnowledgeTown>>;

async function agreeOnLibrary(
  tenancy: TestTenancy,
  partnership: string,
  parties: readonly TestTenant[],
): Promise<void> {
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

export const article = (title: string, text: string, more: Partial<SaveArticle> = {}): SaveArticle => ({
  ...{ kind: 'ARTICLE', title, sections: [{ heading: '', text }] },
  ...more,
});
