import { Field, GraphQLISODateTime, ID, InputType, Int } from '@nestjs/graphql';
import type { NoticeChoice, NoticeKind } from '../notice-kind.js';
import type { NoticeLanguage } from '../notice.js';
import { NotificationChoiceEnum, NotificationKindEnum, NotificationLanguageEnum } from '../notification.type.js';

@InputType({ isAbstract: true })
abstract class OwnInput {
  @Field(() => ID)
  expectedTenantId: string;
}

@InputType({ description: 'expectedTenantId is compared with the tenant of the header, never stored.' })
export class ReadNotificationInput extends OwnInput {
  @Field(() => ID)
  notificationId: string;
}

@InputType()
export class ReadAllNotificationsInput extends OwnInput {
  @Field(() => GraphQLISODateTime, { description: 'The newest that the person saw; what came later stays unread.' })
  until: Date;
}

@InputType()
export class ChooseNotificationInput extends OwnInput {
  @Field(() => NotificationKindEnum)
  kind: NoticeKind;

  @Field(() => NotificationChoiceEnum)
  choice: NoticeChoice;
}

@InputType()
export class SaveNotificationSettingsInput extends OwnInput {
  @Field(() => NotificationLanguageEnum)
  language: NoticeLanguage;

  @Field(() => Int)
  digestMinute: number;

  @Field(() => Int, { nullable: true })
  quietFrom: number | null;

  @Field(() => Int, { nullable: true })
  quietUntil: number | null;
}

@InputType()
export class TrustMailAddressInput extends OwnInput {}
