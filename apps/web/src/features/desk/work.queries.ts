import { graphql } from '../../gql';

export const LISTS = graphql(`
  query InterpretationLists {
    interpretationLists {
      topics {
        name
        department
        sensitive
      }
      departments {
        name
      }
    }
  }
`);

export const TAGS = graphql(`
  query Tags {
    tags {
      name
    }
  }
`);

export const MENTIONABLE = graphql(`
  query Mentionable {
    mentionable {
      id
      displayName
      me
    }
  }
`);

export const INTERPRET = graphql(`
  mutation InterpretConversation($input: InterpretConversationInput!) {
    interpretConversation(input: $input) {
      id
      version
    }
  }
`);

export const ADD_TAG = graphql(`
  mutation AddTag($input: AddTagInput!) {
    addTag(input: $input) {
      id
      version
    }
  }
`);

export const REMOVE_TAG = graphql(`
  mutation RemoveTag($input: RemoveTagInput!) {
    removeTag(input: $input) {
      id
      version
    }
  }
`);

export const PROMISE = graphql(`
  mutation PromiseFollowUp($input: PromiseFollowUpInput!) {
    promiseFollowUp(input: $input) {
      id
      version
    }
  }
`);

export const FINISH = graphql(`
  mutation FinishFollowUp($input: FinishFollowUpInput!) {
    finishFollowUp(input: $input) {
      id
      version
    }
  }
`);

export const CHANGE_MANY = graphql(`
  mutation ChangeConversations($input: ChangeConversationsInput!) {
    changeConversations(input: $input) {
      conversationId
      done
      refusal
    }
  }
`);
