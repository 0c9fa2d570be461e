import { graphql } from '../../gql';

graphql(`
  fragment AskedPublication on Publication {
    id
    kind
    sourceId
    version
    note
    state
    requestedByName
    requestedAt
    decidedByName
    decidedAt
    remark
    mayDecide
    fields {
      name
      value
    }
    before {
      name
      value
    }
  }
`);

export const AGREE = graphql(`
  mutation AgreePublication($input: AgreePublicationInput!) {
    agreePublication(input: $input) {
      id
    }
  }
`);

export const GIVE_BACK = graphql(`
  mutation ReturnPublication($input: ReturnPublicationInput!) {
    returnPublication(input: $input) {
      id
    }
  }
`);
