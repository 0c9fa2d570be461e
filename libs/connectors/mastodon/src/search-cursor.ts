import { z } from 'zod';

const searchCursor = z.object({
  v: z.literal(1),
  above: z.string().max(64),
  offset: z.number().int().min(0).max(100_000),
  top: z.string().max(64),
});

export type SearchCursor = z.output<typeof searchCursor>;

/** An absent or unreadable cursor starts at the newest; what was found before is known by its key. */
export function readSearchCursor(cursor: string | null): SearchCursor {
  try {
    return searchCursor.parse(JSON.parse(cursor ?? ''));
  } catch {
    return { v: 1, above: '', offset: 0, top: '' };
  }
}
