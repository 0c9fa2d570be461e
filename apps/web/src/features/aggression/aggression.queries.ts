import { graphql } from '../../gql';

export const REPORTS = graphql(`
  query AggressionReports {
    aggressionReports {
      id
      conversationId
      reporterName
      kind
      happened
      effect
      wishes
      at
      mine
      text
    }
  }
`);
