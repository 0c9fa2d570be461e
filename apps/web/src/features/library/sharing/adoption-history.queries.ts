import { graphql } from '../../../gql';

export const ADOPTION_HISTORY = graphql(`
  query AdoptionHistory($sharedTemplateId: ID!) {
    adoptionHistory(sharedTemplateId: $sharedTemplateId) {
      revision
      state
      version
      decidedAt
      decidedByName
      recalled
      fields {
        name
        value
      }
    }
  }
`);

export const RESTORE_ADOPTED = graphql(`
  mutation RestoreAdoptedText($input: RestoreAdoptedTextInput!) {
    restoreAdoptedText(input: $input) {
      templateId
    }
  }
`);
