import { createHash } from 'node:crypto';
import { isId } from '@samenspraak/platform/kernel';
import { cursorInvalid } from '../conversations.errors.js';
import type { ListWish } from './list-wish.js';

/** Where a page ends: the sort key as PostgreSQL prints it (microseconds) and the id. */
export interface Position {
  readonly key: string;
  readonly id: string;
}

const SORT_KEY = /^(infinity|\d{4}-\d\d-\d\d \d\d:\d\d:\d\d(\.\d{1,6})?[+-]\d\d(:\d\d)?)$/;

/** Marks the ends of pages of one list, so that of another list, another search or another council they are refused. */
export class ListCursor {
  private readonly mark: string;

  constructor(tenantId: string, { folder, sort, filter }: ListWish, words: string) {
    const list = JSON.stringify([tenantId, folder, sort, filter, words]);
    this.mark = createHash('sha256').update(list).digest('base64url').slice(0, 8);
  }

  write({ key, id }: Position): string {
    return Buffer.from(JSON.stringify([this.mark, key, id])).toString('base64url');
  }

  /** @throws DomainError CONVERSATIONS_CURSOR_INVALID */
  read(cursor: string): Position {
    try {
      const [mark, key, id] = JSON.parse(Buffer.from(cursor.slice(0, 300), 'base64url').toString()) as unknown[];
      if (mark === this.mark && typeof key === 'string' && SORT_KEY.test(key) && isId(id)) return { key, id };
    } catch {
      // What is no cursor is answered below.
    }
    throw cursorInvalid();
  }
}
