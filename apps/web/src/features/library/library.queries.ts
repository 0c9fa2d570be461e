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
    }
    sharedTemplates {
      id
      title
      topic
      greeting
      body
      closing
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

export const ADOPT = graphql(`
  mutation AdoptTemplate($sharedTemplateId: ID!) {
    adoptTemplate(sharedTemplateId: $sharedTemplateId) {
      id
      adoption
    }
  }
`);

export const DECLINE = graphql(`
  mutation DeclineTemplate($sharedTemplateId: ID!, $reason: String!) {
    declineTemplate(sharedTemplateId: $sharedTemplateId, reason: $reason) {
      id
      adoption
    }
  }
`);
