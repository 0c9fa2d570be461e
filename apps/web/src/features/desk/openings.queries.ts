import { graphql } from '../../gql';

export const OPENINGS = graphql(`
  query Openings {
    openings {
      from
      to
    }
  }
`);
