import { graphql } from '../../gql';

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
