import { Field, ID, InputType, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { RecallType } from '@samenspraak/library';

export const RecallMessageStateEnum = { TODO: 'TODO', CORRECTED: 'CORRECTED', NOT_NEEDED: 'NOT_NEEDED' } as const;
registerEnumType(RecallMessageStateEnum, { name: 'RecallMessageState' });
type State = keyof typeof RecallMessageStateEnum;

@ObjectType('RecallCounts')
export class RecallCountsType {
  @Field(() => Int)
  sent: number;

  @Field(() => Int)
  corrected: number;

  @Field(() => Int)
  notNeeded: number;

  @Field(() => Int)
  open: number;
}

@ObjectType('RecallView')
export class RecallViewType extends RecallType {
  @Field(() => Boolean)
  mine: boolean;

  @Field(() => Boolean, { description: 'There is something to say instead.' })
  correctable: boolean;

  @Field(() => RecallCountsType, { nullable: true, description: 'Of this tenant alone.' })
  own: RecallCountsType | null;

  @Field(() => RecallCountsType, {
    nullable: true,
    description: 'For the author: of all adopters together, from five on.',
  })
  everywhere: RecallCountsType | null;
}

@ObjectType('RecallMessage', { description: 'What this tenant sent with a recalled version.' })
export class RecallMessageType {
  @Field(() => ID)
  id: string;

  @Field(() => ID)
  conversationId: string;

  @Field(() => RecallMessageStateEnum)
  state: State;

  @Field(() => String, { nullable: true })
  reason: string | null;

  @Field(() => Date, { nullable: true, description: 'When a correction was put ready.' })
  draftedAt: Date | null;

  @Field(() => String)
  text: string;

  @Field(() => Date)
  sentAt: Date;

  @Field(() => String)
  authorName: string;

  @Field(() => String)
  network: string;

  @Field(() => String)
  citizen: string;

  @Field(() => Boolean, { description: 'It was taken away from the network.' })
  removed: boolean;

  @Field(() => Boolean, { description: 'Some blocks of it were the own ones.' })
  override: boolean;

  @Field(() => Int, { nullable: true })
  editedPercent: number | null;
}

@InputType()
export class DraftCorrectionInput {
  @Field(() => ID)
  recallMessageId: string;

  @Field(() => ID)
  expectedTenantId: string;
}

@InputType()
export class SettleRecallMessageInput {
  @Field(() => ID)
  recallMessageId: string;

  @Field(() => ID)
  expectedTenantId: string;

  @Field(() => RecallMessageStateEnum)
  state: State;

  @Field(() => String, { nullable: true, description: 'Why no correction is needed.' })
  reason?: string | null;
}
