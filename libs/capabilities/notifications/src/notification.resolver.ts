import { Args, Int, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { Permission } from '@samenspraak/platform/graphql';
import { ChoicesService } from './choices.service.js';
import {
  ChooseNotificationInput,
  ReadAllNotificationsInput,
  ReadNotificationInput,
  SaveNotificationSettingsInput,
  TrustMailAddressInput,
} from './dto/notification.input.js';
import { kindRules } from './notice-kind.js';
import type { Notice, NoticeLanguage } from './notice.js';
import { noticeSentence } from './notice-texts.js';
import {
  NotificationLanguageEnum,
  NotificationPageType,
  NotificationSettingsType,
  NotificationType,
} from './notification.type.js';
import { notificationPermissions } from './notifications.permissions.js';
import { NotificationsService } from './notifications.service.js';

@Resolver(() => NotificationType)
export class NotificationResolver {
  constructor(
    private readonly notifications: NotificationsService,
    private readonly choices: ChoicesService,
  ) {}

  @Permission(notificationPermissions.read)
  @Query(() => NotificationPageType, {
    name: 'notifications',
    description: 'What the signed-in person was told in this tenant, newest first.',
  })
  list(
    @Args('first', { type: () => Int, nullable: true, defaultValue: 20 }) first: number | null,
    @Args('after', { type: () => String, nullable: true }) after: string | null,
  ) {
    return this.notifications.list({ first: first ?? 20, after });
  }

  @Permission(notificationPermissions.read)
  @Query(() => Int, { description: 'Unread ones; 100 means a hundred or more.' })
  unreadNotifications() {
    return this.notifications.countUnread();
  }

  @Permission(notificationPermissions.choose)
  @Query(() => NotificationSettingsType)
  notificationSettings() {
    return this.choices.get();
  }

  @Permission(notificationPermissions.read)
  @Mutation(() => Int, { description: 'Answers how many are unread now.' })
  readNotification(@Args('input') input: ReadNotificationInput) {
    return this.notifications.read(input);
  }

  @Permission(notificationPermissions.read)
  @Mutation(() => Int, { description: 'Answers how many are unread now.' })
  readAllNotifications(@Args('input') input: ReadAllNotificationsInput) {
    return this.notifications.readAll(input);
  }

  @Permission(notificationPermissions.choose)
  @Mutation(() => NotificationSettingsType)
  chooseNotification(@Args('input') input: ChooseNotificationInput) {
    return this.choices.choose(input);
  }

  @Permission(notificationPermissions.choose)
  @Mutation(() => NotificationSettingsType)
  saveNotificationSettings(@Args('input') input: SaveNotificationSettingsInput) {
    return this.choices.save({ ...input, quietFrom: input.quietFrom ?? null, quietUntil: input.quietUntil ?? null });
  }

  @Permission(notificationPermissions.choose)
  @Mutation(() => NotificationSettingsType, { description: 'The address takes mail again, says the person.' })
  trustMailAddress(@Args('input') input: TrustMailAddressInput) {
    return this.choices.trustAddress(input);
  }

  @ResolveField(() => Boolean)
  read(@Parent() notice: NotificationType) {
    return row(notice).readAt !== null;
  }

  @ResolveField(() => String)
  path(@Parent() notice: NotificationType) {
    const { kind, subjectId, params } = row(notice);
    return kindRules[kind].path(subjectId, params);
  }

  @ResolveField(() => String, { description: 'What happened; the same words as in a mail.' })
  sentence(
    @Parent() notice: NotificationType,
    @Args('language', { type: () => NotificationLanguageEnum }) language: NoticeLanguage,
  ) {
    return noticeSentence(row(notice), language);
  }
}

const row = (notice: NotificationType) => notice as unknown as Notice;
