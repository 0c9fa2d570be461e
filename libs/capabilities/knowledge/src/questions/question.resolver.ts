import { Args, ID, Mutation, Query, Resolver } from '@nestjs/graphql';
import { expectTenant, TenantDoor } from '@samenspraak/platform/database';
import { Permission } from '@samenspraak/platform/graphql';
import { knowledgePermissions } from '../knowledge.permissions.js';
import { QuestionService } from './question.service.js';
import { ImportedQuestionType, ImportOutcomeType, ImportQuestionsInput, QuestionSetType } from './question.type.js';

@Resolver()
export class QuestionResolver {
  constructor(
    private readonly questions: QuestionService,
    private readonly door: TenantDoor,
  ) {}

  @Permission(knowledgePermissions.read)
  @Query(() => [QuestionSetType])
  questionSets() {
    return this.questions.listSets();
  }

  @Permission(knowledgePermissions.read)
  @Query(() => ImportedQuestionType)
  importedQuestion(@Args('importedQuestionId', { type: () => ID }) importedQuestionId: string) {
    return this.questions.get(importedQuestionId);
  }

  @Permission(knowledgePermissions.lead)
  @Query(() => ImportOutcomeType, { description: 'What these rows would add and change; changes nothing.' })
  previewQuestions(@Args('input') input: ImportQuestionsInput) {
    expectTenant(this.door, input.expectedTenantId);
    return this.questions.preview(input);
  }

  @Permission(knowledgePermissions.lead)
  @Mutation(() => ImportOutcomeType, { description: 'Adds and updates by key; the same rows twice is the same.' })
  importQuestions(@Args('input') input: ImportQuestionsInput) {
    expectTenant(this.door, input.expectedTenantId);
    return this.questions.import(input);
  }
}
