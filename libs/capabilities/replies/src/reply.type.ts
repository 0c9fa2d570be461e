import { Field, ID, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { ProvenanceType, ReplyStateEnum, type ReplyState } from '@samenspraak/conversations';
import { refusalSentence } from './refusal-sentence.js';
import { provenanceOf, undoUntilOf, type Reply } from './reply.js';

export const SettleOutcomeEnum = { WAS_SENT: 'WAS_SENT', WAS_NOT_SENT: 'WAS_NOT_SENT' } as const;
registerEnumType(SettleOutcomeEnum, { name: 'SettleOutcome' });

@ObjectType('Reply')
export class ReplyType {
  @Field(() => ID)
  id: string;

  @Field(() => ID)
  conversationId: string;

  @Field(() => ID)
  tenantId: string;

  @Field(() => String)
  text: string;

  @Field(() => ReplyStateEnum)
  state: ReplyState;

  @Field(() => Date, { nullable: true })
  undoUntil: Date | null;

  @Field(() => String, { nullable: true })
  permalink: string | null;

  @Field(() => String, { nullable: true })
  refusal: string | null;

  @Field(() => String)
  cotag: string;

  @Field(() => Date, { nullable: true })
  sentAt: Date | null;

  @Field(() => ProvenanceType, { nullable: true })
  provenance: ProvenanceType | null;

  @Field(() => String, { description: 'Whom it answers.' })
  toHandle: string;

  @Field(() => String)
  authorName: string;

  @Field(() => Int, { description: 'Which post of an answer of several.' })
  part: number;

  @Field(() => Int)
  parts: number;

  @Field(() => Date, { nullable: true, description: 'Since when nobody knows whether it is on the network.' })
  uncertainSince: Date | null;
}

export function toReplyType(reply: Reply): ReplyType {
  return {
    id: reply.id,
    conversationId: reply.conversationId,
    tenantId: reply.tenantId,
    text: reply.text,
    state: reply.state,
    undoUntil: undoUntilOf(reply),
    permalink: reply.permalink,
    refusal: refusalSentence(reply.refusal),
    cotag: reply.cotag,
    sentAt: reply.sentAt,
    provenance: provenanceOf(reply),
    toHandle: reply.parentAuthorHandle,
    authorName: reply.authorName,
    part: reply.part,
    parts: reply.parts,
    uncertainSince: reply.state === 'UNKNOWN' ? reply.unknownAt : null,
  };
}
