import { Args, ID, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { libraryPermissions, MergedFieldType, type SharedContent, type SharedFieldInput } from '@samenspraak/library';
import { expectTenant, TenantDoor } from '@samenspraak/platform/database';
import { Permission } from '@samenspraak/platform/graphql';
import { ArticleType } from '../articles/article.type.js';
import { ArticleSharing } from './article-sharing.service.js';
import {
  ArticleSharedType,
  ChooseSharedArticleInput,
  ChosenArticleType,
  SettleArticleUpdateInput,
  SharedArticleType,
} from './article-sharing.type.js';

const id = { type: () => ID };

@Resolver(() => SharedArticleType)
export class ArticleSharingResolver {
  constructor(
    private readonly sharing: ArticleSharing,
    private readonly door: TenantDoor,
  ) {}

  @Permission(libraryPermissions.read)
  @Query(() => [SharedArticleType], { description: 'Articles, work instructions and plans of the partnership.' })
  sharedArticles() {
    return this.sharing.list();
  }

  @Permission(libraryPermissions.read)
  @Query(() => SharedArticleType)
  sharedArticle(@Args('sharedArticleId', id) sharedArticleId: string) {
    return this.sharing.get(sharedArticleId);
  }

  @ResolveField(() => [MergedFieldType], { description: 'Empty where no new version waits.' })
  merge(@Parent() article: SharedArticleType) {
    return article.waiting ? this.sharing.merge(article.id) : [];
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

  @Permission(libraryPermissions.publish)
  @Mutation(() => Boolean, { description: 'No one new can take it; who uses it keeps it.' })
  async withdrawArticle(
    @Args('articleId', id) articleId: string,
    @Args('expectedTenantId', id) expectedTenantId: string,
  ) {
    expectTenant(this.door, expectedTenantId);
    await this.sharing.withdraw(articleId);
    return true;
  }

  @Permission(libraryPermissions.adopt)
  @Mutation(() => ChosenArticleType)
  chooseSharedArticle(@Args('input') input: ChooseSharedArticleInput) {
    expectTenant(this.door, input.expectedTenantId);
    const { sharedArticleId: itemId, choice, review, reason, revision } = input;
    return this.sharing.choose({ itemId, choice, review, reason, revision, fields: toContent(input.fields) });
  }

  @Permission(libraryPermissions.adopt)
  @Mutation(() => SharedArticleType)
  settleArticleUpdate(@Args('input') input: SettleArticleUpdateInput) {
    expectTenant(this.door, input.expectedTenantId);
    const { sharedArticleId: itemId, version, revision, choice } = input;
    return this.sharing.settle({ itemId, version, revision, choice, fields: toContent(input.fields) });
  }
}

/** What an own article tells of its neighbours. */
@Resolver(() => ArticleType)
export class OwnArticleSharingResolver {
  constructor(private readonly sharing: ArticleSharing) {}

  @ResolveField(() => ArticleSharedType, { nullable: true })
  async shared(@Parent() article: ArticleType) {
    return (await this.sharing.sharedAs(article.id)) ?? null;
  }
}

const toContent = (fields: readonly SharedFieldInput[] | null | undefined): SharedContent =>
  Object.fromEntries((fields ?? []).map(({ name, value }) => [name, value]));
