import { Field, Int, ObjectType } from '@nestjs/graphql';

@ObjectType('AnswerOutcome', { description: 'Of this tenant alone.' })
export class AnswerOutcomeType {
  @Field(() => Date)
  since: Date;

  @Field(() => Int)
  sent: number;

  @Field(() => Int, { description: 'How much of the text was other words, on average.' })
  editedPercent: number;

  @Field(() => Int, { description: 'Conversations that were opened again after it, before another answer.' })
  reopened: number;
}
