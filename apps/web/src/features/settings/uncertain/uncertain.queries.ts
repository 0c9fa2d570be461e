import { graphql } from '../../../gql';

export const UNCERTAIN = graphql(`
  query UncertainReplies {
    uncertainReplies {
      id
      conversationId
      text
      toHandle
      authorName
      uncertainSince
      part
      parts
    }
  }
`);

export const SETTLE = graphql(`
  mutation SettleUncertainReply($input: SettleReplyInput!) {
    settleReply(input: $input) {
      id
      state
    }
  }
`);
