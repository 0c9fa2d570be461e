import { Args, ID, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { TenantDoor } from '@samenspraak/platform/database';
import { Permission } from '@samenspraak/platform/graphql';
import { ChannelAccountType } from './channel-account.type.js';
import { channelPermissions } from './channels.permissions.js';
import { Reconnecting } from './reconnecting.service.js';
import type { ReconnectionWay } from './reconnection.js';
import {
  AnswerReconnectionInput,
  BeginReconnectionInput,
  ReconnectionType,
  ReconnectionWayEnum,
  toReconnectionType,
} from './reconnection.type.js';

@Resolver(() => ChannelAccountType)
export class ReconnectionResolver {
  constructor(
    private readonly door: TenantDoor,
    private readonly reconnecting: Reconnecting,
  ) {}

  @ResolveField(() => [ReconnectionWayEnum], { description: 'How its owner can connect it again.' })
  ways(@Parent() account: ChannelAccountType): ReconnectionWay[] {
    return this.reconnecting.waysOf(account);
  }

  @Permission(channelPermissions.connect)
  @Query(() => ReconnectionType, { nullable: true })
  async reconnection(@Args('accountId', { type: () => ID }) accountId: string): Promise<ReconnectionType | null> {
    const attempt = await this.reconnecting.show(accountId);
    return attempt ? this.shown(attempt) : null;
  }

  @Permission(channelPermissions.connect)
  @Mutation(() => ReconnectionType)
  async beginReconnection(@Args('input') input: BeginReconnectionInput): Promise<ReconnectionType> {
    return this.shown(await this.reconnecting.begin(input));
  }

  @Permission(channelPermissions.connect)
  @Mutation(() => ReconnectionType)
  async answerReconnection(@Args('input') input: AnswerReconnectionInput): Promise<ReconnectionType> {
    return this.shown(await this.reconnecting.answer(input));
  }

  private shown(attempt: Parameters<typeof toReconnectionType>[0]): ReconnectionType {
    return toReconnectionType(attempt, this.door.actor().principalId);
  }
}
