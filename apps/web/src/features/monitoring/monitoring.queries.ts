import { graphql } from '../../gql';

graphql(`
  fragment NamedTenant on Tenant {
    id
    code
    name
  }
`);

graphql(`
  fragment QueryAsKept on MonitoringQuery {
    id
    name
    text
    purpose
    domain
    legalBasis
    ownerId
    ownerName
    endsOn
    active
    state
    version
    shared
  }
`);

export const QUERIES = graphql(`
  query MonitoringQueries {
    monitoringQueries {
      ...QueryAsKept
      matchesLastMonth
      purgesOn
      adoptedFrom {
        ...NamedTenant
      }
      personFindings {
        kind
        text
        start
        end
      }
      release {
        byName
        at
        reason
        released
      }
    }
    sharedQueries {
      id
      name
      text
      purpose
      domain
      legalBasis
      adopted
      tenant {
        ...NamedTenant
      }
    }
    attributionRules {
      id
      name
      word
      state
      madeAt
      madeByName
      version
      tenant {
        ...NamedTenant
      }
      corrections {
        at
        byName
        byTenant {
          ...NamedTenant
        }
        tenant {
          ...NamedTenant
        }
      }
    }
    partnership {
      members {
        tenant {
          id
          code
          name
          kind
        }
      }
    }
  }
`);

export const EXAMPLES = graphql(`
  query QueryExamples {
    queryExamples {
      need
      name
      text
    }
  }
`);

export const QUERY = graphql(`
  query MonitoringQuery($id: ID!) {
    monitoringQuery(id: $id) {
      ...QueryAsKept
      testCases {
        text
        mustMatch
      }
    }
  }
`);

export const OWNERS = graphql(`
  query QueryOwners {
    queryOwners {
      id
      displayName
      me
      inCompartment
    }
  }
`);

export const HISTORY = graphql(`
  query QueryHistory($id: ID!) {
    queryHistory(id: $id) {
      at
      byName
      action
      fields {
        field
        before
        after
      }
    }
  }
`);

export const PREVIEW = graphql(`
  query QueryPreview($input: PreviewQueryInput!) {
    previewQuery(input: $input) {
      error {
        code
        at
        message
      }
      canonical
      anchors
      personFindings {
        kind
        text
        start
        end
      }
      scanned
      matched
      complete
      matchesPerDay
      licenceShare
      posts {
        id
        network
        authorHandle
        at
        text
        highlights {
          start
          end
        }
      }
    }
  }
`);

export const SAVE_QUERY = graphql(`
  mutation SaveMonitoringQuery($input: SaveMonitoringQueryInput!) {
    saveMonitoringQuery(input: $input) {
      id
      state
      version
      testCases {
        mustMatch
        matches
      }
    }
  }
`);

export const PAUSE_QUERY = graphql(`
  mutation PauseMonitoringQuery($input: PauseMonitoringQueryInput!) {
    pauseMonitoringQuery(input: $input) {
      id
      state
    }
  }
`);

export const RENEW_QUERY = graphql(`
  mutation RenewMonitoringQuery($input: RenewMonitoringQueryInput!) {
    renewMonitoringQuery(input: $input) {
      id
      state
    }
  }
`);

export const RELEASE_QUERY = graphql(`
  mutation ReleaseMonitoringQuery($input: ReleaseMonitoringQueryInput!) {
    releaseMonitoringQuery(input: $input) {
      id
      state
    }
  }
`);

export const ADOPT_QUERY = graphql(`
  mutation AdoptSharedQuery($input: AdoptSharedQueryInput!) {
    adoptSharedQuery(input: $input) {
      id
    }
  }
`);

export const WITHDRAW_RULE = graphql(`
  mutation WithdrawAttributionRule($input: WithdrawAttributionRuleInput!) {
    withdrawAttributionRule(input: $input) {
      id
      state
    }
  }
`);

export const SETTLE_RULE = graphql(`
  mutation SettleAttributionRule($input: SettleAttributionRuleInput!) {
    settleAttributionRule(input: $input) {
      id
      state
    }
  }
`);
