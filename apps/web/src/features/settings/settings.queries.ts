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
    }
    variables {
      name
      value
      description
      usedIn
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
