import type { ConversationQuery, Folder } from '../../gql/graphql';
import type { ConversationRow } from './desk-list';

type Conversation = ConversationQuery['conversation'];

/** Whether a conversation stands in a folder, for one that the first page does not show. */
export function standsIn(folder: Folder, conversation: Conversation): boolean {
  const { status, assignee } = conversation;
  if (folder === 'CLOSED') return status === 'CLOSED';
  if (folder === 'WAITING') return status === 'WAITING';
  if (status === 'CLOSED') return false;
  if (folder === 'MINE') return assignee?.me === true;
  if (folder === 'FREE') return assignee == null;
  return true;
}

/** The row of a conversation that was read whole. */
export function rowOf(conversation: Conversation, unread: boolean): ConversationRow {
  const inbound = conversation.timeline.filter((item) => item.kind === 'CITIZEN');
  const last = inbound.at(-1);
  const {
    id,
    tenantId,
    network,
    step,
    status,
    involvement,
    question,
    assignee,
    dueAt,
    snoozedUntil,
    similar,
    version,
  } = conversation;
  return {
    id,
    tenantId,
    network,
    authorHandle: conversation.author.handle,
    snippet: last?.text ?? '',
    step,
    status,
    involvement,
    question,
    assignee,
    unread,
    dueAt,
    lastInboundAt: last?.at ?? new Date(0).toISOString(),
    snoozedUntil,
    similar,
    version,
  };
}
