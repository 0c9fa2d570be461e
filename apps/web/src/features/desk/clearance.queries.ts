import { graphql } from '../../gql';

export const CLEARANCE = graphql(`
  query Clearance($id: ID!) {
    conversation(id: $id) {
      id
      approvalNeed {
        tiers
        waitsFor
      }
      approvals {
        id
        state
        text
        mine
        authorName
        note
        returnedBy
        approvedBy
        replyId
        objection
        tiers {
          role
          by
          waitsFor
        }
      }
      stops {
        id
        topic
        reason
        text
        lineAllowed
        until
        madeByName
        holds
      }
    }
  }
`);

export const SUBMIT_REPLY = graphql(`
  mutation SubmitReply($input: SubmitReplyInput!) {
    submitReply(input: $input) {
      id
      state
    }
  }
`);

export const WITHDRAW_APPROVAL = graphql(`
  mutation WithdrawApproval($input: WithdrawApprovalInput!) {
    withdrawApproval(input: $input) {
      id
      state
      text
    }
  }
`);
