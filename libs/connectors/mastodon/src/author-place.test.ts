import { expect, test } from 'vitest';
import { normaliseRaw } from './normalise.js';

const status = (fields: unknown) => ({
  type: 'status',
  own: '1',
  payload: {
    id: '100',
    created_at: '2026-11-26T09:00:00Z',
    edited_at: null,
    content: '<p>Wie ruimt dit op?</p>',
    visibility: 'public',
    account: { id: '7', acct: 'jan_fictief', display_name: 'Jan', url: null, fields },
    mentions: [],
    tags: [],
    media_attachments: [],
    reblog: null,
  },
});

function placeIn(fields: unknown): string | null | undefined {
  const read = normaliseRaw(status(fields), { connection: 'c', receivedAt: new Date(), server: null });
  const event = read.ok ? read.events[0] : undefined;
  if (event?.kind !== 'created') throw new Error(JSON.stringify(read));
  return event.author.place;
}

test('an author lives where a field of the profile with such a label says so', () => {
  expect(
    placeIn([
      { name: 'Website', value: 'x' },
      { name: ' woonplaats ', value: '<p>Wormer &amp; omstreken</p>' },
    ]),
  ).toBe('Wormer & omstreken');
  expect(placeIn([{ name: 'Location', value: 'Jisp' }])).toBe('Jisp');
});

test.each([[[]], [null], [undefined], ['vreemd'], [[{ name: 'Over mij', value: 'Ik woon in Jisp' }]], [[{ name: 4 }]]])(
  'of %j no place is known, and the message comes in all the same',
  (fields) => {
    expect(placeIn(fields) ?? null).toBeNull();
  },
);
