import { graphql } from '../../gql';

export const EDIT_SENT = graphql(`
  mutation EditSentReply($input: EditSentReplyInput!) {
    editSentReply(input: $input) {
      id
      state
    }
  }
`);

export const DELETE_SENT = graphql(`
  mutation DeleteSentReply($input: DeleteSentReplyInput!) {
    deleteSentReply(input: $input) {
      id
      state
    }
  }
`);

export const RESUME = graphql(`
  mutation ResumeReply($replyId: ID!, $expectedTenantId: ID!) {
    resumeReply(replyId: $replyId, expectedTenantId: $expectedTenantId) {
      id
      state
    }
  }
`);
