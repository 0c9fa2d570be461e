import { graphql } from '../gql';

export const ME = graphql(`
  query Me {
    me {
      id
      name
      memberships {
        roles
        initials
        displayName
        tenant {
          id
          code
          name
          kind
          theme
        }
      }
    }
  }
`);
