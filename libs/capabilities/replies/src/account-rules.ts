import type { AccountConnections, ChannelAccounts, ChannelAccountRow } from '@samenspraak/channels';
import {
  measureText,
  type ConnectorCapabilities,
  type MediaLimits,
  type TextRules,
} from '@samenspraak/connector-contract';
import type { AnswerTarget, AttachmentLimits, Replyability } from '@samenspraak/conversations';

/** Until a network was asked how it counts: short enough for all of them. */
const CAREFUL: TextRules = { unit: 'grapheme', limit: 280, urlLength: null, mentionCountsLocalPart: false };

/** How an account can answer a message, without a call to the network. */
export interface AnswerWay {
  readonly account: ChannelAccountRow | undefined;
  readonly replyability: Replyability;
  readonly rules: TextRules;
}

/** Tells whether and how a message can be answered, from what is stored. */
export class AccountRules {
  constructor(
    private readonly accounts: ChannelAccounts,
    private readonly connections: AccountConnections,
  ) {}

  /** @param accountId the account that was addressed; null takes the tenant's account on that network. */
  async find(accountId: string | null, network: string, target: AnswerTarget | null): Promise<AnswerWay> {
    const account = accountId ? await this.addressed(accountId) : await this.accounts.findForNetwork(network);
    const rules = account?.rules ?? CAREFUL;
    const no = (reason: string): AnswerWay => ({
      account,
      rules,
      replyability: { ...shape(account, rules, target), allowed: false, reason },
    });
    if (!account) return no('no_account');
    if (!target) return no('nothing_to_answer');
    if (target.deleted) return no('deleted');
    if (account.state === 'REVOKED') return no('account_revoked');
    const { connector } = await this.connections.open(account.id);
    const answer = connector.publisher?.replyability(target);
    if (!answer) return no('unsupported');
    if (!answer.allowed) return no(answer.reason);
    const replyability = {
      ...shape(account, rules, target),
      allowed: true,
      reason: null,
      visibility: answer.visibility,
      ...(connector.capabilities.namesAuthor ? {} : { mentionPrefix: null }),
      threads: connector.capabilities.reply,
      attachments: limitsOf(connector.capabilities.media),
    };
    return { account, rules, replyability };
  }

  /** What the network of an account can do after sending; nothing when the account is gone. */
  async capabilities(accountId: string): Promise<Pick<ConnectorCapabilities, 'edit' | 'remove'>> {
    const { connector, allowed } = await this.connections.open(accountId);
    return allowed ? connector.capabilities : { edit: false, remove: false };
  }

  /** The length as the network counts it, with the mention of the author where a reply gets one. */
  measure(text: string, { rules, replyability }: AnswerWay): number {
    const mention = replyability.mentionPrefix?.trim() ?? '';
    const named = text.toLowerCase().includes(mention.toLowerCase());
    return measureText(named ? text : `${mention} ${text}`, rules).length;
  }

  private async addressed(accountId: string): Promise<ChannelAccountRow | undefined> {
    return (await this.accounts.list()).find((account) => account.id === accountId);
  }
}

function shape(account: ChannelAccountRow | undefined, rules: TextRules, target: AnswerTarget | null) {
  return {
    visibility: target?.visibility ?? ('public' as const),
    accountHandle: account?.handle ?? null,
    limit: rules.limit,
    unit: rules.unit,
    urlLength: rules.urlLength,
    mentionPrefix: target ? `@${target.author.handle} ` : null,
    mentionCountsLocalPart: rules.mentionCountsLocalPart,
    threads: false,
    attachments: null,
  };
}

function limitsOf(media: MediaLimits | null | undefined): AttachmentLimits | null {
  return media ? { most: media.most, altLimit: media.altLimit, mostBytes: media.bytes, types: media.types } : null;
}
