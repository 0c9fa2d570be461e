import { Module } from '@nestjs/common';
import { ArticleResolver } from './articles/article.resolver.js';
import { FeedbackResolver } from './feedback/feedback.resolver.js';
import { KnowledgeModule } from './knowledge.module.js';
import { QuestionResolver } from './questions/question.resolver.js';
import { ArticleRecallResolver } from './recall/article-recall.resolver.js';
import { ArticleSharingResolver, OwnArticleSharingResolver } from './sharing/article-sharing.resolver.js';
import { SearchResolver } from './search/search.resolver.js';

/** What the api takes from knowledge. */
@Module({
  imports: [KnowledgeModule],
  providers: [
    ArticleResolver,
    ArticleRecallResolver,
    OwnArticleSharingResolver,
    ArticleSharingResolver,
    FeedbackResolver,
    QuestionResolver,
    SearchResolver,
  ],
})
export class KnowledgeApiModule {}
