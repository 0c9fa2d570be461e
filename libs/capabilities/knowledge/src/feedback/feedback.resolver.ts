import { Args, ID, Mutation, Query, Resolver } from '@nestjs/graphql';
import { expectTenant, TenantDoor } from '@samenspraak/platform/database';
import { Permission } from '@samenspraak/platform/graphql';
import { knowledgePermissions } from '../knowledge.permissions.js';
import { FeedbackService } from './feedback.service.js';
import { FeedbackCountType, KnowledgeFeedbackInput, KnowledgeFeedbackType } from './feedback.type.js';

@Resolver()
export class FeedbackResolver {
  constructor(
    private readonly feedback: FeedbackService,
    private readonly door: TenantDoor,
  ) {}

  @Permission(knowledgePermissions.read)
  @Query(() => [KnowledgeFeedbackType], {
    description: 'Of what the person owns; for who leads of everything. At most 100.',
  })
  knowledgeFeedback() {
    return this.feedback.listOpen();
  }

  @Permission(knowledgePermissions.read)
  @Query(() => FeedbackCountType)
  knowledgeFeedbackCount(@Args('subjectId', { type: () => ID }) subjectId: string) {
    return this.feedback.countOf(subjectId);
  }

  @Permission(knowledgePermissions.respond)
  @Mutation(() => Boolean)
  async giveKnowledgeFeedback(@Args('input') input: KnowledgeFeedbackInput) {
    expectTenant(this.door, input.expectedTenantId);
    await this.feedback.give(input);
    return true;
  }

  @Permission(knowledgePermissions.respond)
  @Mutation(() => Boolean)
  async handleKnowledgeFeedback(
    @Args('feedbackId', { type: () => ID }) feedbackId: string,
    @Args('expectedTenantId', { type: () => ID }) expectedTenantId: string,
  ) {
    expectTenant(this.door, expectedTenantId);
    await this.feedback.handle(feedbackId);
    return true;
  }
}
