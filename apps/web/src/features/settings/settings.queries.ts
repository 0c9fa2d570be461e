import { graphql } from '../../gql';

export const SETTINGS = graphql(`
  query TenantSettings {
    channelAccounts {
      id
      network
      handle
      state
      stateSince
      explanation
      ways
    }
    variables {
      name
      kind
      format
      unit
      value
      shown
      version
      description
      own
      usedIn
      usedBy {
        id
        title
      }
      usedInValues
    }
  }
`);

export const RECONNECTION = graphql(`
  query Reconnection($accountId: ID!) {
    reconnection(accountId: $accountId) {
      id
      state
      refusal
      foundHandle
      authoriseUrl
    }
  }
`);

export const BEGIN_RECONNECTION = graphql(`
  mutation BeginReconnection($input: BeginReconnectionInput!) {
    beginReconnection(input: $input) {
      id
    }
  }
`);

export const ANSWER_RECONNECTION = graphql(`
  mutation AnswerReconnection($input: AnswerReconnectionInput!) {
    answerReconnection(input: $input) {
      id
    }
  }
`);

export const SET_VARIABLE = graphql(`
  mutation SetVariable($input: SetVariableInput!) {
    setVariable(input: $input) {
      name
      value
    }
  }
`);

export const PARKED_JOBS = graphql(`
  query ParkedJobs {
    parkedJobs {
      id
      topic
      since
      attempts
      errorCode
    }
  }
`);

export const REPLAY_JOB = graphql(`
  mutation ReplayJob($id: ID!) {
    replayJob(id: $id)
  }
`);
