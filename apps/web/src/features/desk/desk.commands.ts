import { graphql } from '../../gql';

export const READ = graphql(`
  mutation ReadConversation($input: ReadConversationInput!) {
    readConversation(input: $input)
  }
`);

export const ASSIGN = graphql(`
  mutation AssignConversation($input: AssignConversationInput!) {
    assignConversation(input: $input) {
      id
      version
    }
  }
`);

export const TAKE_STEP = graphql(`
  mutation TakeStep($input: TakeStepInput!) {
    takeStep(input: $input) {
      id
      version
    }
  }
`);

export const MARK_QUESTION = graphql(`
  mutation MarkQuestion($input: MarkQuestionInput!) {
    markQuestion(input: $input) {
      id
      version
    }
  }
`);

export const ADD_NOTE = graphql(`
  mutation AddNote($input: AddNoteInput!) {
    addNote(input: $input) {
      id
      version
    }
  }
`);

export const CLOSE = graphql(`
  mutation CloseConversation($input: CloseConversationInput!) {
    closeConversation(input: $input) {
      id
      version
    }
  }
`);

export const REOPEN = graphql(`
  mutation ReopenConversation($input: ReopenConversationInput!) {
    reopenConversation(input: $input) {
      id
      version
    }
  }
`);

export const SNOOZE = graphql(`
  mutation SnoozeConversation($input: SnoozeConversationInput!) {
    snoozeConversation(input: $input) {
      id
      version
    }
  }
`);

export const SAVE_DRAFT = graphql(`
  mutation SaveDraft($input: SaveDraftInput!) {
    saveDraft(input: $input) {
      text
      savedAt
      version
    }
  }
`);

export const SEND_REPLY = graphql(`
  mutation SendReply($input: SendReplyInput!) {
    sendReply(input: $input) {
      id
      conversationId
      state
      undoUntil
    }
  }
`);

export const CANCEL_REPLY = graphql(`
  mutation CancelReply($replyId: ID!, $expectedTenantId: ID!) {
    cancelReply(replyId: $replyId, expectedTenantId: $expectedTenantId) {
      id
      state
    }
  }
`);

export const SETTLE_REPLY = graphql(`
  mutation SettleReply($input: SettleReplyInput!) {
    settleReply(input: $input) {
      id
      state
    }
  }
`);

export const CORRECT = graphql(`
  mutation CorrectAttribution($input: CorrectAttributionInput!) {
    correctAttribution(input: $input)
  }
`);
