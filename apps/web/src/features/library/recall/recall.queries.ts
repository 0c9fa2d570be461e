import { graphql } from '../../../gql';

export const RECALL_HERE = graphql(`
  query RecallHere($input: RecallHereInput!) {
    recallHere(input: $input) {
      by
      correctable
      recall {
        id
        title
        version
        publisher
        kind
        reason
        recalledAt
      }
    }
  }
`);

export const RENDERED_CORRECTION = graphql(`
  query RenderedCorrection($recallId: ID!, $conversationId: ID!) {
    renderedCorrection(recallId: $recallId, conversationId: $conversationId) {
      text
      missing
    }
  }
`);

export const RELEASE_RECALL = graphql(`
  mutation ReleaseRecall($input: ReleaseRecallInput!) {
    releaseRecall(input: $input) {
      id
    }
  }
`);

export const PUBLISHED_VERSIONS = graphql(`
  query PublishedVersions($templateId: ID!) {
    publishedVersions(templateId: $templateId) {
      version
      body
      savedAt
      recalled
    }
  }
`);

export const RECALL_TEMPLATE = graphql(`
  mutation RecallTemplate($input: RecallTemplateInput!) {
    recallTemplate(input: $input) {
      id
      version
    }
  }
`);

export const RECALLS = graphql(`
  query Recalls {
    recalls {
      id
      itemId
      title
      version
      publisher
      kind
      reason
      recalledAt
      mine
      correctable
      own {
        sent
        corrected
        notNeeded
        open
      }
      everywhere {
        sent
        corrected
        notNeeded
        open
      }
    }
  }
`);

export const RECALL_MESSAGES = graphql(`
  query RecallMessages($recallId: ID!) {
    recallMessages(recallId: $recallId) {
      id
      conversationId
      state
      reason
      draftedAt
      text
      sentAt
      authorName
      citizen
      removed
      override
      editedPercent
    }
  }
`);

export const DRAFT_CORRECTION = graphql(`
  mutation DraftCorrection($input: DraftCorrectionInput!) {
    draftCorrection(input: $input) {
      id
      conversationId
    }
  }
`);

export const SETTLE_RECALL_MESSAGE = graphql(`
  mutation SettleRecallMessage($input: SettleRecallMessageInput!) {
    settleRecallMessage(input: $input) {
      id
      state
    }
  }
`);
