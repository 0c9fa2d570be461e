import type { Folder } from '../conversation.js';
import type { ListFilter, Sort } from './list-wish.js';

/** A list that one looks for again and again, by its name. */
export interface SavedView {
  readonly id: string;
  readonly name: string;
  /** Of the team; else of the person who asks. */
  readonly team: boolean;
  readonly folder: Folder;
  readonly sort: Sort;
  readonly filter: ListFilter;
  readonly version: number;
}

export const MOST_VIEWS = 50;
export const LONGEST_VIEW_NAME = 60;
