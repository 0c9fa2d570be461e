import { graphql } from '../../gql';

export const STOPS = graphql(`
  query MessageStops {
    messageStops {
      id
      topic
      reason
      line
      lineAllowed
      until
      madeByName
      madeAt
      held
      liftedByName
      liftedAt
      version
    }
  }
`);

export const STOP_TOPICS = graphql(`
  query StopTopics {
    stopTopics
  }
`);

export const STOP_MESSAGES = graphql(`
  mutation StopMessages($input: StopMessagesInput!) {
    stopMessages(input: $input) {
      id
      held
      leaving
    }
  }
`);

export const LIFT_STOP = graphql(`
  mutation LiftMessageStop($input: LiftStopInput!) {
    liftMessageStop(input: $input) {
      id
      liftedAt
    }
  }
`);
