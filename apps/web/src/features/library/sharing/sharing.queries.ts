import { graphql } from '../../../gql';

export const SHARED_TEMPLATE = graphql(`
  query SharedTemplateDetail($sharedTemplateId: ID!) {
    sharedTemplate(sharedTemplateId: $sharedTemplateId) {
      versions {
        version
        publishedAt
        note
        fields {
          name
          value
        }
      }
      merge {
        name
        base
        ours
        theirs
        merged
        state
      }
      whoFills
    }
  }
`);

export const CHOOSE = graphql(`
  mutation ChooseSharedTemplate($input: ChooseSharedTemplateInput!) {
    chooseSharedTemplate(input: $input) {
      forkId
      template {
        id
        adoption
      }
    }
  }
`);

export const SETTLE = graphql(`
  mutation SettleTemplateUpdate($input: SettleTemplateUpdateInput!) {
    settleTemplateUpdate(input: $input) {
      id
      adoption
    }
  }
`);

export const TEMPLATE_HISTORY = graphql(`
  query TemplateHistory($templateId: ID!) {
    templateHistory(templateId: $templateId) {
      version
      savedAt
      savedByName
      fields {
        name
        value
      }
    }
  }
`);

export const RESTORE = graphql(`
  mutation RestoreTemplateVersion($input: RestoreTemplateInput!) {
    restoreTemplateVersion(input: $input) {
      id
      version
    }
  }
`);

export const WITHDRAW = graphql(`
  mutation WithdrawTemplate($input: WithdrawTemplateInput!) {
    withdrawTemplate(input: $input) {
      id
      publishedVersion
    }
  }
`);

export const PUBLICATIONS = graphql(`
  query PublicationRequests {
    publicationRequests {
      ...AskedPublication
    }
    contributions {
      itemId
      title
      version
      withdrawn
      adopters
    }
  }
`);
