import { graphql } from '../../gql';

export const SEARCH_KNOWLEDGE = graphql(`
  query SearchKnowledge($search: String!) {
    searchKnowledge(search: $search, first: 30) {
      found {
        kind
        sourceId
        title
        topic
        summary
        recall {
          id
        }
        because {
          asked
          found
        }
      }
      meant {
        asked
        found
      }
      partly
    }
  }
`);

export const KNOWLEDGE = graphql(`
  query Knowledge {
    articles(kinds: [ARTICLE, INSTRUCTION, PLAN, NEWS]) {
      id
      kind
      title
      topic
      importance
      mustConfirm
      version
      confirmedVersion
      validUntil
      ownerName
    }
    staffNews {
      id
    }
    articlesToReview {
      id
      title
      reviewOn
    }
    knowledgeFeedback {
      id
      kind
      subjectKind
      subjectId
      subjectTitle
      note
      by
      at
    }
    questionSets {
      id
      name
      source
      count
      changedAt
    }
  }
`);

export const ARTICLE = graphql(`
  query Article($articleId: ID!) {
    article(articleId: $articleId) {
      id
      kind
      title
      topic
      sections {
        heading
        text
      }
      validFrom
      validUntil
      reviewOn
      roles
      related
      importance
      mustConfirm
      ownerId
      ownerName
      version
      changedAt
      changedBy
      confirmedVersion
      fromNeighbour
      shared {
        version
        withdrawn
      }
      files {
        fileId
        name
        bytes
      }
      versions {
        version
        savedAt
        savedBy
        title
        sections {
          heading
          text
        }
      }
    }
    knowledgeFeedbackCount(subjectId: $articleId) {
      found
      wrong
    }
  }
`);

export const ARTICLE_READERS = graphql(`
  query ArticleReaders($articleId: ID!) {
    articleReaders(articleId: $articleId) {
      id
      displayName
      confirmedAt
    }
  }
`);

export const IMPORTED_QUESTION = graphql(`
  query ImportedQuestion($importedQuestionId: ID!) {
    importedQuestion(importedQuestionId: $importedQuestionId) {
      id
      question
      answer
      topic
      url
      setName
      source
      changedAt
    }
  }
`);

export const KNOWLEDGE_OWNERS = graphql(`
  query KnowledgeOwners {
    colleagues {
      id
      displayName
    }
  }
`);

export const RELATED_ANSWERS = graphql(`
  query RelatedAnswers {
    answers(first: 100) {
      id
      title
    }
  }
`);

export const ARTICLE_FILE = graphql(`
  query ArticleFileAddress($articleId: ID!, $fileId: ID!) {
    articleFileAddress(articleId: $articleId, fileId: $fileId)
  }
`);

export const SAVE_ARTICLE = graphql(`
  mutation SaveArticle($input: SaveArticleInput!) {
    saveArticle(input: $input) {
      id
      version
    }
  }
`);

export const ARCHIVE_ARTICLE = graphql(`
  mutation ArchiveArticle($articleId: ID!, $expectedTenantId: ID!) {
    archiveArticle(articleId: $articleId, expectedTenantId: $expectedTenantId)
  }
`);

export const CONFIRM_ARTICLE = graphql(`
  mutation ConfirmArticle($articleId: ID!, $version: Int!, $expectedTenantId: ID!) {
    confirmArticle(articleId: $articleId, version: $version, expectedTenantId: $expectedTenantId) {
      id
      confirmedVersion
    }
  }
`);

export const GIVE_FEEDBACK = graphql(`
  mutation GiveKnowledgeFeedback($input: KnowledgeFeedbackInput!) {
    giveKnowledgeFeedback(input: $input)
  }
`);

export const HANDLE_FEEDBACK = graphql(`
  mutation HandleKnowledgeFeedback($feedbackId: ID!, $expectedTenantId: ID!) {
    handleKnowledgeFeedback(feedbackId: $feedbackId, expectedTenantId: $expectedTenantId)
  }
`);

export const PREVIEW_QUESTIONS = graphql(`
  query PreviewQuestions($input: ImportQuestionsInput!) {
    previewQuestions(input: $input) {
      added
      changed
      same
      refused
    }
  }
`);

export const IMPORT_QUESTIONS = graphql(`
  mutation ImportQuestions($input: ImportQuestionsInput!) {
    importQuestions(input: $input) {
      added
      changed
      same
      refused
    }
  }
`);

export const KNOWLEDGE_FOR = graphql(`
  query KnowledgeFor($conversationId: ID!) {
    knowledgeFor(conversationId: $conversationId, first: 3) {
      kind
      sourceId
      title
      summary
      because {
        asked
        found
      }
    }
  }
`);
