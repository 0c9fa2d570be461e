import { graphql } from '../../gql';

export const OPEN_HURTFUL = graphql(`
  mutation OpenHurtful($input: OpenHurtfulInput!) {
    openHurtfulMessage(input: $input)
  }
`);

export const REPORT_AGGRESSION = graphql(`
  mutation ReportAggression($input: ReportAggressionInput!) {
    reportAggression(input: $input) {
      id
    }
  }
`);
