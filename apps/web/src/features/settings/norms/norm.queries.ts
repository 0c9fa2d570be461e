import { graphql } from '../../../gql';

export const NORM_SETTINGS = graphql(`
  query NormSettings {
    normSettings {
      version
      blocks {
        weekday
        fromMinute
        toMinute
      }
      goodFriday
      liberationDay
      openHolidays
      closingDays {
        day
        reason
      }
      norms {
        network
        low
        normal
        high
        urgent
      }
      responseRate
      holidays {
        holiday
        date
      }
      applied {
        version
        count
      }
    }
    channelAccounts {
      id
      network
    }
  }
`);

export const SAVE_NORM_SETTINGS = graphql(`
  mutation SaveNormSettings($input: SaveNormSettingsInput!) {
    saveNormSettings(input: $input) {
      version
    }
  }
`);

export const NORM_PREVIEW = graphql(`
  query NormPreview($input: NormPreviewInput!) {
    normPreview(input: $input) {
      low {
        minutes
        dueAt
      }
      normal {
        minutes
        dueAt
      }
      high {
        minutes
        dueAt
      }
      urgent {
        minutes
        dueAt
      }
    }
  }
`);
