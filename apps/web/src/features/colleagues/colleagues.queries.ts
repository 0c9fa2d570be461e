import { graphql } from '../../gql';

export const COLLEAGUE_QUESTIONS = graphql(`
  query ColleagueQuestions($conversationId: ID!) {
    colleagueQuestions(conversationId: $conversationId) {
      id
      audience
      text
      toName
      askedBy
      mine
      askedAt
      endsAt
      state
      reminded
      forwarded
      mail
      answers {
        id
        by
        text
        answeredAt
        from {
          id
          code
          name
        }
      }
    }
  }
`);

export const PREVIEW = graphql(`
  query ColleagueQuestionPreview($input: ColleagueQuestionPreviewInput!) {
    colleagueQuestionPreview(input: $input) {
      text
      kinds
      parts {
        text
        kind
      }
    }
  }
`);

graphql(`
  fragment WholeContactBook on ContactBook {
    contacts {
      id
      kind
      name
      department
      address
      version
    }
    domains
    answerDays
    version
  }
`);

export const WHOM_TO_ASK = graphql(`
  query WhomToAsk {
    contactBook {
      ...WholeContactBook
    }
    askableNeighbours {
      id
      code
      name
    }
  }
`);

export const ASK_COLLEAGUE = graphql(`
  mutation AskColleague($input: AskColleagueInput!) {
    askColleague(input: $input) {
      id
    }
  }
`);

export const REVOKE_QUESTION = graphql(`
  mutation RevokeColleagueQuestion($input: RevokeColleagueQuestionInput!) {
    revokeColleagueQuestion(input: $input) {
      id
      state
    }
  }
`);

export const ANSWERS_TO_KEEP = graphql(`
  query AnswersToKeep($colleagueQuestionId: ID!) {
    answersToKeep(colleagueQuestionId: $colleagueQuestionId) {
      id
      title
      text
      by
      department
      from {
        id
        name
      }
      answeredAt
      asked {
        text
        kind
      }
      answered {
        text
        kind
      }
      kinds
    }
  }
`);

export const NEIGHBOUR_QUESTIONS = graphql(`
  query NeighbourQuestions {
    neighbourQuestions {
      id
      text
      topic
      askedAt
      endsAt
      state
      answer
      answeredAt
      answeredBy
      from {
        id
        code
        name
      }
    }
  }
`);

export const ANSWER_NEIGHBOUR = graphql(`
  mutation AnswerNeighbour($input: AnswerNeighbourInput!) {
    answerNeighbour(input: $input) {
      id
      state
    }
  }
`);

export const CONTACT_BOOK = graphql(`
  query ContactBook {
    contactBook {
      ...WholeContactBook
    }
  }
`);

export const SAVE_CONTACT = graphql(`
  mutation SaveContact($input: SaveContactInput!) {
    saveContact(input: $input) {
      version
    }
  }
`);

export const REMOVE_CONTACT = graphql(`
  mutation RemoveContact($input: RemoveContactInput!) {
    removeContact(input: $input) {
      version
    }
  }
`);

export const SAVE_ASKING = graphql(`
  mutation SaveAsking($input: SaveAskingInput!) {
    saveAsking(input: $input) {
      version
    }
  }
`);
