import { expect, test } from 'vitest';
import { noticeKinds } from './notice-kind.js';
import { noticeLanguages } from './notice.js';
import { noticeSentence } from './notice-texts.js';

const params = {
  by: 'Sanne Fictief',
  dueAt: '2026-11-26T14:40:00Z',
  account: '@wormerland',
  state: 'REVOKED',
  day: '2026-12-10',
  title: 'Paspoort',
  sent: '2',
  publisher: 'Oostzaan',
  before: '2026-12-10',
  agreed: 'yes',
};

test('every kind has its sentence in both languages', () => {
  for (const language of noticeLanguages) {
    const sentences = noticeKinds.map((kind) => noticeSentence({ kind, params, amount: 2 }, language));
    expect(new Set(sentences).size).toBe(noticeKinds.length);
    for (const sentence of sentences) expect(sentence).toMatch(/^[A-Z0-9].*\.$/);
  }
});

test('a recall of an article does not speak of an answer', () => {
  const recalled = { ...params, of: 'ARTICLE', sent: '0' } as const;
  const sentence = (language: 'nl' | 'en') =>
    noticeSentence({ kind: 'ANSWER_RECALLED', params: recalled, amount: 1 }, language);
  expect(sentence('nl')).toBe(
    'De bron riep ‘Paspoort’ terug. Het staat bij jullie in de kennis. Gebruik het niet meer.',
  );
  expect(sentence('en')).toContain('in your knowledge');
});

test('times are those of Amsterdam, days are written out', () => {
  expect(noticeSentence({ kind: 'NORM_AT_RISK', params, amount: 1 }, 'nl')).toContain('15:40 uur');
  expect(noticeSentence({ kind: 'QUERY_ENDS_SOON', params, amount: 1 }, 'nl')).toContain('10 december 2026');
  expect(noticeSentence({ kind: 'QUERY_ENDS_SOON', params, amount: 1 }, 'en')).toContain('10 December 2026');
});
