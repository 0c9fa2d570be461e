import { expectTenant, type TenantDoor } from '@samenspraak/platform/database';
import type { AuditTrail } from '@samenspraak/platform/audit';
import { isId, newId } from '@samenspraak/platform/kernel';
import type { Announcer, Outbox } from '@samenspraak/platform/queue';
import type { ChannelAccountRow } from './channel-account.js';
import type { ChannelAccounts } from './channel-accounts.js';
import { passwordInvalid, reconnectionNotFound, reconnectionOver, wayUnsupported } from './channels.errors.js';
import { channelPermissions } from './channels.permissions.js';
import type { ConnectorRegistry } from './connector-registry.js';
import { RECONNECT_TOPIC, type Reconnection, type ReconnectionSecrets, type ReconnectionWay } from './reconnection.js';
import type { ReconnectionRepository } from './reconnection.repository.js';

const LONGEST_SECRET = 2_000;

/** Takes what a person does to connect an account again; the worker speaks with the network. */
export class Reconnecting {
  constructor(
    private readonly door: TenantDoor,
    private readonly accounts: ChannelAccounts,
    private readonly registry: ConnectorRegistry,
    private readonly attempts: ReconnectionRepository,
    private readonly outbox: Outbox,
    private readonly audit: AuditTrail,
    private readonly announcer: Announcer,
  ) {}

  waysOf({ network }: Pick<ChannelAccountRow, 'network'>): ReconnectionWay[] {
    const { authorise, appPassword } = this.registry.get(network).capabilities;
    return [...(authorise ? (['NETWORK'] as const) : []), ...(appPassword ? (['PASSWORD'] as const) : [])];
  }

  /** The latest attempt, and how it is going. The network's page is for the one who asked for it. */
  async show(accountId: string): Promise<Reconnection | undefined> {
    await this.door.require(channelPermissions.connect);
    const { id } = await this.accounts.get(accountId);
    return this.attempts.findByAccount(id);
  }

  async begin(input: {
    readonly accountId: string;
    readonly expectedTenantId: string;
    readonly way: ReconnectionWay;
    readonly password?: string | null;
  }): Promise<Reconnection> {
    await this.door.require(channelPermissions.connect);
    expectTenant(this.door, input.expectedTenantId);
    const account = await this.accounts.get(input.accountId);
    if (!this.waysOf(account).includes(input.way)) throw wayUnsupported(account.network);
    const id = newId();
    await this.attempts.begin(id, account.id, input.way, secretsOf(account, input));
    await this.ring(id, account.id, 'channels.reconnect_begun', { way: input.way });
    return (await this.attempts.find(id))!;
  }

  /** What the network sent the person back with; without a code the person did not allow it. */
  async answer(input: {
    readonly reconnectionId: string;
    readonly expectedTenantId: string;
    readonly state: string;
    readonly code?: string | null;
    readonly issuer?: string | null;
  }): Promise<Reconnection> {
    await this.door.require(channelPermissions.connect);
    expectTenant(this.door, input.expectedTenantId);
    const { reconnectionId: id, state, code, issuer } = input;
    const found = isId(id) ? await this.attempts.find(id) : undefined;
    // Somebody else's attempt looks as if there were none.
    if (!found || found.principalId !== this.door.actor().principalId) throw reconnectionNotFound();
    const { pending } = found.secrets;
    const fits = found.state === 'AT_NETWORK' && pending?.state === state;
    if (!fits || [state, code, issuer].some((part) => (part?.length ?? 0) > LONGEST_SECRET)) throw reconnectionOver();
    const moved = code
      ? await this.attempts.move(found, 'ANSWERED', {
          pending,
          answer: { code, state, ...(issuer ? { issuer } : {}) },
        })
      : await this.attempts.move(found, 'REFUSED', null, 'NOT_ALLOWED');
    if (!moved) throw reconnectionOver();
    if (code) await this.outbox.ring(RECONNECT_TOPIC, id);
    await this.announcer.announce('ACCOUNT', [found.accountId]);
    return (await this.attempts.find(id))!;
  }

  private async ring(id: string, accountId: string, action: string, details: { way: string }): Promise<void> {
    await this.outbox.ring(RECONNECT_TOPIC, id);
    await this.audit.record({ action, objectType: 'channel_account', objectId: accountId, outcome: 'done', details });
    await this.announcer.announce('ACCOUNT', [accountId]);
  }
}

function secretsOf(
  { handle }: ChannelAccountRow,
  { way, password }: { readonly way: ReconnectionWay; readonly password?: string | null },
): ReconnectionSecrets {
  if (way === 'NETWORK') return {};
  const given = password?.trim() ?? '';
  if (given === '' || given.length > LONGEST_SECRET) throw passwordInvalid();
  return { signIn: { identifier: handle, password: given } };
}
