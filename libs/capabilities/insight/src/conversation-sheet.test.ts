import type { ArchivedMessage } from '@samenspraak/conversations';
import { describe, expect, it } from 'vitest';
import { sheetHeader, sheetRows } from './conversation-sheet.js';

const message = (changed: Partial<ArchivedMessage>): ArchivedMessage => ({
  messageId: 'm1',
  conversationId: 'c1',
  at: new Date('2026-03-29T01:30:00Z'),
  position: '2026-03-29 01:30:00+00',
  direction: 'inbound',
  network: 'mastodon',
  authorHandle: 'bewoner',
  text: 'Wanneer?',
  deleted: false,
  permalink: null,
  involvement: 'lead',
  step: 1,
  status: 'open',
  topic: null,
  department: null,
  result: null,
  episode: null,
  work: null,
  ...changed,
});
const row = (changed: Partial<ArchivedMessage>) => sheetRows([message(changed)]).toString();

describe('the sheet of an export', () => {
  it('begins with the mark of UTF-8 and the names of its columns', () => {
    expect(sheetHeader().subarray(0, 3)).toEqual(Buffer.from([0xef, 0xbb, 0xbf]));
    expect(sheetHeader().toString()).toContain('gesprek;bericht;datum;tijd;richting');
  });

  it('shows the time on the clock in the Netherlands, also on the day on which it changes', () => {
    expect(row({})).toContain(';2026-03-29;03:30;in;');
  });

  it.each(['=HYPERLINK("http://kwaad.test")', '+31612345678', '-1', '@SUM(A1)', '\tx'])(
    'makes %j text that no spreadsheet runs',
    (text) => {
      expect(row({ text })).toMatch(/;"?'[=+\-@\t]/);
    },
  );

  it('tells the norm and the time that it took, and nothing where nothing is known', () => {
    const episode = { dueAt: new Date('2026-03-30T08:00:00Z'), withinNorm: false, openMinutes: 131 };
    const work = { handledMinutes: 240, pausedMinutes: 15 };
    expect(row({ episode, work })).toMatch(/;2026-03-30 10:00;nee;131;240;15\r\n$/);
    expect(row({ episode: { ...episode, withinNorm: true, dueAt: null }, work })).toMatch(/;;ja;131;240;15\r\n$/);
    expect(row({})).toMatch(/;;;;;\r\n$/);
  });

  it('keeps semicolons, quotes and line ends of a citizen inside one cell', () => {
    expect(row({ text: 'een; "twee"\ndrie' })).toContain(';"een; ""twee""\ndrie";');
  });

  it('says that a text was taken back, and holds nothing of it', () => {
    expect(row({ text: '', deleted: true })).toContain('(verwijderd door de afzender)');
  });
});
