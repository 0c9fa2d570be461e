import { compareIds, lowerBound } from './ids.js';

export interface PageRequest {
  limit: number;
  maxId?: string;
  sinceId?: string;
  minId?: string;
}

/**
 * Cuts a page out of an ascending list of ids, newest first. `maxId`, `sinceId` and `minId` are exclusive; `sinceId`
 * gives the newest above it, `minId` those that follow it at once.
 */
export function cutPage(ids: readonly string[], page: PageRequest, accepts: (id: string) => boolean): string[] {
  const { limit, maxId, sinceId, minId } = page;
  const found: string[] = [];
  if (minId !== undefined) {
    for (let index = above(ids, minId); index < ids.length && found.length < limit; index += 1) {
      const id = ids[index]!;
      if (maxId !== undefined && compareIds(id, maxId) >= 0) break;
      if (accepts(id)) found.push(id);
    }
    return found.reverse();
  }
  const start = (maxId === undefined ? ids.length : lowerBound(ids, maxId)) - 1;
  for (let index = start; index >= 0 && found.length < limit; index -= 1) {
    const id = ids[index]!;
    if (sinceId !== undefined && compareIds(id, sinceId) <= 0) break;
    if (accepts(id)) found.push(id);
  }
  return found;
}

function above(ids: readonly string[], id: string): number {
  const index = lowerBound(ids, id);
  return ids[index] === id ? index + 1 : index;
}
