import { graphql } from '../../gql';

export const LICENCE = graphql(`
  query Licence {
    licence {
      id
      name
      holder {
        id
        code
        name
      }
      monthlyMentions
      validFrom
      validUntil
      yearlyPriceCents
      shares {
        tenant {
          id
          code
          name
        }
        mentions
        used
        percent
        costCents
      }
    }
  }
`);
