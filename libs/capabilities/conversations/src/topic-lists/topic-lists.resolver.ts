import { Args, Mutation, Query, Resolver } from '@nestjs/graphql';
import { Permission } from '@samenspraak/platform/graphql';
import { conversationPermissions } from '../conversations.permissions.js';
import { TopicLists } from './topic-lists.service.js';
import { OrderTopicListInput, SaveDepartmentInput, SaveTopicInput, TopicListsType } from './topic-lists.type.js';

@Resolver(() => TopicListsType)
export class TopicListsResolver {
  constructor(private readonly lists: TopicLists) {}

  @Permission(conversationPermissions.arrange)
  @Query(() => TopicListsType, { description: "The tenant's own topics and departments, also those out of use." })
  topicLists() {
    return this.lists.list();
  }

  @Permission(conversationPermissions.arrange)
  @Mutation(() => TopicListsType)
  saveTopic(@Args('input') input: SaveTopicInput) {
    return this.lists.saveTopic(input);
  }

  @Permission(conversationPermissions.arrange)
  @Mutation(() => TopicListsType)
  saveDepartment(@Args('input') input: SaveDepartmentInput) {
    return this.lists.saveDepartment(input);
  }

  @Permission(conversationPermissions.arrange)
  @Mutation(() => TopicListsType)
  orderTopicList(@Args('input') input: OrderTopicListInput) {
    return this.lists.order(input);
  }
}
