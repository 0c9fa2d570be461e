import { graphql } from '../../../gql';

export const ANSWERING_SETTING = graphql(`
  query AnsweringSetting {
    answering {
      signAs
      teamSignature
      listening
      listeningUntil
      version
    }
    ownWords
  }
`);

export const SET_ANSWERING = graphql(`
  mutation SetAnswering($input: SetAnsweringInput!) {
    setAnswering(input: $input) {
      version
    }
  }
`);

export const ADD_OWN_WORD = graphql(`
  mutation AddOwnWord($input: WordInput!) {
    addWord(input: $input)
  }
`);

export const REMOVE_OWN_WORD = graphql(`
  mutation RemoveOwnWord($input: WordInput!) {
    removeWord(input: $input)
  }
`);
