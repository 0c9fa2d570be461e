import { Args, ID, Mutation, Query, Resolver } from '@nestjs/graphql';
import { Permission } from '@samenspraak/platform/graphql';
import { TenantType, toTenantType } from '@samenspraak/tenants';
import { AskService } from './ask.service.js';
import { colleaguesPermissions } from './colleagues.permissions.js';
import { KeptAnswerType } from './kept-answer.type.js';
import { NeighboursService } from './neighbours.service.js';
import {
  AnswerNeighbourInput,
  AskColleagueInput,
  NeighbourQuestionType,
  ColleagueQuestionPreviewInput,
  QuestionPreviewType,
  QuestionType,
  RevokeColleagueQuestionInput,
} from './question.type.js';

@Resolver(() => QuestionType)
export class QuestionResolver {
  constructor(
    private readonly asking: AskService,
    private readonly neighbours: NeighboursService,
  ) {}

  @Permission(colleaguesPermissions.read)
  @Query(() => [QuestionType], { description: 'Asked from one conversation, the newest first.' })
  colleagueQuestions(@Args('conversationId', { type: () => ID }) conversationId: string) {
    return this.asking.list(conversationId);
  }

  @Permission(colleaguesPermissions.ask)
  @Query(() => QuestionPreviewType, { description: 'What of a question tells of a person, and what would go.' })
  colleagueQuestionPreview(@Args('input') input: ColleagueQuestionPreviewInput) {
    return this.asking.preview(input);
  }

  @Permission(colleaguesPermissions.ask)
  @Query(() => [KeptAnswerType], { description: 'What came back of a question, without the citizen.' })
  answersToKeep(@Args('colleagueQuestionId', { type: () => ID }) colleagueQuestionId: string) {
    return this.asking.answersToKeep(colleagueQuestionId);
  }

  @Permission(colleaguesPermissions.ask)
  @Query(() => [TenantType], { description: 'The members that can be asked; none without an agreement.' })
  async askableNeighbours() {
    return (await this.asking.neighbours()).map(toTenantType);
  }

  @Permission(colleaguesPermissions.ask)
  @Mutation(() => QuestionType)
  askColleague(@Args('input') input: AskColleagueInput) {
    return this.asking.ask(input);
  }

  @Permission(colleaguesPermissions.ask)
  @Mutation(() => QuestionType, { description: 'Its link is gone at once; what was answered stays.' })
  revokeColleagueQuestion(@Args('input') input: RevokeColleagueQuestionInput) {
    return this.asking.revoke(input);
  }

  @Permission(colleaguesPermissions.read)
  @Query(() => [NeighbourQuestionType], { description: 'What neighbours ask: what waits first.' })
  neighbourQuestions() {
    return this.neighbours.list();
  }

  @Permission(colleaguesPermissions.answer)
  @Mutation(() => NeighbourQuestionType)
  answerNeighbour(@Args('input') input: AnswerNeighbourInput) {
    return this.neighbours.answer(input);
  }
}
