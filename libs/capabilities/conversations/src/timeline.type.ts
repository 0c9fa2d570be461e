import { Field, ID, Int, ObjectType } from '@nestjs/graphql';
import { ReplyStateEnum, TimelineKindEnum } from './conversation.enums.js';
import { ReplyDetailsType } from './reply-details.type.js';
import type { ReplyState } from './reply-gate.js';
import type { TimelineKind } from './timeline.js';

@ObjectType('Provenance')
export class ProvenanceType {
  @Field(() => ID)
  templateId: string;

  @Field(() => String)
  title: string;

  @Field(() => Int)
  version: number;

  @Field(() => String)
  publisher: string;

  @Field(() => Int)
  editedPercent: number;
}

@ObjectType('TimelineItem', {
  description: 'One thing in the thread, oldest first: a message, an internal note or a reply on its way.',
})
export class TimelineItemType {
  @Field(() => ID)
  id: string;

  @Field(() => TimelineKindEnum)
  kind: TimelineKind;

  @Field(() => Date)
  at: Date;

  @Field(() => String)
  text: string;

  @Field(() => String)
  authorName: string;

  @Field(() => ID, { nullable: true, description: 'Of a note: the colleague who wrote it.' })
  authorId: string | null;

  @Field(() => String, { nullable: true })
  permalink: string | null;

  @Field(() => Boolean)
  edited: boolean;

  @Field(() => Boolean)
  deleted: boolean;

  @Field(() => String, { nullable: true })
  cotag: string | null;

  @Field(() => ReplyStateEnum, { nullable: true })
  replyState: ReplyState | null;

  @Field(() => ID, { nullable: true })
  replyId: string | null;

  @Field(() => Date, { nullable: true })
  undoUntil: Date | null;

  @Field(() => String, { nullable: true })
  refusal: string | null;

  @Field(() => ProvenanceType, { nullable: true })
  provenance: ProvenanceType | null;

  @Field(() => ReplyDetailsType, { nullable: true })
  details: ReplyDetailsType | null;
}

@ObjectType('AttachmentLimits')
export class AttachmentLimitsType {
  @Field(() => Int)
  most: number;

  @Field(() => Int, { description: 'Characters of the text for who does not see the picture.' })
  altLimit: number;

  @Field(() => Int, { description: 'Of one file.' })
  mostBytes: number;

  @Field(() => [String])
  types: readonly string[];
}

@ObjectType('Replyability')
export class ReplyabilityType {
  @Field(() => Boolean)
  allowed: boolean;

  @Field(() => String, { nullable: true })
  reason: string | null;

  @Field(() => String)
  visibility: string;

  @Field(() => String, { nullable: true })
  accountHandle: string | null;

  @Field(() => Int)
  limit: number;

  @Field(() => String)
  unit: string;

  @Field(() => Int, { nullable: true })
  urlLength: number | null;

  @Field(() => String, { nullable: true })
  mentionPrefix: string | null;

  @Field(() => Boolean, { description: 'Of @name@server only @name counts.' })
  mentionCountsLocalPart: boolean;

  @Field(() => Boolean, { description: 'Too long a text may go out as several posts that answer each other.' })
  threads: boolean;

  @Field(() => AttachmentLimitsType, { nullable: true })
  attachments: AttachmentLimitsType | null;
}
