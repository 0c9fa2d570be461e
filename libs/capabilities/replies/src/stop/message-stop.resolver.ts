import { Args, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { ConversationType, type ConversationRow } from '@samenspraak/conversations';
import { Permission } from '@samenspraak/platform/graphql';
import { replyPermissions } from '../replies.permissions.js';
import { MessageStopService } from './message-stop.service.js';
import { LiftStopInput, MadeStopType, MessageStopType, StopHereType, StopMessagesInput } from './message-stop.type.js';
import { StopGuard } from './stop-guard.js';

@Resolver(() => MessageStopType)
export class MessageStopResolver {
  constructor(private readonly stops: MessageStopService) {}

  @Permission(replyPermissions.read)
  @Query(() => [MessageStopType], { description: 'The newest first, also those that are over; at most 100.' })
  messageStops() {
    return this.stops.list();
  }

  @Permission(replyPermissions.stop)
  @Query(() => [String], { description: 'Topics of the list that are in use: what can be stopped by name.' })
  stopTopics() {
    return this.stops.listTopics();
  }

  @Permission(replyPermissions.stop)
  @Mutation(() => MadeStopType, { description: 'What is queued about it is held back at once.' })
  stopMessages(@Args('input') input: StopMessagesInput) {
    return this.stops.stop(input);
  }

  @Permission(replyPermissions.lift)
  @Mutation(() => MessageStopType)
  liftMessageStop(@Args('input') input: LiftStopInput) {
    return this.stops.lift(input);
  }
}

@Resolver(() => ConversationType)
export class ConversationStopResolver {
  constructor(private readonly guard: StopGuard) {}

  @ResolveField(() => [StopHereType])
  stops(@Parent() row: ConversationType) {
    return this.guard.listHere(row as unknown as ConversationRow);
  }
}
