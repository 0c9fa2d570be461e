import { Field, ID, InputType, ObjectType, registerEnumType } from '@nestjs/graphql';
import type { AbuseKind } from '@samenspraak/language/abuse';
import type { AggressionKind } from './aggression-report.js';

export const AbuseKindEnum = {
  THREAT: 'THREAT',
  DISCRIMINATION: 'DISCRIMINATION',
  SEXUAL: 'SEXUAL',
  INSULT: 'INSULT',
} as const satisfies Record<AbuseKind, AbuseKind>;
registerEnumType(AbuseKindEnum, { name: 'AbuseKind' });

export const AggressionKindEnum = {
  VERBAL: 'VERBAL',
  THREAT: 'THREAT',
  DISCRIMINATION: 'DISCRIMINATION',
  SEXUAL: 'SEXUAL',
  STALKING: 'STALKING',
  OTHER: 'OTHER',
} as const satisfies Record<AggressionKind, AggressionKind>;
registerEnumType(AggressionKindEnum, { name: 'AggressionKind' });

@ObjectType('HurtfulMessage', { description: 'Covered on the screen until somebody chooses to read it.' })
export class HurtfulMessageType {
  @Field(() => ID)
  messageId: string;

  @Field(() => AbuseKindEnum)
  kind: AbuseKind;

  @Field(() => Boolean, { description: 'By the person who asks.' })
  opened: boolean;
}

@ObjectType('AggressionReport')
export class AggressionReportType {
  @Field(() => ID)
  id: string;

  @Field(() => ID)
  conversationId: string;

  @Field(() => ID)
  messageId: string;

  @Field(() => String)
  reporterName: string;

  @Field(() => AggressionKindEnum)
  kind: AggressionKind;

  @Field(() => String)
  happened: string;

  @Field(() => String)
  effect: string;

  @Field(() => String)
  wishes: string;

  @Field(() => Date)
  at: Date;

  @Field(() => Boolean)
  mine: boolean;
}

@InputType()
export class OpenHurtfulInput {
  @Field(() => ID)
  conversationId: string;

  @Field(() => ID)
  messageId: string;

  @Field(() => ID)
  expectedTenantId: string;
}

@InputType()
export class ReportAggressionInput extends OpenHurtfulInput {
  @Field(() => AggressionKindEnum)
  kind: AggressionKind;

  @Field(() => String)
  happened: string;

  @Field(() => String, { nullable: true })
  effect?: string | null;

  @Field(() => String, { nullable: true })
  wishes?: string | null;
}
