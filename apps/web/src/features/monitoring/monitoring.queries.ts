import { graphql } from '../../gql';

export const QUERIES = graphql(`
  query MonitoringQueries {
    monitoringQueries {
      id
      name
      text
      purpose
      domain
      legalBasis
      ownerName
      endsOn
      active
      matchesLastMonth
    }
  }
`);

export const SAVE_QUERY = graphql(`
  mutation SaveMonitoringQuery($input: SaveMonitoringQueryInput!) {
    saveMonitoringQuery(input: $input) {
      id
    }
  }
`);
