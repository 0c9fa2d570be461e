import { graphql } from '../../gql';

export const TASKS = graphql(`
  query Tasks {
    tasks {
      id
      kind
      state
      stepsDone
      stepsTotal
      requestedAt
      endedAt
      errorCode
      file {
        name
        bytes
        expiresAt
      }
    }
  }
`);

export const EXPORT_CONVERSATIONS = graphql(`
  mutation ExportConversations($input: ExportConversationsInput!) {
    exportConversations(input: $input) {
      id
    }
  }
`);

export const CANCEL_TASK = graphql(`
  mutation CancelTask($id: ID!) {
    cancelTask(id: $id) {
      id
      state
    }
  }
`);

export const RETRY_TASK = graphql(`
  mutation RetryTask($id: ID!) {
    retryTask(id: $id) {
      id
      state
    }
  }
`);

export const TASK_FILE = graphql(`
  mutation TaskFile($id: ID!) {
    taskFileAddress(id: $id)
  }
`);
