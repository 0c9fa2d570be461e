import { graphql } from '../../gql';

export const ATTEND = graphql(`
  mutation AttendConversation($input: AttendConversationInput!) {
    attendConversation(input: $input) {
      colleague {
        id
        displayName
        initials
        me
      }
      doing
      since
      holds
    }
  }
`);

export const LEAVE = graphql(`
  mutation LeaveConversation($input: LeaveConversationInput!) {
    leaveConversation(input: $input)
  }
`);

export const TAKE_OVER = graphql(`
  mutation TakeOverAnswer($input: TakeOverAnswerInput!) {
    takeOverAnswer(input: $input) {
      colleague {
        id
        displayName
        initials
        me
      }
      doing
      since
      holds
    }
  }
`);

export const TOGETHER = graphql(`
  query Together($id: ID!) {
    conversation(id: $id) {
      id
      presence {
        colleague {
          id
          displayName
          initials
          me
        }
        doing
        since
        holds
      }
      colleagueDrafts {
        colleague {
          id
          displayName
        }
        text
        answerId
        answerVersion
        savedAt
      }
    }
  }
`);
