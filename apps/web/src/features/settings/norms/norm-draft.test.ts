import { expect, it } from 'vitest';
import { draftOf, hoursOf, inputOf, minutesOf, nextBlock, type Kept } from './norm-draft';

it('reads times as people type them, and says what is none', () => {
  expect(['2:30', '2.30', '4', '0:05', ' 1:00 '].map(minutesOf)).toEqual([150, 150, 240, 5, 60]);
  expect(['', '  '].map(minutesOf)).toEqual([null, null]);
  expect(['0', '0:00', '2:60', 'twee', '-1', '2:3'].map(minutesOf)).toEqual(Array.from({ length: 6 }));
  expect([null, 5, 240, 1565].map(hoursOf)).toEqual(['', '0:05', '4:00', '26:05']);
});

const kept: Kept = {
  ...{ version: 3, goodFriday: true, liberationDay: 'LUSTRUM', openHolidays: ['WHIT_MONDAY'], responseRate: 90 },
  blocks: [{ weekday: 1, fromMinute: 540, toMinute: 720 }],
  closingDays: [{ day: '2027-06-14', reason: 'Kermis' }],
  norms: [{ network: 'mail', low: null, normal: 480, high: null, urgent: 60 }],
  ...{ holidays: [], applied: null },
};

it('sends what was kept when nothing was changed, with a line for each network', () => {
  const draft = draftOf(kept, ['mastodon', 'mail']);
  expect(draft.norms.map((line) => line.network)).toEqual(['*', 'mastodon', 'mail']);
  const { version: _, holidays: __, applied: ___, ...same } = kept;
  const nothing = { low: null, normal: null, high: null, urgent: null };
  expect(inputOf(draft)).toEqual({
    ...same,
    norms: [{ network: '*', ...nothing }, { network: 'mastodon', ...nothing }, ...kept.norms],
  });
});

it('sends nothing while a time or the rate is not one', () => {
  const draft = draftOf(kept, []);
  expect(inputOf({ ...draft, responseRate: 'veel' })).toBeUndefined();
  expect(inputOf({ ...draft, norms: [{ ...draft.norms[0]!, high: 'snel' }] })).toBeUndefined();
});

it('puts another opening after the last one of that day, as long as there is day left', () => {
  expect(nextBlock([], 6)).toEqual({ weekday: 6, fromMinute: 540, toMinute: 1020 });
  expect(nextBlock(kept.blocks, 1)).toEqual({ weekday: 1, fromMinute: 750, toMinute: 870 });
  expect(nextBlock([{ weekday: 1, fromMinute: 0, toMinute: 1440 }], 1)).toBeUndefined();
});
