import type { TenantDoor } from '@samenspraak/platform/database';
import { isId } from '@samenspraak/platform/kernel';
import type { ConversationRow, Folder } from './conversation.js';
import type { ConversationRepository, FolderCounts, Position } from './conversation.repository.js';
import { conversationNotFound, cursorInvalid } from './conversations.errors.js';
import { conversationPermissions } from './conversations.permissions.js';
import type { Replyability, ReplyGate } from './reply-gate.js';
import type { StepResult, ThreadRepository } from './thread.repository.js';
import { mergeTimeline, type TimelineItem } from './timeline.js';

export interface ConversationPage {
  readonly items: readonly ConversationRow[];
  readonly endCursor: string | null;
  readonly hasMore: boolean;
}

const MOST_PER_PAGE = 100;
const SEARCH_ROUND = 100;
const SEARCH_ROUNDS = 3;

/** Reads the desk: folders page by page, one conversation with its thread, and how it can be answered. */
export class ConversationService {
  constructor(
    private readonly door: TenantDoor,
    private readonly conversations: ConversationRepository,
    private readonly threads: ThreadRepository,
    private readonly replies: ReplyGate,
  ) {}

  async list(query: {
    folder: Folder;
    search?: string | null;
    first: number;
    after?: string | null;
  }): Promise<ConversationPage> {
    await this.door.require(conversationPermissions.read);
    const first = Math.min(Math.max(Math.trunc(query.first), 1), MOST_PER_PAGE);
    const after = query.after ? readCursor(query.after) : undefined;
    const { membershipId } = await this.door.entrance();
    const words = query.search?.replaceAll('\0', '').trim().slice(0, 200);
    if (words) return this.search(query.folder, membershipId, words, first, after);
    const rows = await this.conversations.listFolder(query.folder, membershipId, first + 1, after);
    const items = rows.slice(0, first);
    const last = items.at(-1);
    return { items, endCursor: last ? writeCursor(last.position) : null, hasMore: rows.length > first };
  }

  async countFolders(): Promise<FolderCounts> {
    await this.door.require(conversationPermissions.read);
    return this.conversations.countFolders((await this.door.entrance()).membershipId);
  }

  /** @throws DomainError CONVERSATIONS_NOT_FOUND, also for another tenant's. */
  async get(id: string): Promise<ConversationRow> {
    await this.door.require(conversationPermissions.read);
    const row = isId(id) ? await this.conversations.find(id) : undefined;
    if (!row) throw conversationNotFound();
    return row;
  }

  async timeline(id: string): Promise<TimelineItem[]> {
    const messages = await this.threads.listMessages(id);
    return mergeTimeline(messages, await this.threads.listNotes(id), await this.replies.timeline(id));
  }

  /** Conversations of this tenant that open with a copy of the same text. */
  async listSimilar(id: string): Promise<ConversationRow[]> {
    await this.get(id);
    return this.conversations.listSimilar(id, MOST_PER_PAGE);
  }

  steps(id: string): Promise<StepResult[]> {
    return this.threads.listSteps(id);
  }

  async replyability(row: ConversationRow): Promise<Replyability> {
    const target = await this.conversations.findAnswerTarget(row.id);
    return this.replies.replyability(row.accountId, row.network, target ?? null);
  }

  private async search(
    folder: Folder,
    member: string,
    words: string,
    first: number,
    after?: Position,
  ): Promise<ConversationPage> {
    const items: ConversationRow[] = [];
    let position = after;
    for (let round = 0; round < SEARCH_ROUNDS; round += 1) {
      const hits = await this.conversations.search(words, position);
      const found = await this.conversations.listByIds(folder, member, [
        ...new Set(hits.map((hit) => hit.conversationId)),
      ]);
      const byId = new Map(found.map((row) => [row.id, row]));
      for (const hit of hits) {
        position = hit.position;
        const row = byId.get(hit.conversationId);
        if (!row || items.some((item) => item.id === row.id)) continue;
        items.push(row);
        if (items.length === first) return { items, endCursor: writeCursor(position), hasMore: true };
      }
      if (hits.length < SEARCH_ROUND)
        return { items, endCursor: position ? writeCursor(position) : null, hasMore: false };
    }
    return { items, endCursor: position ? writeCursor(position) : null, hasMore: true };
  }
}

function writeCursor({ key, id }: Position): string {
  return Buffer.from(JSON.stringify([key, id])).toString('base64url');
}

const SORT_KEY = /^(infinity|\d{4}-\d\d-\d\d \d\d:\d\d:\d\d(\.\d{1,6})?[+-]\d\d(:\d\d)?)$/;

function readCursor(cursor: string): Position {
  try {
    const [key, id] = JSON.parse(Buffer.from(cursor.slice(0, 200), 'base64url').toString()) as unknown[];
    if (typeof key === 'string' && SORT_KEY.test(key) && isId(id)) return { key, id };
  } catch {
    // What is no cursor is answered below.
  }
  throw cursorInvalid();
}
