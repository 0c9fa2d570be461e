import { graphql } from '../../../gql';

export const APPROVAL_RULES = graphql(`
  query ApprovalRules {
    approvalRules {
      id
      kind
      value
      tiers
      version
    }
  }
`);

export const SAVE_APPROVAL_RULE = graphql(`
  mutation SaveApprovalRule($input: SaveApprovalRuleInput!) {
    saveApprovalRule(input: $input) {
      id
    }
  }
`);

export const REMOVE_APPROVAL_RULE = graphql(`
  mutation RemoveApprovalRule($input: RemoveApprovalRuleInput!) {
    removeApprovalRule(input: $input) {
      id
    }
  }
`);
