import type { MessageEvent, NetworkEvent } from './event.js';

/** What a message has come to. Of a deleted one nothing but the stub remains. */
export type MessageState =
  | { readonly deleted: false; readonly revision: number; readonly message: MessageEvent }
  | { readonly deleted: true; readonly revision: number; readonly message: null };

/** Applies one event of one message. The order and number of arrivals do not matter: the latest revision wins. */
export function foldEvent(state: MessageState | undefined, event: NetworkEvent): MessageState | undefined {
  if (event.kind === 'gap' || event.kind === 'status') return state;
  const { revision } = event.key;
  if (state && (state.deleted || (event.kind !== 'deleted' && revision <= state.revision))) return state;
  return event.kind === 'deleted'
    ? { deleted: true, revision, message: null }
    : { deleted: false, revision, message: event };
}
