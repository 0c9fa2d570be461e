import { graphql } from '../../gql';

export const UNREAD = graphql(`
  query UnreadNotifications {
    unreadNotifications
  }
`);

export const NOTIFICATIONS = graphql(`
  query Notifications($first: Int!, $after: String, $language: NotificationLanguage!) {
    notifications(first: $first, after: $after) {
      items {
        id
        kind
        at
        read
        path
        sentence(language: $language)
      }
      endCursor
      hasMore
    }
  }
`);

export const READ_NOTIFICATION = graphql(`
  mutation ReadNotification($input: ReadNotificationInput!) {
    readNotification(input: $input)
  }
`);

export const READ_ALL_NOTIFICATIONS = graphql(`
  mutation ReadAllNotifications($input: ReadAllNotificationsInput!) {
    readAllNotifications(input: $input)
  }
`);

export const NOTIFICATION_SETTINGS = graphql(`
  query NotificationSettings {
    notificationSettings {
      address
      bouncing
      mailOn
      language
      digestMinute
      quietFrom
      quietUntil
      kinds {
        kind
        choice
      }
    }
  }
`);

export const CHOOSE_NOTIFICATION = graphql(`
  mutation ChooseNotification($input: ChooseNotificationInput!) {
    chooseNotification(input: $input) {
      language
    }
  }
`);

export const SAVE_NOTIFICATION_SETTINGS = graphql(`
  mutation SaveNotificationSettings($input: SaveNotificationSettingsInput!) {
    saveNotificationSettings(input: $input) {
      language
    }
  }
`);

export const TRUST_MAIL_ADDRESS = graphql(`
  mutation TrustMailAddress($input: TrustMailAddressInput!) {
    trustMailAddress(input: $input) {
      bouncing
    }
  }
`);
