import type { ConversationFilterInput, ConversationSort, Folder } from '../../gql/graphql';

/** What of the lists somebody wants to see; the address bears it, so that it can be kept, shared and gone back to. */
export interface DeskWish {
  readonly folder: Folder;
  readonly sort: ConversationSort;
  readonly filter: DeskFilter;
  /** The view that was chosen; it may have been changed since. */
  readonly viewId: string | undefined;
}

/** Lists that are empty ask for nothing. */
export type DeskFilter = { readonly [Key in ListKey]?: readonly string[] } & {
  readonly unread?: boolean;
  readonly due?: 'LATE' | 'TODAY';
};

export const LIST_KEYS = [
  'networks',
  'topics',
  'departments',
  'tags',
  'assignees',
  'urgencies',
  'sentiments',
  'involvements',
] as const;
export type ListKey = (typeof LIST_KEYS)[number];

export const START: DeskWish = { folder: 'TEAM', sort: 'DUE', filter: {}, viewId: undefined };

const FOLDERS: readonly Folder[] = ['TEAM', 'MINE', 'FREE', 'WAITING', 'CLOSED'];
const SORTS: readonly ConversationSort[] = ['DUE', 'NEWEST', 'OLDEST'];
const KNOWN: Partial<Record<ListKey, readonly string[]>> = {
  urgencies: ['LOW', 'NORMAL', 'HIGH', 'URGENT'],
  sentiments: ['POSITIVE', 'NEUTRAL', 'NEGATIVE'],
  involvements: ['LEAD', 'WATCH'],
};
const MOST_VALUES = 50;

/** The words of the address, in Dutch as the rest of it. */
const NAMES: Record<ListKey, string> = {
  networks: 'netwerk',
  topics: 'onderwerp',
  departments: 'afdeling',
  tags: 'label',
  assignees: 'van',
  urgencies: 'urgentie',
  sentiments: 'toon',
  involvements: 'rol',
};

/** Reads an address; what makes no sense is left out. */
export function readWish(search: string): DeskWish {
  const words = new URLSearchParams(search);
  const filter: { -readonly [Key in keyof DeskFilter]: DeskFilter[Key] } = {};
  for (const key of LIST_KEYS) {
    const values = words.getAll(NAMES[key]).filter((value) => value !== '' && (KNOWN[key]?.includes(value) ?? true));
    if (values.length > 0) filter[key] = values.slice(0, MOST_VALUES);
  }
  if (words.get('nieuw') === 'ja') filter.unread = true;
  const due = words.get('termijn');
  if (due === 'LATE' || due === 'TODAY') filter.due = due;
  return {
    folder: FOLDERS.find((folder) => folder === words.get('map')) ?? START.folder,
    sort: SORTS.find((sort) => sort === words.get('volgorde')) ?? START.sort,
    filter,
    viewId: words.get('weergave') ?? undefined,
  };
}

/** The address of a wish, from the question mark on; that of the start is empty. */
export function printWish({ folder, sort, filter, viewId }: DeskWish): string {
  const words = new URLSearchParams();
  if (viewId) words.append('weergave', viewId);
  if (folder !== START.folder) words.append('map', folder);
  if (sort !== START.sort) words.append('volgorde', sort);
  for (const key of LIST_KEYS) for (const value of filter[key] ?? []) words.append(NAMES[key], value);
  if (filter.unread) words.append('nieuw', 'ja');
  if (filter.due) words.append('termijn', filter.due);
  const text = words.toString();
  return text ? `?${text}` : '';
}

/** The filter with these values put in, or taken out when all are there. */
export function toggled(filter: DeskFilter, key: ListKey, values: readonly string[]): DeskFilter {
  const had = filter[key] ?? [];
  const all = values.every((value) => had.includes(value));
  const { [key]: _, ...rest } = filter;
  const next = all ? had.filter((value) => !values.includes(value)) : [...new Set([...had, ...values])];
  return next.length > 0 ? { ...rest, [key]: next } : rest;
}

/** How many kinds of things are asked for. */
export const sizeOf = (filter: DeskFilter): number =>
  LIST_KEYS.reduce((sum, key) => sum + (filter[key]?.length ? 1 : 0), 0) +
  (filter.unread ? 1 : 0) +
  (filter.due ? 1 : 0);

/** As the api takes it. */
export const toInput = (filter: DeskFilter): ConversationFilterInput => filter as ConversationFilterInput;

/** The filter of a view, as the api gives it. */
export function fromView(filter: { readonly [key: string]: unknown }): DeskFilter {
  return Object.fromEntries(
    Object.entries(filter).filter(([key, value]) => key !== '__typename' && value !== null && value !== undefined),
  );
}

const sorted = (filter: DeskFilter) =>
  JSON.stringify(
    LIST_KEYS.map((key) => [...(filter[key] ?? [])].sort()).concat([
      [String(filter.unread ?? false), filter.due ?? ''],
    ]),
  );

/** Whether two wishes show the same. */
export const isSame = (a: Omit<DeskWish, 'viewId'>, b: Omit<DeskWish, 'viewId'>): boolean =>
  a.folder === b.folder && a.sort === b.sort && sorted(a.filter) === sorted(b.filter);

/** Rows of a first page, and of each next one. */
export const PAGE = 50;

/** What is asked of the api for a page of a list. */
export const pageOf = (wish: Omit<DeskWish, 'viewId'>, search: string, first: number, after: string | null) => ({
  folder: wish.folder,
  sort: shownSort(wish, search),
  filter: toInput(wish.filter),
  search: search || null,
  first,
  after,
});

/** In the folders of what is not open nothing is due; a search shows what was found last. */
export function shownSort({ folder, sort }: Pick<DeskWish, 'folder' | 'sort'>, search: string): ConversationSort {
  if (search) return 'NEWEST';
  return sort === 'DUE' && (folder === 'WAITING' || folder === 'CLOSED') ? 'NEWEST' : sort;
}
