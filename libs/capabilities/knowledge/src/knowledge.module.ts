import { Module, type Provider } from '@nestjs/common';
import { AnsweringService, ConversationsModule } from '@samenspraak/conversations';
import {
  FindableTemplates,
  LibraryModule,
  Publications,
  RecallRepository,
  RecallService,
  Sharing,
} from '@samenspraak/library';
import { NotificationsModule, Notify } from '@samenspraak/notifications';
import { AuditTrail } from '@samenspraak/platform/audit';
import { TenantDoor } from '@samenspraak/platform/database';
import { FileLinks, Files } from '@samenspraak/platform/files';
import { systemClock } from '@samenspraak/platform/kernel';
import { Announcer } from '@samenspraak/platform/queue';
import { Memberships, TenantsModule } from '@samenspraak/tenants';
import { ArticleRepository } from './articles/article.repository.js';
import { ArticleService } from './articles/article.service.js';
import { FeedbackRepository } from './feedback/feedback.repository.js';
import { FeedbackService } from './feedback/feedback.service.js';
import { QuestionRepository } from './questions/question.repository.js';
import { QuestionService } from './questions/question.service.js';
import { CatchUp } from './search/catch-up.js';
import { EntryRepository } from './search/entry.repository.js';
import { ArticleRecall } from './recall/article-recall.service.js';
import { RecalledKnowledge } from './recall/recalled-knowledge.js';
import { ArticleSharing } from './sharing/article-sharing.service.js';
import { KnowledgeSearch } from './search/search.service.js';

const repositories: Provider[] = [EntryRepository, ArticleRepository, QuestionRepository, FeedbackRepository].map(
  (repository) => ({
    provide: repository,
    inject: [TenantDoor],
    useFactory: (door: TenantDoor) => new repository(door),
  }),
);

const services: Provider[] = [
  {
    provide: CatchUp,
    inject: [EntryRepository, FindableTemplates, ArticleRepository, QuestionRepository, ArticleSharing],
    useFactory: (...parts: ConstructorParameters<typeof CatchUp>) => new CatchUp(...parts),
  },
  {
    provide: KnowledgeSearch,
    inject: [TenantDoor, EntryRepository, CatchUp, AnsweringService, RecalledKnowledge],
    useFactory: (
      door: TenantDoor,
      entries: EntryRepository,
      catchUp: CatchUp,
      conversations: AnsweringService,
      recalled: RecalledKnowledge,
    ) => new KnowledgeSearch(door, entries, catchUp, conversations, recalled, systemClock),
  },
  {
    provide: ArticleService,
    inject: [
      TenantDoor,
      ArticleRepository,
      EntryRepository,
      Memberships,
      Files,
      FileLinks,
      Notify,
      AuditTrail,
      Announcer,
    ],
    useFactory: (
      door: TenantDoor,
      articles: ArticleRepository,
      entries: EntryRepository,
      members: Memberships,
      files: Files,
      links: FileLinks,
      notify: Notify,
      audit: AuditTrail,
      announcer: Announcer,
    ) => new ArticleService(door, articles, entries, members, files, links, notify, audit, announcer, systemClock),
  },
  {
    provide: ArticleSharing,
    inject: [TenantDoor, ArticleService, Sharing, Publications, RecalledKnowledge],
    useFactory: (...parts: ConstructorParameters<typeof ArticleSharing>) => new ArticleSharing(...parts),
  },
  {
    provide: RecalledKnowledge,
    inject: [TenantDoor, ArticleRepository, Sharing, Publications],
    useFactory: (door: TenantDoor, articles: ArticleRepository, sharing: Sharing, publications: Publications) =>
      new RecalledKnowledge(new RecallRepository(door), articles, sharing, publications),
  },
  {
    provide: ArticleRecall,
    inject: [TenantDoor, ArticleService, Publications, Sharing, RecalledKnowledge, RecallService],
    useFactory: (...parts: ConstructorParameters<typeof ArticleRecall>) => new ArticleRecall(...parts),
  },
  {
    provide: QuestionService,
    inject: [TenantDoor, QuestionRepository, EntryRepository, AuditTrail, Announcer],
    useFactory: (
      door: TenantDoor,
      questions: QuestionRepository,
      entries: EntryRepository,
      audit: AuditTrail,
      announcer: Announcer,
    ) => new QuestionService(door, questions, entries, audit, announcer, systemClock),
  },
  {
    provide: FeedbackService,
    inject: [TenantDoor, FeedbackRepository, Memberships, Notify, AuditTrail, Announcer],
    useFactory: (
      door: TenantDoor,
      feedback: FeedbackRepository,
      members: Memberships,
      notify: Notify,
      audit: AuditTrail,
      announcer: Announcer,
    ) => new FeedbackService(door, feedback, members, notify, audit, announcer, systemClock),
  },
];

/** What colleagues know, and how it is found. */
@Module({
  imports: [TenantsModule, NotificationsModule, ConversationsModule, LibraryModule],
  providers: [...repositories, ...services],
  exports: [ArticleRecall, ArticleSharing, KnowledgeSearch, ArticleService, QuestionService, FeedbackService],
})
export class KnowledgeModule {}
