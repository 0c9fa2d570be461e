import { Field, ID, InputType, Int } from '@nestjs/graphql';
import { FolderEnum, InvolvementEnum, SentimentEnum, UrgencyEnum } from '../conversation.enums.js';
import type { Folder, Involvement, Sentiment, Urgency } from '../conversation.js';
import { DueMomentEnum, SortEnum } from './list.enums.js';
import type { DueMoment, ListFilter, Sort } from './list-wish.js';

@InputType({ description: 'Of one kind any of the values will do; of the kinds all must hold.' })
export class ConversationFilterInput implements ListFilter {
  @Field(() => [String], { nullable: true })
  networks?: string[] | null;

  @Field(() => [String], { nullable: true, description: 'Names, as conversations bear them.' })
  topics?: string[] | null;

  @Field(() => [String], { nullable: true, description: 'Names, as conversations bear them.' })
  departments?: string[] | null;

  @Field(() => [ID], { nullable: true })
  tags?: string[] | null;

  @Field(() => [ID], {
    nullable: true,
    description: 'Of `colleagues`; ME and NOBODY stand for whoever asks and for nobody.',
  })
  assignees?: string[] | null;

  @Field(() => [UrgencyEnum], { nullable: true })
  urgencies?: Urgency[] | null;

  @Field(() => [SentimentEnum], { nullable: true })
  sentiments?: Sentiment[] | null;

  @Field(() => [InvolvementEnum], { nullable: true })
  involvements?: Involvement[] | null;

  @Field(() => Boolean, { nullable: true })
  unread?: boolean | null;

  @Field(() => DueMomentEnum, { nullable: true })
  due?: DueMoment | null;
}

@InputType({ description: 'Without an id a new view is made; with one, the version that the person saw goes with it.' })
export class SaveViewInput {
  @Field(() => ID)
  expectedTenantId: string;

  @Field(() => ID, { nullable: true })
  id?: string | null;

  @Field(() => Int, { nullable: true })
  version?: number | null;

  @Field(() => String)
  name: string;

  @Field(() => Boolean, { description: 'For the whole team; else for oneself.' })
  team: boolean;

  @Field(() => FolderEnum)
  folder: Folder;

  @Field(() => SortEnum)
  sort: Sort;

  @Field(() => ConversationFilterInput)
  filter: ConversationFilterInput;
}

@InputType()
export class RemoveViewInput {
  @Field(() => ID)
  expectedTenantId: string;

  @Field(() => ID)
  id: string;

  @Field(() => Int)
  version: number;
}
