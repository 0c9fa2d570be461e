import { graphql } from '../../gql';

export const LIBRARY = graphql(`
  query Library {
    ownTemplates {
      id
      title
      topic
      greeting
      body
      closing
      block
      details {
        short
        audience
        source
        ownerId
        reviewOn
        language
        sensitivity
      }
      scope
      teamIds
      version
      publishedVersion
      usedCount
      updatedAt
      itemId
      originItemId
      originVersion
    }
    sharedTemplates {
      id
      title
      topic
      greeting
      body
      closing
      block
      publisher {
        id
        code
        name
      }
      version
      publishedAt
      note
      adoption
      adoptedVersion
      here {
        title
        greeting
        body
        closing
      }
      waiting
      decideBefore
      review
      revision
      reason
      withdrawn
      mine
      missingVariables
    }
    variables {
      name
      value
      description
    }
  }
`);

export const SAVE_TEMPLATE = graphql(`
  mutation SaveTemplate($input: SaveTemplateInput!) {
    saveTemplate(input: $input) {
      id
      version
    }
  }
`);

export const PUBLISH = graphql(`
  mutation PublishTemplate($templateId: ID!, $note: String) {
    publishTemplate(templateId: $templateId, note: $note) {
      id
      publishedVersion
    }
  }
`);
