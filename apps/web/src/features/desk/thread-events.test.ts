import { expect, test } from 'vitest';
import { eventsBetween, type ThreadEvent } from './thread-events';

const event = (at: string, kind: ThreadEvent['kind'] = 'TAGGED'): ThreadEvent => ({
  ...{ id: at, kind, at, by: 'Rianne', to: null, what: [] },
});

test('what happened stands between the messages by its moment, and what came last after them', () => {
  const items = [{ at: '2026-01-01T10:00:00Z' }, { at: '2026-01-01T12:00:00Z' }];
  const [early, between, late] = ['2026-01-01T09:00:00Z', '2026-01-01T11:00:00Z', '2026-01-01T13:00:00Z'].map((at) =>
    event(at),
  );
  const { before, after } = eventsBetween(items, [early!, between!, late!, event('2026-01-01T11:30:00Z', 'NOTED')]);
  expect([before(0), before(1), after]).toEqual([[early], [between], [late]]);
});
