import { Args, ID, Mutation, Query, Resolver } from '@nestjs/graphql';
import { Permission } from '@samenspraak/platform/graphql';
import { libraryPermissions } from '../library.permissions.js';
import { RecallService } from './recall.service.js';
import {
  PublishedVersionType,
  RecallHereInput,
  RecallHereType,
  RecallTemplateInput,
  RecallType,
  ReleaseRecallInput,
  RenderedCorrectionType,
} from './recall.type.js';

@Resolver(() => RecallType)
export class RecallResolver {
  constructor(private readonly recalls: RecallService) {}

  @Permission(libraryPermissions.read)
  @Query(() => [PublishedVersionType], { description: 'Of an own template; the newest first, at most 100.' })
  publishedVersions(@Args('templateId', { type: () => ID }) templateId: string) {
    return this.recalls.listVersions(templateId);
  }

  @Permission(libraryPermissions.read)
  @Query(() => RecallHereType, { nullable: true, description: 'Asked while an answer is written.' })
  recallHere(@Args('input') input: RecallHereInput) {
    const { conversationId, text } = input;
    return this.recalls.findHere({
      conversationId,
      text,
      answerId: input.answerId ?? null,
      answerVersion: input.answerVersion ?? null,
    });
  }

  @Permission(libraryPermissions.read)
  @Query(() => RenderedCorrectionType, { description: 'What is said instead, filled for one conversation.' })
  renderedCorrection(
    @Args('recallId', { type: () => ID }) recallId: string,
    @Args('conversationId', { type: () => ID }) conversationId: string,
  ) {
    return this.recalls.correction(recallId, conversationId);
  }

  @Permission(libraryPermissions.publish)
  @Mutation(() => [RecallType], {
    description:
      'From now on nobody in the partnership sends these versions. For good: only a newer version replaces one.',
  })
  recallTemplate(@Args('input') input: RecallTemplateInput) {
    return this.recalls.recall(input);
  }

  @Permission(libraryPermissions.release)
  @Mutation(() => RecallType, { description: 'A coordinator answers for it that this is another matter.' })
  releaseRecall(@Args('input') input: ReleaseRecallInput) {
    const { recallId, expectedTenantId, reason } = input;
    return this.recalls.release({
      recallId,
      expectedTenantId,
      reason,
      conversationId: input.conversationId ?? null,
      answerId: input.answerId ?? null,
    });
  }
}
