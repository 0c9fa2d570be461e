import { ask, AskFailed, takeAhead } from '../../app/ask';
import type { ConversationQuery } from '../../gql/graphql';
import { CONVERSATION } from './desk.queries';

export type Conversation = ConversationQuery['conversation'];
export interface Kept {
  conversation?: Conversation;
  failed?: AskFailed;
}

const MOST_KEPT = 60;
const kept = new Map<string, Kept>();
const listeners = new Set<() => void>();
const tell = () => listeners.forEach((listener) => listener());

export const keptConversation = (id: string | undefined): Kept | undefined => (id ? kept.get(id) : undefined);

export function onConversations(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Reads a conversation and keeps it; an older answer never replaces a newer one. */
export async function readConversation(tenantId: string, id: string): Promise<void> {
  try {
    const { conversation } = await ask(tenantId, CONVERSATION, { id });
    const known = kept.get(id)?.conversation;
    if (known && known.version > conversation.version) return;
    kept.delete(id);
    kept.set(id, { conversation });
    for (const oldest of kept.keys()) {
      if (kept.size <= MOST_KEPT) break;
      kept.delete(oldest);
    }
  } catch (failure) {
    const failed = failure instanceof AskFailed ? failure : new AskFailed('UNKNOWN', {}, undefined);
    kept.set(id, { ...kept.get(id), failed });
  }
  tell();
}

/** Conversations that were asked ahead, and that nobody showed yet. */
const fresh = new Set<string>();

/** Takes what was asked ahead: who shows it first need not read it again. */
export function takeConversation(tenantId: string, id: string): void {
  const came = takeAhead(tenantId, CONVERSATION, { id });
  if (!came) return;
  kept.set(id, came);
  fresh.add(id);
}

/** Whether it was read for this showing; once. */
export const isJustRead = (id: string): boolean => fresh.delete(id);

/** Loads what one will probably open next, once. */
export function prefetchConversation(tenantId: string, id: string): void {
  if (!kept.has(id)) void readConversation(tenantId, id);
}
