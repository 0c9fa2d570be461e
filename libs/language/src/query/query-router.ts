import type { TokenisedText } from '../text/index.js';
import type { QueryMessage } from './query-message.js';
import type { QueryNode } from './query-node.js';

/** Tells which of many stored queries a text matches. */
export interface QueryRouter<Id> {
  readonly size: number;

  /** Stores a query, in place of an earlier one with this id; it counts from the next text on. */
  add(id: Id, query: QueryNode): void;

  /** Forgets a query; false when there was none. */
  remove(id: Id): boolean;

  /** Gives the ids of exactly the queries that the message matches, each once, in no particular order. */
  route(message: QueryMessage | TokenisedText): Id[];
}
