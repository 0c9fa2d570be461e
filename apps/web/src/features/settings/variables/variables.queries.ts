import { graphql } from '../../../gql';

export const CHANGE_VARIABLE = graphql(`
  mutation ChangeVariable($input: ChangeVariableInput!) {
    changeVariable(input: $input) {
      name
    }
  }
`);

export const REMOVE_VARIABLE = graphql(`
  mutation RemoveVariable($input: RemoveVariableInput!) {
    removeVariable(input: $input)
  }
`);

export const ADD_OWN_VARIABLE = graphql(`
  mutation AddOwnVariable($input: AddVariableInput!) {
    addVariable(input: $input) {
      name
    }
  }
`);
