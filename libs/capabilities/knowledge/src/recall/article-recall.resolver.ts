import { Args, ID, Mutation, Query, Resolver } from '@nestjs/graphql';
import { libraryPermissions, PublishedVersionType, RecallType } from '@samenspraak/library';
import { Permission } from '@samenspraak/platform/graphql';
import { ArticleRecall } from './article-recall.service.js';
import { ArticleRecallType, RecallArticleInput, ReleaseArticleRecallInput } from './article-recall.type.js';

const id = { type: () => ID };

@Resolver()
export class ArticleRecallResolver {
  constructor(private readonly recalls: ArticleRecall) {}

  @Permission(libraryPermissions.read)
  @Query(() => [PublishedVersionType], { description: 'Of an own article; the newest first, at most 100.' })
  publishedArticleVersions(@Args('articleId', id) articleId: string) {
    return this.recalls.listVersions(articleId);
  }

  @Permission(libraryPermissions.read)
  @Query(() => ArticleRecallType, {
    nullable: true,
    description: 'Of an own article, or of a neighbour’s: why nobody uses it any more, and what is said instead.',
  })
  articleRecall(@Args('articleId', id) articleId: string) {
    return this.recalls.find(articleId);
  }

  @Permission(libraryPermissions.publish)
  @Mutation(() => [RecallType], {
    description: 'From now on nobody in the partnership uses these versions. For good: only a newer one replaces one.',
  })
  recallArticle(@Args('input') { articleId, ...wish }: RecallArticleInput) {
    return this.recalls.recall(articleId, wish);
  }

  @Permission(libraryPermissions.release)
  @Mutation(() => RecallType, { description: 'A coordinator answers for it that our own variant is another matter.' })
  releaseArticleRecall(@Args('input') input: ReleaseArticleRecallInput) {
    return this.recalls.release(input);
  }
}
