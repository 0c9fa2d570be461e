import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { openStack } from '../setup/stack.js';
import { openChromium, openPage, signIn } from './visit.js';

const { urls } = openStack();
let browser: Browser;
beforeAll(async () => {
  browser = await openChromium();
});
afterAll(() => browser.close());

const answered = 'section[aria-labelledby=h-rr]';

async function openComparison(person: string): Promise<Page> {
  const page = await openPage(browser);
  await signIn(page, urls, person, '/vergelijking');
  await page.locator('[data-testid=comparison-row]').first().waitFor();
  return page;
}

test('the members that agreed to be named stand side by side, with one’s own marked in words', async () => {
  const page = await openComparison('lotte');
  const rows = await page.locator(`${answered} [data-testid=comparison-row]`).allInnerTexts();
  for (const council of ['Wormerland', 'Oostzaan', 'Zaanstad', 'Purmerend', 'Edam-Volendam', 'Waterland', 'Landsmeer'])
    expect(rows.filter((row) => row.includes(council))).toHaveLength(1);
  expect(rows.filter((row) => /\bjij\b/.test(row))).toEqual([expect.stringContaining('Zaanstad')]);
}, 60_000);

test('chart and table show the same figures', async () => {
  const page = await openComparison('lotte');
  const chart = await page.locator(`${answered} .plot svg`).first().innerHTML();
  const cells = page.locator(`${answered} [data-testid=comparison-row] td:nth-of-type(2)`);
  for (const share of await cells.allInnerTexts()) expect(chart).toContain(share.trim());
}, 60_000);

test('a figure says its period and whether it still changes, and explains what it measures', async () => {
  const page = await openComparison('eva');
  await page.locator('main', { hasText: 'Lopende periode:' }).waitFor();
  await page.locator(answered).getByText('Wat meten we?').click();
  await page.locator(answered).getByText('Automatische antwoorden tellen niet.').waitFor();
  await page.getByRole('button', { name: 'Maand' }).click();
  await page.getByRole('button', { name: 'Vorige periode' }).click();
  await page.locator('main', { hasText: 'Afgesloten periode:' }).waitFor();
}, 60_000);

test('somebody of the board sees the figures and no conversation', async () => {
  const page = await openComparison('eva');
  expect(await page.getByRole('link', { name: 'Werkvoorraad' }).count()).toBe(0);
  await page.goto(`${urls.web}/werkvoorraad`);
  await page.locator('#inhoud').waitFor();
  await page.waitForTimeout(1000);
  expect(await page.locator('[data-testid=conversation-row]').count()).toBe(0);
}, 60_000);
