import { graphql } from '../../gql';

export const TRIAGE = graphql(`
  query Triage {
    triagePosts {
      id
      text
      authorHandle
      publishedAt
      expiresAt
      why
      permalink
      candidates {
        id
        code
        name
      }
    }
    partnership {
      members {
        tenant {
          id
          code
          name
          kind
        }
      }
    }
  }
`);

export const ATTRIBUTE = graphql(`
  mutation AttributeTriagePost($input: AttributeTriagePostInput!) {
    attributeTriagePost(input: $input)
  }
`);
