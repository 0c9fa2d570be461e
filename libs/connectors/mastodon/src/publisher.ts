import {
  ConnectorFailure,
  measureText,
  type Measure,
  type OutboundFile,
  type OutboundMessage,
  type Publisher,
  type RejectionReason,
  type Replyability,
  type ReplyTarget,
  type SentLookup,
  type SentMessage,
  type SoughtMessage,
  type TextRules,
  type Visibility,
} from '@samenspraak/connector-contract';
import type { mastodon } from 'masto';
import { restClient } from './client.js';
import { comparable, withMention } from './reply-text.js';
import { findSent } from './find-sent.js';
import type { Session } from './session.js';
import { externalIdOf, localIdOf } from './status-id.js';
import { upload } from './upload.js';

const WIDTH: Readonly<Record<Visibility, number>> = { direct: 0, followers: 1, unlisted: 2, public: 3 };
const WIRE = { public: 'public', unlisted: 'unlisted', followers: 'private', direct: 'direct' } as const;

/** Replies, posts, edits and removals in the name of one account. */
export class MastodonPublisher implements Publisher {
  constructor(private readonly session: Session) {}

  replyability(message: ReplyTarget & { readonly deleted?: boolean }): Replyability {
    if (message.deleted) return { allowed: false, reason: 'deleted' };
    return { allowed: true, visibility: widestReply(message.visibility) };
  }

  async textRules(): Promise<TextRules> {
    return (await this.session.facts()).textRules;
  }

  async measure(text: string, inReplyTo?: ReplyTarget): Promise<Measure> {
    return measureText(await this.textFor(text, inReplyTo ?? null), await this.textRules());
  }

  async send(message: OutboundMessage): Promise<SentMessage> {
    const { inReplyTo, visibility } = message;
    if (inReplyTo && WIDTH[visibility] > WIDTH[widestReply(inReplyTo.visibility)]) throw rejected('visibility_widened');
    const text = await this.sendable(message.text, inReplyTo);
    const status = await restClient(this.session.transport, 'send', 'write').v1.statuses.create(
      {
        status: text,
        visibility: WIRE[visibility],
        language: message.language ?? 'nl',
        ...(message.media?.length ? { mediaIds: message.media.map(({ uploaded }) => uploaded) } : {}),
        ...(inReplyTo ? { inReplyToId: this.localId(inReplyTo.externalId, 'send') } : {}),
      },
      { requestInit: { headers: { 'Idempotency-Key': message.idempotencyKey } } },
    );
    return this.sentMessage(status, 'send', 'unknown_outcome');
  }

  async lookupSent(sought: SoughtMessage): Promise<SentLookup> {
    const text = comparable(sought.text);
    const own = await this.session.own();
    const parent = sought.inReplyTo && this.localId(sought.inReplyTo, 'lookup_sent');
    const found = await findSent(this.session, own.id, sought.since, (status) => {
      return (status.parent ?? null) === parent && comparable(status.text) === text;
    });
    if (!found.status) return { found: false, conclusive: found.complete };
    return { found: true, message: this.sentMessage(found.status, 'lookup_sent', 'contract_violation') };
  }

  upload(file: OutboundFile): Promise<string> {
    return upload(this.session.transport, file);
  }

  async edit(externalId: string, text: string, author?: ReplyTarget['author']): Promise<SentMessage> {
    const statuses = restClient(this.session.transport, 'edit').v1.statuses.$select(this.localId(externalId, 'edit'));
    const current = await statuses.fetch();
    const answered = current?.mentions?.find((mention) => mention?.id === current.inReplyToAccountId);
    const pictures = (current?.mediaAttachments ?? []).map(({ id }) => id);
    const status = await statuses.update({
      // A later part of an answer hangs under our own post and names the citizen all the same.
      status: withMention(text, author?.handle ?? answered?.acct),
      language: current?.language ?? 'nl',
      // The server takes off what an edit does not name.
      ...(pictures.length > 0 ? { mediaIds: pictures } : {}),
    });
    return this.sentMessage(status, 'edit', 'contract_violation');
  }

  async remove(externalId: string): Promise<void> {
    try {
      await restClient(this.session.transport, 'remove')
        .v1.statuses.$select(this.localId(externalId, 'remove'))
        .remove();
    } catch (error) {
      if (!(error instanceof ConnectorFailure) || error.kind !== 'gone') throw error;
    }
  }

  private async sendable(text: string, inReplyTo: ReplyTarget | null): Promise<string> {
    if (text.trim() === '') throw rejected('empty');
    const whole = await this.textFor(text, inReplyTo);
    const { length, limit } = measureText(whole, await this.textRules());
    if (length > limit) throw rejected('too_long');
    return whole;
  }

  private async textFor(text: string, inReplyTo: ReplyTarget | null): Promise<string> {
    if (!inReplyTo) return text;
    const own = await this.session.own();
    return withMention(text, inReplyTo.author.externalId === own.id ? undefined : inReplyTo.author.handle);
  }

  private localId(externalId: string, operation: string): string {
    return localIdOf(externalId, this.session.serverName, operation);
  }

  private sentMessage(
    status: Pick<mastodon.v1.Status, 'id' | 'url' | 'uri' | 'createdAt' | 'editedAt'> | undefined,
    operation: string,
    otherwise: 'unknown_outcome' | 'contract_violation',
  ): SentMessage {
    const at = new Date(status?.createdAt ?? Number.NaN);
    const changed = status?.editedAt ? new Date(status.editedAt) : at;
    if (typeof status?.id !== 'string' || Number.isNaN(at.getTime()) || Number.isNaN(changed.getTime())) {
      throw new ConnectorFailure({ kind: otherwise }, operation);
    }
    const externalId = externalIdOf(status.id, this.session.serverName);
    return { externalId, permalink: status.url ?? status.uri ?? null, at, revision: changed.getTime() };
  }
}

// Our own followers are others than the author's: only a direct answer does not widen a post for followers.
function widestReply(visibility: Visibility): Visibility {
  return visibility === 'followers' ? 'direct' : visibility;
}

function rejected(reason: RejectionReason): ConnectorFailure {
  return new ConnectorFailure({ kind: 'rejected', reason }, 'send');
}
