import { graphql } from '../../gql';

export const DESK_HEAD = graphql(`
  query DeskHead(
    $folder: Folder!
    $sort: ConversationSort
    $filter: ConversationFilterInput
    $search: String
    $first: Int
    $after: String
  ) {
    conversations(folder: $folder, sort: $sort, filter: $filter, search: $search, first: $first, after: $after) {
      items {
        id
        tenantId
        network
        authorHandle
        snippet
        step
        status
        involvement
        question
        assignee {
          id
          displayName
          initials
          me
        }
        unread
        dueAt
        followUpAt
        urgency
        lastInboundAt
        snoozedUntil
        similar
        version
        found {
          text
          marks {
            start
            end
          }
        }
      }
      endCursor
      hasMore
    }
    folderCounts {
      team
      mine
      free
      waiting
    }
  }
`);

/** The rows that an event names, as far as they stand in the list. */
export const DESK_ROWS = graphql(`
  query DeskRows($ids: [ID!]!, $folder: Folder!, $filter: ConversationFilterInput) {
    conversationsByIds(ids: $ids, folder: $folder, filter: $filter) {
      id
      tenantId
      network
      authorHandle
      snippet
      step
      status
      involvement
      question
      assignee {
        id
        displayName
        initials
        me
      }
      unread
      dueAt
      followUpAt
      urgency
      lastInboundAt
      snoozedUntil
      similar
      version
    }
    folderCounts {
      team
      mine
      free
      waiting
    }
  }
`);

export const FILTER_CHOICES = graphql(`
  query FilterChoices {
    filterChoices {
      topics
      departments
      tags {
        id
        name
      }
      colleagues {
        id
        displayName
      }
    }
  }
`);

export const SAVED_VIEWS = graphql(`
  query SavedViews {
    savedViews {
      id
      name
      team
      folder
      sort
      version
      filter {
        networks
        topics
        departments
        tags
        assignees
        urgencies
        sentiments
        involvements
        unread
        due
      }
    }
  }
`);

export const SAVE_VIEW = graphql(`
  mutation SaveView($input: SaveViewInput!) {
    saveView(input: $input) {
      id
      version
    }
  }
`);

export const REMOVE_VIEW = graphql(`
  mutation RemoveView($input: RemoveViewInput!) {
    removeView(input: $input)
  }
`);
