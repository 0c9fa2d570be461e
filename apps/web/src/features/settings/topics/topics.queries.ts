import { graphql } from '../../../gql';

export const TOPIC_LISTS = graphql(`
  query TopicLists {
    topicLists {
      ...KeptLists
    }
  }
  fragment KeptLists on TopicLists {
    topics {
      id
      name
      active
      sensitive
      words
      departmentId
      former
      version
      changedAt
      changedBy
    }
    departments {
      id
      name
      active
      former
      version
      changedAt
      changedBy
    }
  }
`);

export const SAVE_TOPIC = graphql(`
  mutation SaveTopic($input: SaveTopicInput!) {
    saveTopic(input: $input) {
      ...KeptLists
    }
  }
`);

export const SAVE_DEPARTMENT = graphql(`
  mutation SaveDepartment($input: SaveDepartmentInput!) {
    saveDepartment(input: $input) {
      ...KeptLists
    }
  }
`);

export const ORDER_TOPIC_LIST = graphql(`
  mutation OrderTopicList($input: OrderTopicListInput!) {
    orderTopicList(input: $input) {
      ...KeptLists
    }
  }
`);
