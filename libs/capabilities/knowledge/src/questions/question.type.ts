import { Field, ID, InputType, Int, ObjectType } from '@nestjs/graphql';

@ObjectType('QuestionSet')
export class QuestionSetType {
  @Field(() => ID)
  id: string;

  @Field(() => String)
  name: string;

  @Field(() => String)
  source: string;

  @Field(() => Int)
  count: number;

  @Field(() => Date)
  changedAt: Date;
}

@ObjectType('ImportedQuestion')
export class ImportedQuestionType {
  @Field(() => ID)
  id: string;

  @Field(() => String)
  question: string;

  @Field(() => String)
  answer: string;

  @Field(() => String)
  topic: string;

  @Field(() => String, { nullable: true })
  url: string | null;

  @Field(() => String)
  setName: string;

  @Field(() => String)
  source: string;

  @Field(() => Date)
  changedAt: Date;
}

@ObjectType('ImportOutcome')
export class ImportOutcomeType {
  @Field(() => [String], { description: 'Keys.' })
  added: readonly string[];

  @Field(() => [String], { description: 'Keys.' })
  changed: readonly string[];

  @Field(() => Int)
  same: number;

  @Field(() => [String], { description: 'Keys of rows that hold no question or no answer, or too much.' })
  refused: readonly string[];
}

@InputType()
export class QuestionRowInput {
  @Field(() => String)
  key: string;

  @Field(() => String)
  question: string;

  @Field(() => String)
  answer: string;

  @Field(() => String)
  topic: string;

  @Field(() => String, { nullable: true })
  url?: string | null;
}

@InputType()
export class ImportQuestionsInput {
  @Field(() => ID)
  expectedTenantId: string;

  @Field(() => String)
  setName: string;

  @Field(() => String)
  source: string;

  @Field(() => [QuestionRowInput], { description: 'At most 500: a file comes piece by piece.' })
  rows: QuestionRowInput[];
}
