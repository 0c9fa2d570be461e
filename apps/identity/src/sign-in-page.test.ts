import { expect, test } from 'vitest';
import { demoPeople } from './people.js';
import { signInPage } from './sign-in-page.js';
import { languageOf } from './texts.js';

const shown = { people: demoPeople, returnOrigins: ['http://localhost:4000'] };

test('the page offers everybody of the demo with councils and roles, in Dutch', () => {
  const { html } = signInPage({ ...shown, language: 'nl' });
  for (const person of demoPeople) expect(html).toContain(`value="${person.username}"`);
  expect(html).toContain('<html lang="nl">');
  expect(html).toContain('Wormerland, Oostzaan');
  expect(html).toContain('bestuur, alleen cijfers');
});

test('the page loads nothing from elsewhere and runs no script', () => {
  const { html, headers } = signInPage({ ...shown, language: 'en' });
  expect(html).not.toMatch(/<script|\bsrc=|url\(|@import|https?:/);
  expect(headers['content-security-policy']).toContain("default-src 'none'");
  expect(headers['content-security-policy']).toContain("form-action 'self' http://localhost:4000;");
});

test.each([
  [undefined, undefined, 'nl'],
  ['', undefined, 'nl'],
  ['en-GB,en;q=0.9', undefined, 'en'],
  ['nl,en;q=0.9', undefined, 'nl'],
  ['en;q=0.5,nl;q=0.9', undefined, 'nl'],
  ['de,en;q=0.5', undefined, 'en'],
  ['fr', undefined, 'nl'],
  ['en', 'nl', 'nl'],
  ['nl', 'en-GB nl', 'en'],
])('a browser that asks %s, from a client that asks %s, is answered in %s', (header, wanted, language) => {
  expect(languageOf(header, wanted)).toBe(language);
});
