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
      ambiguousName
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
    attributionRules {
      id
      state
    }
  }
`);

export const ATTRIBUTE = graphql(`
  mutation AttributeTriagePost($input: AttributeTriagePostInput!) {
    attributeTriagePost(input: $input)
  }
`);
