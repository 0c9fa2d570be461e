import { Module } from '@nestjs/common';
import { ReviewWatch } from '@samenspraak/library';
import { NotificationsModule, Notify } from '@samenspraak/notifications';
import { TenantDoor } from '@samenspraak/platform/database';
import { systemClock } from '@samenspraak/platform/kernel';
import { DueArticleRepository } from './articles/due-article.repository.js';

/** Tells who keeps an article true that its review day has come. */
export class ArticleReviewWatch extends ReviewWatch {}

/** What the worker takes from knowledge. */
@Module({
  imports: [NotificationsModule],
  providers: [
    {
      provide: ArticleReviewWatch,
      inject: [TenantDoor, Notify],
      useFactory: (door: TenantDoor, notify: Notify) =>
        new ArticleReviewWatch(door, new DueArticleRepository(door), 'ARTICLE_REVIEW', notify, systemClock),
    },
  ],
  exports: [ArticleReviewWatch],
})
export class KnowledgeWorkerModule {}
