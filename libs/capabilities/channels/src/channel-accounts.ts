import { isId } from '@samenspraak/platform/kernel';
import type { TenantDoor } from '@samenspraak/platform/database';
import type { ChannelAccountRepository } from './channel-account.repository.js';
import type { ChannelAccountRow } from './channel-account.js';
import { accountNotFound } from './channels.errors.js';
import { channelPermissions } from './channels.permissions.js';

/** The official accounts of this tenant and how they are doing. */
export class ChannelAccounts {
  constructor(
    private readonly door: TenantDoor,
    private readonly accounts: ChannelAccountRepository,
  ) {}

  /** For a screen: asks for the permission first. */
  async show(): Promise<ChannelAccountRow[]> {
    await this.door.require(channelPermissions.read);
    return this.accounts.list();
  }

  list(): Promise<ChannelAccountRow[]> {
    return this.accounts.list();
  }

  /** @throws DomainError CHANNELS_ACCOUNT_NOT_FOUND, also for another tenant's account. */
  async get(id: string): Promise<ChannelAccountRow> {
    const found = isId(id) ? await this.accounts.find(id) : undefined;
    if (!found) throw accountNotFound();
    return found;
  }

  /** The account of this tenant on a network: one that works before one that does not. */
  async findForNetwork(network: string): Promise<ChannelAccountRow | undefined> {
    const mine = (await this.accounts.list()).filter((account) => account.network === network);
    return mine.find((account) => account.state !== 'REVOKED') ?? mine[0];
  }
}
