import type { AccountConnections } from '@samenspraak/channels';
import type { ConnectorCapabilities } from '@samenspraak/connector-contract';
import type { ReplyDetails } from '@samenspraak/conversations';
import type { AttachmentRepository } from './attachment.repository.js';
import type { Reply } from './reply.js';
import type { ReplyChangeRepository } from './reply-change.repository.js';
import { wholeState } from './reply-parts.js';

/** What a screen shows of replies besides their text: parts, pictures, changes, and what may still be done. */
export class ReplyDetailing {
  constructor(
    private readonly attachments: AttachmentRepository,
    private readonly changes: ReplyChangeRepository,
    private readonly connections: AccountConnections,
  ) {}

  /** Of the replies of one conversation, all of its parts among them, in the same order. */
  async of(replies: readonly Reply[]): Promise<ReplyDetails[]> {
    const ids = replies.map(({ id }) => id);
    const attachments = Map.groupBy(await this.attachments.list(ids), (one) => one.replyId);
    const changes = Map.groupBy(await this.changes.list(ids), (one) => one.replyId);
    const threads = Map.groupBy(
      replies.filter(({ threadId }) => threadId !== null),
      ({ threadId }) => threadId,
    );
    const able = await this.capabilities(replies);
    return replies.map((reply) => {
      const parts = threads.get(reply.threadId) ?? [];
      const changed = changes.get(reply.id) ?? [];
      const { edit, remove } = able.get(reply.accountId) ?? { edit: false, remove: false };
      const stands = reply.state === 'SENT' && reply.externalId !== null && reply.removedAt === null;
      const free = !changed.some(({ state }) => state === 'QUEUED' || state === 'SENDING');
      return {
        version: reply.version,
        place: reply.threadId ? placeOf(reply, parts) : null,
        attachments: (attachments.get(reply.id) ?? []).map(({ fileId, name, alt }) => ({ fileId, name, alt })),
        changes: changed.map(({ kind, state, refusal, authorName, createdAt: at, beforeText: before }) => {
          return { kind, state, refusal, authorName, at, before };
        }),
        mayEdit: stands && free && edit,
        mayRemove: stands && free && remove,
        mayResume: isFirstRefused(reply, parts),
      };
    });
  }

  private async capabilities(
    replies: readonly Reply[],
  ): Promise<Map<string, Pick<ConnectorCapabilities, 'edit' | 'remove'>>> {
    const able = new Map<string, Pick<ConnectorCapabilities, 'edit' | 'remove'>>();
    for (const accountId of new Set(replies.map((reply) => reply.accountId))) {
      // Of an account that is gone nothing can be changed.
      const opened = await this.connections.open(accountId).catch(() => undefined);
      if (opened?.allowed) able.set(accountId, opened.connector.capabilities);
    }
    return able;
  }
}

function placeOf({ part, parts }: Reply, all: readonly Reply[]) {
  const states = all.map(({ state }) => state);
  return { part, parts, sent: states.filter((state) => state === 'SENT').length, state: wholeState(states) };
}

/** Of an answer that stopped, the part at which it goes on. */
function isFirstRefused(reply: Reply, parts: readonly Reply[]): boolean {
  if (reply.state !== 'REJECTED') return false;
  return !parts.some(({ part, state }) => part < reply.part && state !== 'SENT');
}
