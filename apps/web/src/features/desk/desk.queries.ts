import { graphql } from '../../gql';

export const CONVERSATION = graphql(`
  query Conversation($id: ID!) {
    conversation(id: $id) {
      id
      tenantId
      network
      author {
        handle
        displayName
        profileUrl
      }
      step
      status
      involvement
      question
      assignee {
        id
        displayName
        initials
        me
      }
      dueAt
      normMinutes
      snoozedUntil
      similar
      version
      topic
      department
      urgency
      kind
      sentiment
      followUpAt
      proposals {
        aspect
        value
        reason
        word
      }
      tags {
        id
        name
      }
      followUps {
        id
        promise
        dueAt
        promisedBy
        doneAt
      }
      linked {
        id
        snippet
        status
        topic
        lastInboundAt
      }
      events {
        id
        kind
        at
        by
        to
        what
      }
      steps {
        step
        result
        doneAt
      }
      why
      answerTo
      timeline {
        id
        kind
        at
        text
        authorId
        authorName
        permalink
        edited
        deleted
        cotag
        replyState
        replyId
        undoUntil
        refusal
        provenance {
          title
          version
          publisher
          editedPercent
        }
        details {
          version
          mayEdit
          mayRemove
          mayResume
          place {
            part
            parts
            sent
            state
          }
          attachments {
            fileId
            alt
          }
          changes {
            kind
            state
            refusal
            authorName
            at
            before
          }
        }
      }
      draft {
        text
        answerId
        answerVersion
        savedAt
        version
      }
      hurtful {
        messageId
        kind
        opened
      }
      teamSigns
      replyability {
        allowed
        reason
        visibility
        accountHandle
        limit
        unit
        urlLength
        mentionPrefix
        mentionCountsLocalPart
        threads
        attachments {
          most
          mostBytes
          types
          altLimit
        }
      }
    }
  }
`);

export const SIMILAR = graphql(`
  query SimilarConversations($id: ID!) {
    similarConversations(id: $id) {
      id
      authorHandle
      status
      lastInboundAt
    }
  }
`);

export const COLLEAGUES = graphql(`
  query Colleagues {
    colleagues {
      id
      displayName
      initials
      me
    }
  }
`);

export const ANSWERS = graphql(`
  query Answers($conversationId: ID, $search: String, $first: Int) {
    answers(conversationId: $conversationId, search: $search, first: $first) {
      id
      title
      topic
      preview
      provenance {
        own
        publisher
        version
      }
      why
      usedCount
      missingVariables
      recall {
        id
      }
    }
  }
`);

/** As many as there are digits to choose one with. */
export const answersFor = (conversationId: string) => ({ conversationId, search: null, first: 9 });

export const RENDERED = graphql(`
  query RenderedAnswer($answerId: ID!, $conversationId: ID!) {
    renderedAnswer(answerId: $answerId, conversationId: $conversationId) {
      answerId
      answerVersion
      text
      short
      missing
      filled {
        name
        value
      }
    }
  }
`);

export const FACTS = graphql(`
  query DeskFacts {
    variables {
      name
      value
      description
    }
  }
`);

export const RULE_PREVIEW = graphql(`
  query AttributionRulePreview($conversationId: ID!, $tenantId: ID!, $word: String) {
    attributionRulePreview(conversationId: $conversationId, tenantId: $tenantId, word: $word) {
      name
      moved
      complete
    }
  }
`);

export const NEIGHBOURS = graphql(`
  query Neighbours {
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
