import { graphql } from '../../../gql';

/** What a council needs so that one sees its answer: its facts, and how its channels count. */
export const COUNCIL_FACTS = graphql(`
  query CouncilFacts {
    variables {
      name
      kind
      shown
      description
      own
    }
    channelAccounts {
      id
      network
      textRules {
        limit
        unit
        urlLength
        mentionCountsLocalPart
      }
    }
    ownWords
  }
`);

export const EDITOR_COLLEAGUES = graphql(`
  query EditorColleagues {
    colleagues {
      id
      displayName
      me
    }
  }
`);

export const ATTEND_TEMPLATE = graphql(`
  mutation AttendTemplate($input: AttendTemplateInput!) {
    attendTemplate(input: $input) {
      id
      displayName
    }
  }
`);

export const LEAVE_TEMPLATE = graphql(`
  mutation LeaveTemplate($input: AttendTemplateInput!) {
    leaveTemplate(input: $input)
  }
`);

export const ADD_VARIABLE = graphql(`
  mutation AddVariable($input: AddVariableInput!) {
    addVariable(input: $input) {
      name
    }
  }
`);
