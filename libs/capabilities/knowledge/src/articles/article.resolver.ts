import { Args, ID, Int, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { expectTenant, TenantDoor } from '@samenspraak/platform/database';
import { Permission } from '@samenspraak/platform/graphql';
import { knowledgePermissions } from '../knowledge.permissions.js';
import type { Article, ArticleKind } from './article.js';
import { ArticleService } from './article.service.js';
import {
  ArticleFileType,
  ArticleKindEnum,
  ArticleReaderType,
  ArticleType,
  ArticleVersionType,
  SaveArticleInput,
} from './article.type.js';

const tenant = { type: () => ID };

@Resolver(() => ArticleType)
export class ArticleResolver {
  constructor(
    private readonly service: ArticleService,
    private readonly door: TenantDoor,
  ) {}

  @Permission(knowledgePermissions.read)
  @Query(() => [ArticleType], { description: 'The newest first, at most 200.' })
  articles(@Args('kinds', { type: () => [ArticleKindEnum] }) kinds: ArticleKind[]) {
    return this.service.list(kinds);
  }

  @Permission(knowledgePermissions.read)
  @Query(() => ArticleType)
  article(@Args('articleId', { type: () => ID }) articleId: string) {
    return this.service.get(articleId);
  }

  @Permission(knowledgePermissions.read)
  @Query(() => [ArticleType], { description: 'News and instructions that the person has not confirmed.' })
  staffNews() {
    return this.service.listNews();
  }

  @Permission(knowledgePermissions.read)
  @Query(() => [ArticleType], {
    description: 'Of the person who asks, past the day on which it must be looked at again.',
  })
  articlesToReview() {
    return this.service.listToReview();
  }

  @Permission(knowledgePermissions.lead)
  @Query(() => [ArticleReaderType], { description: 'Who must read it, those who did not first.' })
  articleReaders(@Args('articleId', { type: () => ID }) articleId: string) {
    return this.service.listReaders(articleId);
  }

  @Permission(knowledgePermissions.read)
  @Query(() => String, { description: 'A short-lived address of a file of an article.' })
  articleFileAddress(
    @Args('articleId', { type: () => ID }) articleId: string,
    @Args('fileId', { type: () => ID }) fileId: string,
  ) {
    return this.service.addressOf(articleId, fileId);
  }

  @ResolveField(() => [ArticleFileType])
  files(@Parent() article: ArticleType) {
    return this.service.listFiles(article.id);
  }

  @ResolveField(() => Boolean, { description: 'An own article that was made of a neighbour’s.' })
  fromNeighbour(@Parent() article: ArticleType & Pick<Article, 'origin'>) {
    return article.origin !== null;
  }

  @ResolveField(() => [ArticleVersionType])
  async versions(@Parent() article: ArticleType) {
    return (await this.service.listVersions(article.id)).map(({ content, ...rest }) => ({
      ...rest,
      title: content.title,
      sections: content.sections,
    }));
  }

  @Permission(knowledgePermissions.write)
  @Mutation(() => ArticleType)
  saveArticle(@Args('input') input: SaveArticleInput) {
    expectTenant(this.door, input.expectedTenantId);
    return this.service.save(input);
  }

  @Permission(knowledgePermissions.write)
  @Mutation(() => Boolean)
  async archiveArticle(
    @Args('articleId', { type: () => ID }) articleId: string,
    @Args('expectedTenantId', tenant) expectedTenantId: string,
  ) {
    expectTenant(this.door, expectedTenantId);
    await this.service.archive(articleId);
    return true;
  }

  @Permission(knowledgePermissions.read)
  @Mutation(() => ArticleType, { description: 'Read and understood.' })
  confirmArticle(
    @Args('articleId', { type: () => ID }) articleId: string,
    @Args('version', { type: () => Int }) version: number,
    @Args('expectedTenantId', tenant) expectedTenantId: string,
  ) {
    expectTenant(this.door, expectedTenantId);
    return this.service.confirm(articleId, version);
  }
}
