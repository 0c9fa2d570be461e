import { graphql } from '../../gql';

export const SETTINGS = graphql(`
  query TenantSettings {
    channelAccounts {
      id
      network
      handle
      state
      stateSince
      explanation
    }
    variables {
      name
      value
      description
      usedIn
    }
  }
`);

export const SET_VARIABLE = graphql(`
  mutation SetVariable($input: SetVariableInput!) {
    setVariable(input: $input) {
      name
      value
    }
  }
`);
