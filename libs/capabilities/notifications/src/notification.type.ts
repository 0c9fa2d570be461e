import { Field, GraphQLISODateTime, ID, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { noticeChoices, noticeKinds, type NoticeChoice, type NoticeKind } from './notice-kind.js';
import type { NoticeLanguage } from './notice.js';

const named = <T extends string>(names: readonly T[]) =>
  Object.fromEntries(names.map((name) => [name, name])) as Record<T, T>;

export const NotificationKindEnum = named(noticeKinds);
registerEnumType(NotificationKindEnum, { name: 'NotificationKind' });

export const NotificationChoiceEnum = named(noticeChoices);
registerEnumType(NotificationChoiceEnum, { name: 'NotificationChoice' });

export const NotificationLanguageEnum = { NL: 'nl', EN: 'en' } as const;
registerEnumType(NotificationLanguageEnum, { name: 'NotificationLanguage' });

@ObjectType('Notification')
export class NotificationType {
  @Field(() => ID)
  id: string;

  @Field(() => NotificationKindEnum)
  kind: NoticeKind;

  @Field(() => GraphQLISODateTime)
  at: Date;

  @Field(() => Boolean)
  read: boolean;

  @Field(() => String, { description: 'Where in the web it is about.' })
  path: string;
}

@ObjectType('NotificationPage')
export class NotificationPageType {
  @Field(() => [NotificationType])
  items: NotificationType[];

  @Field(() => String, { nullable: true })
  endCursor: string | null;

  @Field(() => Boolean)
  hasMore: boolean;
}

@ObjectType('ChosenNotificationKind')
export class ChosenKindType {
  @Field(() => NotificationKindEnum)
  kind: NoticeKind;

  @Field(() => NotificationChoiceEnum)
  choice: NoticeChoice;
}

@ObjectType('NotificationSettings', { description: 'Of the signed-in person, for the tenant in the header.' })
export class NotificationSettingsType {
  @Field(() => String, { nullable: true, description: 'Where mail goes; null when nobody gave an address.' })
  address: string | null;

  @Field(() => Boolean, { description: 'The address refuses mail, so none is sent there.' })
  bouncing: boolean;

  @Field(() => Boolean, { description: 'Whether mail is sent at all.' })
  mailOn: boolean;

  @Field(() => NotificationLanguageEnum)
  language: NoticeLanguage;

  @Field(() => Int, { description: 'Minutes since midnight in Amsterdam, as the two that follow.' })
  digestMinute: number;

  @Field(() => Int, { nullable: true })
  quietFrom: number | null;

  @Field(() => Int, { nullable: true })
  quietUntil: number | null;

  @Field(() => [ChosenKindType])
  kinds: ChosenKindType[];
}
