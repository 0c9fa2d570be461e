import { Args, ID, Query, Resolver } from '@nestjs/graphql';
import { Permission } from '@samenspraak/platform/graphql';
import { replyPermissions } from '../replies.permissions.js';
import { AnswerOutcomes } from './answer-outcomes.js';
import { AnswerOutcomeType } from './answer-outcomes.type.js';

@Resolver()
export class AnswerOutcomesResolver {
  constructor(private readonly outcomes: AnswerOutcomes) {}

  @Permission(replyPermissions.read)
  @Query(() => AnswerOutcomeType, { description: 'What came of the answers with one text in the last 90 days.' })
  answerOutcome(@Args('answerId', { type: () => ID }) answerId: string) {
    return this.outcomes.of(answerId);
  }
}
