import { Field, ID, Int, ObjectType } from '@nestjs/graphql';
import { FolderEnum, InvolvementEnum, SentimentEnum, UrgencyEnum } from '../conversation.enums.js';
import type { Folder, Involvement, Sentiment, Urgency } from '../conversation.js';
import { DueMomentEnum, SortEnum } from './list.enums.js';
import type { DueMoment, Sort } from './list-wish.js';

@ObjectType('FoundMark', { description: 'In UTF-16 units of the text.' })
export class FoundMarkType {
  @Field(() => Int)
  start: number;

  @Field(() => Int)
  end: number;
}

@ObjectType('FoundLine')
export class FoundLineType {
  @Field(() => String)
  text: string;

  @Field(() => [FoundMarkType])
  marks: FoundMarkType[];
}

@ObjectType('ConversationFilter')
export class ConversationFilterType {
  @Field(() => [String], { nullable: true })
  networks?: string[];

  @Field(() => [String], { nullable: true })
  topics?: string[];

  @Field(() => [String], { nullable: true })
  departments?: string[];

  @Field(() => [ID], { nullable: true })
  tags?: string[];

  @Field(() => [ID], { nullable: true })
  assignees?: string[];

  @Field(() => [UrgencyEnum], { nullable: true })
  urgencies?: Urgency[];

  @Field(() => [SentimentEnum], { nullable: true })
  sentiments?: Sentiment[];

  @Field(() => [InvolvementEnum], { nullable: true })
  involvements?: Involvement[];

  @Field(() => Boolean, { nullable: true })
  unread?: boolean;

  @Field(() => DueMomentEnum, { nullable: true })
  due?: DueMoment;
}

@ObjectType('SavedView')
export class SavedViewType {
  @Field(() => ID)
  id: string;

  @Field(() => String)
  name: string;

  @Field(() => Boolean, { description: 'Of the team; else of the person who asks.' })
  team: boolean;

  @Field(() => FolderEnum)
  folder: Folder;

  @Field(() => SortEnum)
  sort: Sort;

  @Field(() => ConversationFilterType)
  filter: ConversationFilterType;

  @Field(() => Int)
  version: number;
}

@ObjectType('FilterTag')
export class FilterTagType {
  @Field(() => ID)
  id: string;

  @Field(() => String)
  name: string;
}

@ObjectType('FilterColleague')
export class FilterColleagueType {
  @Field(() => ID)
  id: string;

  @Field(() => String)
  displayName: string;
}

@ObjectType('FilterChoices', { description: 'What the lists of this council can be filtered by.' })
export class FilterChoicesType {
  @Field(() => [String])
  topics: string[];

  @Field(() => [String])
  departments: string[];

  @Field(() => [FilterTagType])
  tags: FilterTagType[];

  @Field(() => [FilterColleagueType])
  colleagues: FilterColleagueType[];
}
