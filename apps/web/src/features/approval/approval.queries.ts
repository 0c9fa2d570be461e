import { graphql } from '../../gql';

export const APPROVALS = graphql(`
  query Approvals {
    approvals {
      id
      tenantId
      conversationId
      text
      written
      authorName
      authorInitials
      reasons {
        kind
        value
      }
      tiers {
        role
        by
        waitsFor
      }
      objection
      stale
      wroteAgain
      seen
      createdAt
      citizenHandle
      network
      question
      topic
    }
  }
`);

export const APPROVAL_COUNT = graphql(`
  query ApprovalCount {
    approvalCount
  }
`);

export const APPROVE_REPLY = graphql(`
  mutation ApproveReply($input: ApproveReplyInput!) {
    approveReply(input: $input) {
      id
      state
    }
  }
`);

export const EDIT_APPROVAL = graphql(`
  mutation EditApproval($input: EditApprovalInput!) {
    editApproval(input: $input) {
      id
      state
    }
  }
`);

export const RETURN_APPROVAL = graphql(`
  mutation ReturnApproval($input: ReturnApprovalInput!) {
    returnApproval(input: $input) {
      id
      state
    }
  }
`);
