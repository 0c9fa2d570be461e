import { expect, test } from 'vitest';
import { fold } from './fold.js';
import { stem } from './stem.js';
import places from './gazetteer/places.json' with { type: 'json' };

test.each([
  ['Purmerend', 'Purmer'],
  ['Heerlen', 'Heerle'],
  ['Wateringen', 'water'],
])('%s does not become %s', (name, other) => {
  expect(stem(name)).not.toBe(stem(other));
});

test('words keep meeting their own forms', () => {
  expect(stem('containers')).toBe(stem('container'));
  expect(stem('vergunningen')).toBe(stem('vergunning'));
});

test('of all places only those that are words as well share a stem with another place', () => {
  const names = new Set(places.map(({ name }) => fold(name)).filter((name) => /^[a-z]+$/.test(name)));
  const byStem = Map.groupBy(names, stem);
  const shared = [...byStem.values()].filter((group) => group.length > 1);
  expect(shared.map((group) => group.join(' ')).sort()).toEqual([
    'echt echten',
    'hall halle',
    'linde linden',
    'putte putten',
    'reek rekken',
  ]);
});
