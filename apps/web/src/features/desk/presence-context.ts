import { createContext, useContext } from 'react';
import type { TogetherQuery } from '../../gql/graphql';

export type Present = TogetherQuery['conversation']['presence'][number];
export type ColleagueDraft = TogetherQuery['conversation']['colleagueDrafts'][number];

export interface Together {
  /** Who else is in the conversation. */
  readonly others: readonly Present[];
  /** Who else holds the answer. */
  readonly holder: Present | undefined;
  /** Who took the answer from this person. */
  readonly lostTo: string | undefined;
  readonly drafts: readonly ColleagueDraft[];
  /** A key was pressed in the answer. */
  readonly typing: () => void;
  /** The answer is sent. */
  readonly rest: () => void;
  /** Takes the answer from its holder. @returns what that colleague had written and saved */
  readonly takeOver: () => Promise<ColleagueDraft | undefined>;
}

export const ALONE: Together = {
  others: [],
  holder: undefined,
  lostTo: undefined,
  drafts: [],
  typing: () => undefined,
  rest: () => undefined,
  takeOver: async () => undefined,
};

export const PresenceContext = createContext(ALONE);

/** Who else is in the open conversation, and whose the answer is. */
export const usePresence = (): Together => useContext(PresenceContext);
