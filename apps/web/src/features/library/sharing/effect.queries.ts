import { graphql } from '../../../gql';

export const ANSWER_OUTCOME = graphql(`
  query AnswerOutcome($answerId: ID!) {
    answerOutcome(answerId: $answerId) {
      sent
      editedPercent
      reopened
    }
  }
`);
