import type { Step } from '../../gql/graphql';

/** The five steps of a conversation, in order. */
export const STEPS: readonly Step[] = ['LISTEN', 'INTERPRET', 'THINK', 'CHANNEL', 'DIALOGUE'];
