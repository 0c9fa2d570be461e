import { graphql } from '../../gql';

export const COMPARISON = graphql(`
  query Comparison($period: String!) {
    comparison(period: $period) {
      period
      running
      from
      until
      definitionVersion
      demo
      agreement {
        name
        validUntil
      }
      normResponseRate
      normMedianMinutes
      previous {
        responseRate
        medianClockMinutes
        p90ClockMinutes
        medianOpenMinutes
        p90OpenMinutes
      }
      rows {
        tenant {
          id
          code
          name
        }
        own
        questions
        answered
        responseRate
        medianClockMinutes
        p90ClockMinutes
        medianOpenMinutes
        p90OpenMinutes
        withinNorm
        withheld
      }
    }
  }
`);
