/// <reference lib="dom" />
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Browser, Locator, Page } from 'playwright-core';
import { openStack } from '../setup/stack.js';
import { openChromium, openPage, signIn } from './visit.js';

const { urls } = openStack();
const MOST_TABS = 250;

let browser: Browser;
let page: Page;
beforeAll(async () => {
  browser = await openChromium();
  page = await openPage(browser);
  await signIn(page, urls, 'daan', '/beheer');
  await page.locator('[data-testid=topic-list]').waitFor();
});
afterAll(() => browser.close());

/** As somebody without a mouse gets there. */
async function tabTo(target: Locator, key: 'Tab' | 'Shift+Tab' = 'Tab'): Promise<void> {
  for (let tabs = 0; tabs < MOST_TABS; tabs += 1) {
    if (await target.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press(key);
  }
  throw new Error('no Tab gets there');
}

const topics = () => page.locator('[data-testid=topic-list]');
const row = (name: string) => topics().locator(`[data-name="${name}"]`);
const focused = () => page.evaluate(() => document.activeElement?.textContent ?? '');

const place = (name: string) =>
  topics()
    .locator('[data-testid=listed]')
    .evaluateAll((rows, wanted) => rows.findIndex((one) => (one as HTMLElement).dataset['name'] === wanted), name);

async function press(target: Locator, key?: 'Tab' | 'Shift+Tab'): Promise<void> {
  await tabTo(target, key);
  await page.keyboard.press('Enter');
}

test('the administrator adds a topic by keyboard, and the focus comes back to where it was', async () => {
  await press(topics().getByRole('button', { name: 'Voeg een onderwerp toe' }));
  await page.keyboard.type('Kermis');
  await tabTo(topics().getByLabel(/^Woorden/));
  await page.keyboard.type('kermis, botsauto*');
  await tabTo(topics().getByLabel(/^Gevoelig/));
  await page.keyboard.press('Space');
  await page.keyboard.press('Enter');
  await row('Kermis').getByText('kermis, botsauto*').waitFor();
  await row('Kermis').getByText('Gevoelig', { exact: true }).waitFor();
  expect(await focused()).toMatch(/Voeg een onderwerp toe/);
});

test('a name that is taken is said, and what was typed stays; Escape closes without a change', async () => {
  await press(row('Kermis').getByRole('button', { name: /Wijzig/ }), 'Shift+Tab');
  await page.keyboard.press('Control+A');
  await page.keyboard.type('AFVAL');
  await page.keyboard.press('Enter');
  await topics()
    .locator('[role=alert]', { hasText: /al van/ })
    .waitFor();
  await page.keyboard.press('Escape');
  await row('Kermis')
    .getByRole('button', { name: /Wijzig/ })
    .waitFor();
  expect(await focused()).toMatch(/Wijzig Kermis/);
});

test('a topic is renamed, taken out of use and put two places higher', async () => {
  await press(row('Kermis').getByRole('button', { name: /Wijzig/ }), 'Shift+Tab');
  await page.keyboard.press('Control+A');
  await page.keyboard.type('Feestweek');
  await tabTo(topics().getByLabel('In gebruik'));
  await page.keyboard.press('Space');
  await page.keyboard.press('Enter');
  await row('Feestweek').getByText('Niet in gebruik').waitFor();
  await row('Feestweek').getByText('Heette eerder: Kermis').waitFor();
  await tabTo(row('Feestweek').getByRole('button', { name: /Eén omhoog/ }), 'Shift+Tab');
  const before = await place('Feestweek');
  for (const steps of [1, 2]) {
    await page.keyboard.press('Enter');
    const said = `plaats ${before - steps + 1} van`;
    await topics().locator('[role=status]', { hasText: said }).waitFor({ state: 'attached' });
  }
  expect(await place('Feestweek')).toBe(before - 2);
  expect(await focused()).toMatch(/Eén omhoog: Feestweek/);
});
