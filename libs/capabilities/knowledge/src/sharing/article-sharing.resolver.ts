import { Args, Field, ID, Int, Mutation, ObjectType, Query, Resolver } from '@nestjs/graphql';
import { libraryPermissions } from '@samenspraak/library';
import { expectTenant, TenantDoor } from '@samenspraak/platform/database';
import { Permission } from '@samenspraak/platform/graphql';
import type { Section } from '../articles/article.js';
import { ArticleKindEnum, ArticleSectionType } from '../articles/article.type.js';
import { ArticleSharing } from './article-sharing.service.js';

@ObjectType('SharedArticle')
class SharedArticleType {
  @Field(() => ID)
  id: string;

  @Field(() => ArticleKindEnum)
  kind: 'ARTICLE' | 'INSTRUCTION';

  @Field(() => String)
  title: string;

  @Field(() => String)
  topic: string;

  @Field(() => [ArticleSectionType])
  sections: readonly Section[];

  @Field(() => String)
  publisher: string;

  @Field(() => Int)
  version: number;

  @Field(() => Date)
  publishedAt: Date;

  @Field(() => Boolean)
  adopted: boolean;

  @Field(() => Boolean)
  mine: boolean;
}

const id = { type: () => ID };

@Resolver()
export class ArticleSharingResolver {
  constructor(
    private readonly sharing: ArticleSharing,
    private readonly door: TenantDoor,
  ) {}

  @Permission(libraryPermissions.read)
  @Query(() => [SharedArticleType], { description: 'Articles and work instructions of the partnership.' })
  sharedArticles() {
    return this.sharing.list();
  }

  @Permission(libraryPermissions.read)
  @Query(() => SharedArticleType)
  sharedArticle(@Args('sharedArticleId', id) sharedArticleId: string) {
    return this.sharing.get(sharedArticleId);
  }

  @Permission(libraryPermissions.publish)
  @Mutation(() => Boolean, { description: 'Whether neighbours see it now; else a colleague must agree first.' })
  publishArticle(
    @Args('articleId', id) articleId: string,
    @Args('note', { type: () => String, nullable: true }) note: string | null,
    @Args('expectedTenantId', id) expectedTenantId: string,
  ) {
    expectTenant(this.door, expectedTenantId);
    return this.sharing.publish(articleId, note);
  }

  @Permission(libraryPermissions.adopt)
  @Mutation(() => SharedArticleType)
  adoptSharedArticle(
    @Args('sharedArticleId', id) sharedArticleId: string,
    @Args('expectedTenantId', id) expectedTenantId: string,
  ) {
    expectTenant(this.door, expectedTenantId);
    return this.sharing.adopt(sharedArticleId);
  }

  @Permission(libraryPermissions.adopt)
  @Mutation(() => SharedArticleType)
  declineSharedArticle(
    @Args('sharedArticleId', id) sharedArticleId: string,
    @Args('reason', { type: () => String }) reason: string,
    @Args('expectedTenantId', id) expectedTenantId: string,
  ) {
    expectTenant(this.door, expectedTenantId);
    return this.sharing.decline(sharedArticleId, reason);
  }
}
