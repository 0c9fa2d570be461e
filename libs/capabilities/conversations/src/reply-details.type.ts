import { Field, ID, Int, ObjectType } from '@nestjs/graphql';
import { ReplyStateEnum } from './conversation.enums.js';
import type { ReplyState } from './reply-gate.js';

@ObjectType('ReplyPlace', { description: 'Which post of an answer of several posts.' })
export class ReplyPlaceType {
  @Field(() => Int)
  part: number;

  @Field(() => Int)
  parts: number;

  @Field(() => Int, { description: 'How many of the posts are on the network.' })
  sent: number;

  @Field(() => ReplyStateEnum, { description: 'Of the answer as a whole.' })
  state: ReplyState;
}

@ObjectType('ReplyAttachment')
export class ReplyAttachmentType {
  @Field(() => ID)
  fileId: string;

  @Field(() => String)
  name: string;

  @Field(() => String)
  alt: string;
}

@ObjectType('ReplyChange', { description: 'What was last asked to be changed of an answer that went out.' })
export class ReplyChangeType {
  @Field(() => String, { description: 'EDIT or REMOVE' })
  kind: string;

  @Field(() => String, { description: 'QUEUED, SENDING, DONE or REJECTED' })
  state: string;

  @Field(() => String, { nullable: true })
  refusal: string | null;

  @Field(() => String)
  authorName: string;

  @Field(() => Date)
  at: Date;

  @Field(() => String, { description: 'The text that stood there before.' })
  before: string;
}

@ObjectType('ReplyDetails')
export class ReplyDetailsType {
  @Field(() => Int, { description: 'Expected by whoever changes it.' })
  version: number;

  @Field(() => ReplyPlaceType, { nullable: true })
  place: ReplyPlaceType | null;

  @Field(() => [ReplyAttachmentType])
  attachments: readonly ReplyAttachmentType[];

  @Field(() => [ReplyChangeType], { description: 'Oldest first.' })
  changes: readonly ReplyChangeType[];

  @Field(() => Boolean, { description: 'The network lets it be edited, and nothing stands in the way.' })
  mayEdit: boolean;

  @Field(() => Boolean)
  mayRemove: boolean;

  @Field(() => Boolean, { description: 'It did not go out, and a person may let it go out as yet.' })
  mayResume: boolean;
}
