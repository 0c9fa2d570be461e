import { Field, ID, InputType, Int, ObjectType } from '@nestjs/graphql';

@ObjectType('MessageStop', { description: 'Nothing leaves about a topic, or about anything, until then.' })
export class MessageStopType {
  @Field(() => ID)
  id: string;

  @Field(() => String, { nullable: true, description: 'Null: everything.' })
  topic: string | null;

  @Field(() => String)
  reason: string;

  @Field(() => String, { description: 'What to say instead, with variables.' })
  line: string;

  @Field(() => Boolean, { description: 'Whether exactly that line may go out.' })
  lineAllowed: boolean;

  @Field(() => Date)
  until: Date;

  @Field(() => String)
  madeByName: string;

  @Field(() => Date)
  madeAt: Date;

  @Field(() => Int, { description: 'Answers that were held back.' })
  held: number;

  @Field(() => String, { nullable: true })
  liftedByName: string | null;

  @Field(() => Date, { nullable: true })
  liftedAt: Date | null;

  @Field(() => Int)
  version: number;
}

@ObjectType('MadeStop')
export class MadeStopType extends MessageStopType {
  @Field(() => Int, { description: 'Answers whose call to the network had begun: too late for those.' })
  leaving: number;
}

@ObjectType('StopHere', { description: 'A stop as it concerns one conversation.' })
export class StopHereType {
  @Field(() => ID)
  id: string;

  @Field(() => String, { nullable: true })
  topic: string | null;

  @Field(() => String)
  reason: string;

  @Field(() => String, { description: 'The line, its variables filled.' })
  text: string;

  @Field(() => Boolean)
  lineAllowed: boolean;

  @Field(() => Date)
  until: Date;

  @Field(() => String)
  madeByName: string;

  @Field(() => Boolean, {
    description: 'False: the words here are about its topic, and nobody said yet that the conversation is.',
  })
  holds: boolean;
}

@InputType()
export class StopMessagesInput {
  @Field(() => ID)
  expectedTenantId: string;

  @Field(() => String, { nullable: true, description: 'A topic of the list; absent: everything.' })
  topic?: string | null;

  @Field(() => String)
  reason: string;

  @Field(() => String)
  line: string;

  @Field(() => Boolean)
  lineAllowed: boolean;

  @Field(() => Date)
  until: Date;
}

@InputType()
export class LiftStopInput {
  @Field(() => ID)
  stopId: string;

  @Field(() => ID)
  expectedTenantId: string;

  @Field(() => Int)
  version: number;
}
