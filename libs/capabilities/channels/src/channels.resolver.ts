import { Query, Resolver } from '@nestjs/graphql';
import { Permission } from '@samenspraak/platform/graphql';
import { ChannelAccountType, toAccountType } from './channel-account.type.js';
import { ChannelAccounts } from './channel-accounts.js';
import { channelPermissions } from './channels.permissions.js';

@Resolver()
export class ChannelsResolver {
  constructor(private readonly accounts: ChannelAccounts) {}

  @Permission(channelPermissions.read)
  @Query(() => [ChannelAccountType])
  async channelAccounts(): Promise<ChannelAccountType[]> {
    return (await this.accounts.show()).map(toAccountType);
  }
}
