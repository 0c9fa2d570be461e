import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { openStack } from '../setup/stack.js';
import { rowOf } from './desk.js';
import { inventCitizen, post } from './square.js';
import { openChromium, openDesk, openPage, signIn } from './visit.js';

const { urls } = openStack();

let browser: Browser;
beforeAll(async () => {
  browser = await openChromium();
});
afterAll(() => browser.close());

test('an export is started, left, found again in another window and downloaded, and holds no word of the neighbour', async () => {
  const [ours, theirs] = [await inventCitizen(urls, 'Export'), await inventCitizen(urls, 'Elders')];
  const [desk, neighbour] = [await openDesk(browser, urls, 'sanne'), await openDesk(browser, urls, 'lotte')];
  await post(urls, ours, '@wormerland =Onze vraag; "met" tekens over de ijsbaan');
  await post(urls, theirs, '@zaanstad Een vraag bij de buren over de schaatshal');
  await rowOf(desk, ours).waitFor();
  await rowOf(neighbour, theirs).waitFor();

  const first = await openPage(browser);
  await signIn(first, urls, 'sanne', '/exports');
  await first.locator('.pick-t button', { hasText: 'Wormerland' }).click();
  await first.getByRole('button', { name: 'Maak export' }).click();
  await first.locator('[data-testid=task-row]').first().waitFor();
  await first.context().close();

  const later = await openPage(browser);
  await signIn(later, urls, 'sanne', '/exports');
  await later.locator('.pick-t button', { hasText: 'Wormerland' }).click();
  const done = later.locator('[data-testid=task-row][data-state=DONE]').first();
  await done.waitFor();
  const [download] = await Promise.all([
    later.waitForEvent('download'),
    done.getByRole('button', { name: /^Download/ }).click(),
  ]);
  expect(download.suggestedFilename()).toMatch(/^gesprekken \d{4}-\d\d-01 tot en met \d{4}-\d\d-\d\d\.csv$/);
  const sheet = await readFile(await download.path(), 'utf8');
  expect(sheet).toContain('"\'@wormerland =Onze vraag; ""met"" tekens over de ijsbaan"');
  expect(sheet).not.toContain('schaatshal');
  expect(later.url()).toContain('/exports');

  // Somebody else's list is empty, and the address works for nobody who lost the right to it.
  const address = download.url();
  expect((await fetch(address)).headers.get('content-disposition')).toContain('attachment');
  expect((await fetch(`${address}x`)).status).toBe(403);
});
