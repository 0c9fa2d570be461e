import type { TenantDoor } from '@samenspraak/platform/database';
import { isId, plainText } from '@samenspraak/platform/kernel';
import type { ConversationRow, Folder } from '../conversation.js';
import { conversationPermissions } from '../conversations.permissions.js';
import type { FilterChoiceRepository, FilterChoices } from './filter-choice.repository.js';
import type { FolderCountRepository, FolderCounts } from './folder-count.repository.js';
import { foundLine, type FoundLine } from './found-line.js';
import { ListCursor } from './list-cursor.js';
import { sortOf, tidyFilter, type ListFilter, type ListWish, type Sort } from './list-wish.js';
import type { Hit, ListRepository } from './list.repository.js';

/** A row of a list; of a search with the line in which the words stand. */
export interface ListedRow extends ConversationRow {
  readonly found?: FoundLine | undefined;
}

export interface ConversationPage {
  readonly items: readonly ListedRow[];
  readonly endCursor: string | null;
  /** With a filter or a search a page may hold few rows, or none, and yet not be the last. */
  readonly hasMore: boolean;
}

export interface ListQuery {
  readonly folder: Folder;
  readonly sort?: Sort | null | undefined;
  readonly filter?: ListFilter | null | undefined;
  readonly search?: string | null | undefined;
  readonly first: number;
  readonly after?: string | null | undefined;
}

export const MOST_PER_PAGE = 100;
const SEARCH_ROUND = 100;
const SEARCH_ROUNDS = 4;

/** Reads the lists of the desk, page by page at the same price at any depth, and how much the folders hold. */
export class ListService {
  constructor(
    private readonly door: TenantDoor,
    private readonly rows: ListRepository,
    private readonly counts: FolderCountRepository,
    private readonly choices: FilterChoiceRepository,
  ) {}

  /** @throws DomainError CONVERSATIONS_CURSOR_INVALID for the end of a page of another list. */
  async list(query: ListQuery): Promise<ConversationPage> {
    await this.door.require(conversationPermissions.read);
    const first = Math.min(Math.max(Math.trunc(query.first), 1), MOST_PER_PAGE);
    const wish = {
      folder: query.folder,
      sort: sortOf(query.folder, query.sort ?? 'DUE'),
      filter: tidyFilter(query.filter),
    };
    const words = plainText(query.search ?? '').slice(0, 200);
    const cursor = new ListCursor(this.door.tenantId(), words ? { ...wish, sort: 'NEWEST' } : wish, words);
    const { membershipId } = await this.door.entrance();
    const after = query.after ? cursor.read(query.after) : undefined;
    const wide = { ...wish, filter: await this.choices.widen(wish.filter) };
    if (words) return this.search(wide, membershipId, { words, first, after, cursor });
    const { rows, positionOf, lookedUntil } = await this.rows.listPage(wide, membershipId, first + 1, after);
    const items = rows.slice(0, first);
    const end = lookedUntil ?? (items.length > 0 ? positionOf(items.length - 1) : undefined);
    const hasMore = rows.length > first || lookedUntil !== undefined;
    return { items, endCursor: end ? cursor.write(end) : null, hasMore };
  }

  /** Those of the conversations that stand in the list; the others are not in it, or no business of this council. */
  async listByIds(query: Pick<ListQuery, 'folder' | 'filter'>, ids: readonly string[]): Promise<ConversationRow[]> {
    await this.door.require(conversationPermissions.read);
    const { membershipId } = await this.door.entrance();
    const asked = [...new Set(ids.filter(isId))].slice(0, MOST_PER_PAGE);
    const filter = await this.choices.widen(tidyFilter(query.filter));
    return this.rows.listByIds({ folder: query.folder, filter }, membershipId, asked);
  }

  async countFolders(): Promise<FolderCounts> {
    await this.door.require(conversationPermissions.read);
    return this.counts.count((await this.door.entrance()).membershipId);
  }

  async filterChoices(): Promise<FilterChoices> {
    await this.door.require(conversationPermissions.read);
    return this.choices.list();
  }

  private async search(
    wish: ListWish,
    member: string,
    {
      words,
      first,
      after,
      cursor,
    }: { words: string; first: number; after: ReturnType<ListCursor['read']> | undefined; cursor: ListCursor },
  ): Promise<ConversationPage> {
    const found: { row: ConversationRow; hit: Hit }[] = [];
    const seen = new Set<string>();
    let position = after;
    const page = async (hasMore: boolean): Promise<ConversationPage> => ({
      items: await this.withLines(found, words),
      endCursor: position ? cursor.write(position) : null,
      hasMore,
    });
    for (let round = 0; round < SEARCH_ROUNDS; round += 1) {
      // Mostly the first look is enough for a page.
      const most = round === 0 ? first : SEARCH_ROUND;
      const hits = await this.rows.search(words, most, position);
      const ids = [...new Set(hits.map((hit) => hit.conversationId))].filter((id) => !seen.has(id));
      const byId = new Map((await this.rows.listByIds(wish, member, ids)).map((row) => [row.id, row]));
      for (const hit of hits) {
        position = hit.position;
        const row = byId.get(hit.conversationId);
        if (!row || seen.has(row.id)) continue;
        seen.add(row.id);
        found.push({ row, hit });
        if (found.length === first) return page(true);
      }
      if (hits.length < most) return page(false);
    }
    return page(true);
  }

  private async withLines(found: readonly { row: ConversationRow; hit: Hit }[], words: string): Promise<ListedRow[]> {
    if (found.length === 0) return [];
    const texts = await this.rows.readTexts(found.map(({ hit }) => hit));
    return found.map(({ row, hit }) => ({ ...row, found: foundLine(texts.get(hit.id) ?? '', words) }));
  }
}
