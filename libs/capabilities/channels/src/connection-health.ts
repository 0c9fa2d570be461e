import type { Author, Connector, Failure, TextRules } from '@samenspraak/connector-contract';
import type { Notify } from '@samenspraak/notifications';
import type { TenantDoor } from '@samenspraak/platform/database';
import type { AuditTrail } from '@samenspraak/platform/audit';
import { asWorker, type Announcer } from '@samenspraak/platform/queue';
import type { AccountState } from './channel-account.js';
import type { ChannelAccountRepository } from './channel-account.repository.js';
import type { Connection } from './connection.js';
import type { ConnectionRepository } from './connection.repository.js';
import { isRefusal } from './failure-reaction.js';

/** Keeps how a connection is doing, and tells the tenant whose account it is. */
export class ConnectionHealth {
  constructor(
    private readonly connections: ConnectionRepository,
    private readonly door: TenantDoor,
    private readonly accounts: ChannelAccountRepository,
    private readonly audit: AuditTrail,
    private readonly announcer: Announcer,
    private readonly notify: Notify,
  ) {}

  async change(connection: Connection, state: AccountState, reason: string | null, resumeAt?: Date): Promise<void> {
    if (!(await this.connections.changeState(connection, state, reason, resumeAt ?? null))) return;
    const { tenantId, accountId } = connection;
    if (!tenantId || !accountId) return;
    await asWorker(this.door, tenantId, 'channels.health', async () => {
      if (!(await this.accounts.changeState(accountId, state, reason))) return;
      await this.audit.record({
        action: 'channels.state',
        objectType: 'channel_account',
        objectId: accountId,
        outcome: 'done',
        details: { state, reason },
      });
      await this.announcer.announce('ACCOUNT', [accountId]);
      if (state === 'CONNECTED') await this.notify.settle('CHANNEL_DISTURBED', accountId);
      if (state === 'SUSPECT' || state === 'REVOKED') await this.tell(connection, accountId, state);
    });
  }

  /** Of one that comes and goes once a day is enough; losing an account is said each time. */
  private async tell({ handle }: Connection, accountId: string, state: 'SUSPECT' | 'REVOKED'): Promise<void> {
    const today = new Date().toISOString().slice(0, 10);
    await this.notify.tell({
      kind: 'CHANNEL_DISTURBED',
      to: { roles: ['tenant_admin', 'coordinator'] },
      params: { account: `@${(handle ?? '').replace(/^@/, '')}`, state },
      subject: state === 'REVOKED' ? `${accountId}:revoked` : `${accountId}:${today}`,
      subjectId: accountId,
      once: state === 'SUSPECT',
    });
  }

  /**
   * Asks the network whether the credential works, and keeps the answer.
   * @returns undefined when it works, else the failure.
   */
  async probe(connection: Connection, connector: Connector): Promise<Failure | undefined> {
    const result = await connector.probe();
    if (result.ok) {
      await this.change(connection, 'CONNECTED', null);
      await this.keepProfile(connection, result.account, result.textRules);
      return undefined;
    }
    if (isRefusal(result.failure)) await this.change(connection, 'REVOKED', result.failure.kind);
    return result.failure;
  }

  private async keepProfile(connection: Connection, account: Author, rules: TextRules): Promise<void> {
    const { id, tenantId, accountId } = connection;
    if (!tenantId || !accountId) return;
    await this.connections.keepProfile(id, account.externalId, account.handle);
    await asWorker(this.door, tenantId, 'channels.health', () => this.accounts.keepProfile(accountId, account, rules));
  }
}
