import { Args, ID, Int, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { Permission } from '@samenspraak/platform/graphql';
import { AnswerService, type Answer } from './answer.service.js';
import { libraryPermissions } from './library.permissions.js';
import { AnswerOriginType, AnswerType, RenderedAnswerType, withTopic } from './library.type.js';

@Resolver(() => AnswerType)
export class AnswerResolver {
  constructor(private readonly answerService: AnswerService) {}

  @Permission(libraryPermissions.read)
  @Query(() => [AnswerType], {
    description:
      'Answers that this tenant can send: own templates and adopted ones, best for the conversation first when one is given.',
  })
  async answers(
    @Args('conversationId', { type: () => ID, nullable: true }) conversationId: string | null,
    @Args('search', { type: () => String, nullable: true }) search: string | null,
    @Args('first', { type: () => Int, nullable: true, defaultValue: 20 }) first: number | null,
  ) {
    return (await this.answerService.list({ conversationId, search, first: first ?? 20 })).map(withTopic);
  }

  @Permission(libraryPermissions.read)
  @Query(() => RenderedAnswerType, {
    description: "An answer filled with the tenant's variables for one conversation.",
  })
  renderedAnswer(
    @Args('answerId', { type: () => ID }) answerId: string,
    @Args('conversationId', { type: () => ID }) conversationId: string,
  ) {
    return this.answerService.render(answerId, conversationId);
  }

  @ResolveField(() => AnswerOriginType)
  provenance(@Parent() row: AnswerType) {
    const { own, publisher, version } = row as unknown as Answer;
    return { own, publisher, version };
  }
}
