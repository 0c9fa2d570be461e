import { graphql } from '../../../gql';

export const COLLEAGUE_CARD = graphql(`
  query ColleagueCard($colleagueId: ID) {
    colleagueCard(colleagueId: $colleagueId) {
      id
      displayName
      initials
      me
      photoAddress
    }
  }
`);

export const REMOVE_PHOTO = graphql(`
  mutation RemovePhoto($input: RemovePhotoInput!) {
    removePhoto(input: $input) {
      id
      photoAddress
    }
  }
`);
