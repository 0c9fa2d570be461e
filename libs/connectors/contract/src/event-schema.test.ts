import { describe, expect, it } from 'vitest';
import { admitEvent } from './event-schema.js';

const now = new Date('2026-11-26T09:00:00Z');
const candidate = {
  kind: 'created',
  key: { connection: 'c1', externalId: '100', revision: 1 },
  occurredAt: now,
  receivedAt: now,
  direction: 'inbound',
  visibility: 'public',
  author: { externalId: '7', handle: 'jan_fictief', displayName: 'Jan', url: 'https://plein.example/@jan' },
  text: 'Waar kan ik mijn afvalpas ophalen?',
  permalink: 'https://plein.example/@jan/100',
  parent: null,
  root: null,
  conversationKey: '100',
  attachments: [],
  mentions: [{ externalId: '8', handle: 'wormerland' }],
  hashtags: ['afval'],
  language: 'nl',
  raw: { id: '100' },
};

function admitted(change: object) {
  const result = admitEvent({ ...candidate, ...change }, {});
  if (!result.ok || (result.event.kind !== 'created' && result.event.kind !== 'edited'))
    throw new Error('not admitted');
  return result.event;
}

describe('admitEvent', () => {
  it('lets a whole message in with its text cleaned', () => {
    expect(admitted({ text: 'ho\u0000i' })).toMatchObject({ text: 'hoi', textFlags: ['null_removed'] });
  });

  it.each(['key', 'occurredAt', 'author', 'text', 'visibility'])('keeps a message without %s apart', (field) => {
    const { [field as keyof typeof candidate]: _gone, ...rest } = candidate;
    const result = admitEvent(rest, { secret: 'tekst van een burger' });
    expect(result).toMatchObject({ ok: false, quarantined: { reason: 'missing_field' } });
    expect(!result.ok && result.quarantined.fields.join()).toContain(field);
  });

  it.each([
    ['an unknown kind', { kind: 'poked' }, 'unknown_type'],
    ['an inherited name as kind', { kind: 'constructor' }, 'unknown_type'],
    ['an id of a megabyte', { key: { connection: 'c1', externalId: 'x'.repeat(1e6), revision: 1 } }, 'invalid_field'],
    ['an id with a line break', { key: { connection: 'c1', externalId: 'a\nb', revision: 1 } }, 'invalid_field'],
    ['a date that is none', { occurredAt: new Date('x') }, 'invalid_field'],
    ['a text that is an object', { text: { toString: 'x' } }, 'invalid_field'],
  ])('keeps %s apart', (_what, change, reason) => {
    expect(admitEvent({ ...candidate, ...change }, {})).toMatchObject({ ok: false, quarantined: { reason } });
  });

  it('keeps what is no object apart', () => {
    for (const input of [null, undefined, 'x', 3]) expect(admitEvent(input, input)).toMatchObject({ ok: false });
  });

  it('drops a link that is not a web address', () => {
    expect(admitted({ permalink: 'javascript:alert(1)' }).permalink).toBeNull();
  });

  it('drops a language that is none instead of the message', () => {
    expect(admitted({ language: '<script>' }).language).toBeNull();
  });

  it('bounds lists without refusing the message', () => {
    expect(admitted({ hashtags: Array.from({ length: 5000 }, () => 'x') }).hashtags).toHaveLength(100);
  });

  it('gives a message from the future the moment of its receipt', () => {
    expect(admitted({ occurredAt: new Date('2031-01-01') }).occurredAt).toEqual(now);
  });

  it('makes raw input storable: no null bytes, no half characters, bounded', () => {
    expect(admitted({ raw: { a: 'x\u0000\uD800', f: () => 1 } }).raw).toEqual({ a: 'x\uFFFD', f: null });
    expect(admitted({ raw: 'x'.repeat(1e6) }).raw).toMatchObject({ truncated: true });
  });
});
