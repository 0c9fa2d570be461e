import { dateOf } from '@samenspraak/language/time';
import { expect, test } from 'vitest';
import { usualSettings, type NoticeSettings } from './notice.js';
import { digestMoment, mailMoment } from './notice-times.js';

const night: NoticeSettings = { ...usualSettings, quietFrom: 19 * 60, quietUntil: 7 * 60 + 30 };
const lunch: NoticeSettings = { ...usualSettings, quietFrom: 12 * 60, quietUntil: 13 * 60 };
const when = (text: string, settings: NoticeSettings) => mailMoment(new Date(text), settings).toISOString();

test('mail goes at once outside the quiet hours, on both edges', () => {
  expect(when('2026-11-26T18:59:00+01:00', night)).toBe('2026-11-26T17:59:00.000Z');
  expect(when('2026-11-26T07:30:00+01:00', night)).toBe('2026-11-26T06:30:00.000Z');
});

test('mail of a night waits for the morning, before and after midnight', () => {
  expect(when('2026-11-26T19:00:00+01:00', night)).toBe('2026-11-27T06:30:00.000Z');
  expect(when('2026-11-27T03:00:00+01:00', night)).toBe('2026-11-27T06:30:00.000Z');
});

test('quiet hours within a day end on that day', () => {
  expect(when('2026-11-26T12:30:00+01:00', lunch)).toBe('2026-11-26T12:00:00.000Z');
  expect(when('2026-11-26T13:00:00+01:00', lunch)).toBe('2026-11-26T12:00:00.000Z');
});

test('no quiet hours: always at once', () => {
  const never = { ...usualSettings, quietFrom: null, quietUntil: null };
  expect(when('2026-11-26T03:00:00+01:00', never)).toBe('2026-11-26T02:00:00.000Z');
});

test('half past seven is half past seven when the clock is put forward, and when it is put back', () => {
  expect(when('2027-03-27T23:00:00+01:00', night)).toBe('2027-03-28T05:30:00.000Z');
  expect(when('2026-10-24T23:00:00+02:00', night)).toBe('2026-10-25T06:30:00.000Z');
});

test('quiet hours that end in an hour that the clock skips end when it is put forward', () => {
  const odd = { ...usualSettings, quietFrom: 22 * 60, quietUntil: 2 * 60 + 30 };
  expect(when('2027-03-27T23:00:00+01:00', odd)).toBe('2027-03-28T01:00:00.000Z');
});

test('quiet hours that end in an hour that comes twice end once', () => {
  const odd = { ...usualSettings, quietFrom: 22 * 60, quietUntil: 2 * 60 + 30 };
  expect(when('2026-10-24T23:00:00+02:00', odd)).toBe('2026-10-25T00:30:00.000Z');
  // Ten past two for the second time: the moment is over, so nothing waits a whole day.
  expect(when('2026-10-25T02:10:00+01:00', odd)).toBe('2026-10-25T01:10:00.000Z');
});

test('a digest goes at its minute, today or tomorrow, in winter and in summer time', () => {
  const at = (text: string) => {
    const { at: moment, day } = digestMoment(new Date(text), night);
    return [moment.toISOString(), dateOf(day)];
  };
  expect(at('2026-11-26T08:00:00+01:00')).toEqual(['2026-11-26T07:30:00.000Z', '2026-11-26']);
  expect(at('2026-11-26T08:30:00+01:00')).toEqual(['2026-11-27T07:30:00.000Z', '2026-11-27']);
  expect(at('2027-03-27T12:00:00+01:00')).toEqual(['2027-03-28T06:30:00.000Z', '2027-03-28']);
});

test('a digest in quiet hours waits for their end', () => {
  const early = { ...night, digestMinute: 6 * 60 };
  expect(digestMoment(new Date('2026-11-26T12:00:00+01:00'), early).at.toISOString()).toBe('2026-11-27T06:30:00.000Z');
});
