import { graphql } from '../../gql';

export const SHARED_ARTICLES = graphql(`
  query SharedArticles {
    sharedArticles {
      id
      kind
      title
      topic
      sections {
        heading
        text
      }
      publisher
      version
      adopted
      mine
    }
  }
`);

export const PUBLISH_ARTICLE = graphql(`
  mutation PublishArticle($articleId: ID!, $expectedTenantId: ID!) {
    publishArticle(articleId: $articleId, expectedTenantId: $expectedTenantId)
  }
`);

export const ADOPT_ARTICLE = graphql(`
  mutation AdoptSharedArticle($sharedArticleId: ID!, $expectedTenantId: ID!) {
    adoptSharedArticle(sharedArticleId: $sharedArticleId, expectedTenantId: $expectedTenantId) {
      id
      adopted
    }
  }
`);

export const DECLINE_ARTICLE = graphql(`
  mutation DeclineSharedArticle($sharedArticleId: ID!, $reason: String!, $expectedTenantId: ID!) {
    declineSharedArticle(sharedArticleId: $sharedArticleId, reason: $reason, expectedTenantId: $expectedTenantId) {
      id
      adopted
    }
  }
`);
