import type { Folder, Involvement, Sentiment, Urgency } from '../conversation.js';

export const sorts = ['DUE', 'NEWEST', 'OLDEST'] as const;
export type Sort = (typeof sorts)[number];

export const dueMoments = ['LATE', 'TODAY'] as const;
export type DueMoment = (typeof dueMoments)[number];

/** Stands among ids of colleagues for whoever asks, and for nobody. */
export const ME = 'ME';
export const NOBODY = 'NOBODY';

/** What a list leaves out. Of one kind any of the values will do, of the kinds all must hold; what is absent or empty asks for nothing. */
export interface ListFilter {
  readonly networks?: readonly string[] | null;
  /** Names, as conversations bear them. */
  readonly topics?: readonly string[] | null;
  readonly departments?: readonly string[] | null;
  readonly tags?: readonly string[] | null;
  /** Ids of members, ME, NOBODY. */
  readonly assignees?: readonly string[] | null;
  readonly urgencies?: readonly Urgency[] | null;
  readonly sentiments?: readonly Sentiment[] | null;
  readonly involvements?: readonly Involvement[] | null;
  readonly unread?: boolean | null;
  /** TODAY has in it what is late. */
  readonly due?: DueMoment | null;
}

/** Which conversations a person wants to see, and in what order. */
export interface ListWish {
  readonly folder: Folder;
  readonly sort: Sort;
  readonly filter: ListFilter;
}

/** The filter without what asks for nothing, always in one order, so that two that ask the same are the same. */
export function tidyFilter(filter: ListFilter | null | undefined): ListFilter {
  const kept = Object.entries(filter ?? {}).filter(([, value]) =>
    Array.isArray(value) ? value.length > 0 : value !== null && value !== undefined && value !== false,
  );
  return Object.fromEntries(
    kept
      .map(([key, value]) => [key, Array.isArray(value) ? [...new Set(value as string[])].sort() : value] as const)
      .sort(([a], [b]) => (a < b ? -1 : 1)),
  );
}

/** In the folders of what is not open nothing is due. */
export function sortOf(folder: Folder, sort: Sort): Sort {
  return sort === 'DUE' && (folder === 'WAITING' || folder === 'CLOSED') ? 'NEWEST' : sort;
}
