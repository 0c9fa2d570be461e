/// <reference lib="dom" />
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { openStack } from '../setup/stack.js';
import { tabTo } from './keyboard.js';
import { openChromium, openPage, signIn } from './visit.js';

const { urls } = openStack();

let browser: Browser;
let page: Page;
beforeAll(async () => {
  browser = await openChromium();
  page = await openSettings();
});
afterAll(() => browser.close());

async function openSettings(): Promise<Page> {
  const fresh = await openPage(browser);
  await signIn(fresh, urls, 'daan', '/beheer');
  await fresh.locator('[data-testid=norm-settings] form').waitFor();
  return fresh;
}

async function fill(name: string, text: string, on = page): Promise<void> {
  await tabTo(on.locator(`[data-testid="${name}"]`));
  await on.keyboard.press('Control+A');
  await on.keyboard.type(text);
}

const says = (name: string, text: RegExp, on = page) =>
  on.locator(`[data-testid="${name}"]`, { hasText: text }).waitFor();

test('the administrator tries a norm by keyboard before it is saved, and is told what cannot be', async () => {
  await says('due-normal', /norm 3:00 uur/);
  await fill('norm-*-urgent', '0:45');
  await says('due-urgent', /norm 0:45 uur/);
  await fill('norm-*-urgent', '9:00');
  await page.locator('[data-testid=norm-preview] [role=alert]', { hasText: /langer mogen wachten/ }).waitFor();
  await fill('norm-*-urgent', 'snel');
  expect(await page.locator('[data-testid="norm-*-urgent"]').getAttribute('aria-invalid')).toBe('true');
  expect(await page.locator('[data-testid=norm-save]').isDisabled()).toBe(true);
});

test('what is saved is a new version, and open conversations get their new time', async () => {
  const stale = await openSettings();
  await fill('norm-*-normal', '3:20');
  await fill('norm-*-urgent', '0:45');
  await tabTo(page.locator('[data-testid=norm-save]'));
  await page.keyboard.press('Enter');
  await says('norm-applied', /Dit is versie 2\. Alle open gesprekken lopen volgens deze versie/);

  await fill('norm-*-high', '2:00', stale);
  await tabTo(stale.locator('[data-testid=norm-save]'));
  await stale.keyboard.press('Enter');
  await stale.locator('.nrm-end [role=alert]', { hasText: /net gewijzigd/ }).waitFor();
  await tabTo(stale.getByRole('button', { name: 'Bekijk de nieuwe versie' }));
  await stale.keyboard.press('Enter');
  await says('norm-applied', /versie 2/, stale);
  expect(await stale.locator('[data-testid="norm-*-normal"]').inputValue()).toBe('3:20');
  await stale.context().close();
}, 120_000);
