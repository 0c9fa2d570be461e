import { describe, expect, it } from 'vitest';
import { DELETED_REVISION, type MessageEvent, type NetworkEvent } from './event.js';
import { foldEvent, type MessageState } from './message-state.js';

const event = (kind: string, revision: number) =>
  ({ kind, key: { connection: 'c', externalId: '1', revision }, text: `v${revision}` }) as unknown as NetworkEvent;
const created = event('created', 1);
const edited = event('edited', 2);
const again = event('edited', 3);
const deleted = event('deleted', DELETED_REVISION);

function orders<T>(items: readonly T[]): T[][] {
  if (items.length < 2) return [[...items]];
  return items.flatMap((item, at) => orders(items.toSpliced(at, 1)).map((rest) => [item, ...rest]));
}
const endOf = (events: readonly NetworkEvent[]) =>
  events.reduce<MessageState | undefined>((state, next) => foldEvent(state, next), undefined);

describe('foldEvent', () => {
  it('ends at the latest revision in every order of arrival', () => {
    for (const order of orders([created, edited, again])) {
      expect((endOf(order)?.message as MessageEvent).text).toBe('v3');
    }
  });

  it('ends deleted, without text, in every order with a delete', () => {
    for (const order of orders([created, edited, again, deleted])) {
      expect(endOf(order)).toEqual({ deleted: true, revision: DELETED_REVISION, message: null });
    }
  });

  it('does not change when everything arrives twice', () => {
    expect(endOf([created, edited, created, edited])).toEqual(endOf([created, edited]));
  });
});
