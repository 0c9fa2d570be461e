import { graphql } from '../../gql';

export const ANSWERING = graphql(`
  query Answering {
    answering {
      signAs
      teamSignature
      listening
      listeningUntil
    }
    ownWords
    variables {
      name
      value
    }
    partnership {
      members {
        tenant {
          id
          name
        }
      }
    }
  }
`);

export const ADD_WORD = graphql(`
  mutation AddWord($input: WordInput!) {
    addWord(input: $input)
  }
`);

export const BLOCKS = graphql(`
  query Blocks($conversationId: ID, $search: String, $first: Int) {
    answers(conversationId: $conversationId, search: $search, first: $first) {
      id
      title
      block
      preview
      missingVariables
      provenance {
        publisher
        version
      }
    }
  }
`);

export const RENDERED_BLOCK = graphql(`
  query RenderedBlock($answerId: ID!, $conversationId: ID!) {
    renderedAnswer(answerId: $answerId, conversationId: $conversationId) {
      text
      body
      filled {
        name
        value
      }
    }
  }
`);
