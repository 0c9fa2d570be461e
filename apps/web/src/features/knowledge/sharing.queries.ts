import { graphql } from '../../gql';

export const SHARED_ARTICLES = graphql(`
  query SharedArticles {
    sharedArticles {
      id
      kind
      title
      topic
      publisher
      version
      adoption
      adoptedVersion
      waiting
      withdrawn
      mine
      recall {
        id
      }
    }
  }
`);

export const SHARED_ARTICLE = graphql(`
  query SharedArticle($sharedArticleId: ID!) {
    sharedArticle(sharedArticleId: $sharedArticleId) {
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
      publishedAt
      note
      withdrawn
      mine
      adoption
      adoptedVersion
      here {
        title
        topic
        sections {
          heading
          text
        }
      }
      fields {
        name
        value
      }
      waiting
      decideBefore
      review
      revision
      reason
      recall {
        id
      }
      merge {
        name
        base
        ours
        theirs
        merged
        state
      }
    }
  }
`);

export const PUBLISH_ARTICLE = graphql(`
  mutation PublishArticle($articleId: ID!, $note: String, $expectedTenantId: ID!) {
    publishArticle(articleId: $articleId, note: $note, expectedTenantId: $expectedTenantId)
  }
`);

export const WITHDRAW_ARTICLE = graphql(`
  mutation WithdrawArticle($articleId: ID!, $expectedTenantId: ID!) {
    withdrawArticle(articleId: $articleId, expectedTenantId: $expectedTenantId)
  }
`);

export const CHOOSE_ARTICLE = graphql(`
  mutation ChooseSharedArticle($input: ChooseSharedArticleInput!) {
    chooseSharedArticle(input: $input) {
      forkId
      article {
        id
        adoption
      }
    }
  }
`);

export const SETTLE_ARTICLE = graphql(`
  mutation SettleArticleUpdate($input: SettleArticleUpdateInput!) {
    settleArticleUpdate(input: $input) {
      id
      adoption
    }
  }
`);

export const ARTICLE_PUBLICATIONS = graphql(`
  query ArticlePublications {
    publicationRequests {
      ...AskedPublication
    }
  }
`);

export const ARTICLE_RECALL = graphql(`
  query ArticleRecallOf($articleId: ID!) {
    articleRecall(articleId: $articleId) {
      id
      title
      version
      publisher
      kind
      reason
      recalledAt
      correction
      standing {
        version
        sections {
          heading
          text
        }
      }
    }
  }
`);

export const PUBLISHED_ARTICLE_VERSIONS = graphql(`
  query PublishedArticleVersions($articleId: ID!) {
    publishedArticleVersions(articleId: $articleId) {
      version
      savedAt
      recalled
    }
  }
`);

export const RECALL_ARTICLE = graphql(`
  mutation RecallArticle($input: RecallArticleInput!) {
    recallArticle(input: $input) {
      id
      version
    }
  }
`);

export const RELEASE_ARTICLE_RECALL = graphql(`
  mutation ReleaseArticleRecall($input: ReleaseArticleRecallInput!) {
    releaseArticleRecall(input: $input) {
      id
    }
  }
`);
