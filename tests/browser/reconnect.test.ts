import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { openStack } from '../setup/stack.js';
import { composer, open, rowOf, send } from './desk.js';
import { eventually } from './eventually.js';
import { answersTo, controlSquare, inventCitizen, post } from './square.js';
import { openChromium, openDesk, openPage, signIn } from './visit.js';

const { urls } = openStack();
const WITHIN_MS = 30_000;
const ACCOUNT = 'purmerend';

let browser: Browser;
beforeAll(async () => {
  browser = await openChromium();
});
afterAll(() => browser.close());

const row = (page: Page) => page.locator(`[data-testid=account-row][data-account=${ACCOUNT}]`);
const inState = (page: Page, state: string) =>
  page
    .locator(`[data-testid=account-row][data-account=${ACCOUNT}][data-state=${state}]`)
    .waitFor({ timeout: WITHIN_MS });

/** Takes away every right that the account gave, as its owner does in the settings of the network. */
async function takeAway(): Promise<void> {
  await controlSquare(urls, 'POST', 'tokens/revoke', { username: ACCOUNT });
}

/** Allows it on the network's own page, with this account. */
async function allowAs(page: Page, account: string): Promise<void> {
  const choice = page.locator('select[name=account]');
  const value = await choice.locator('option', { hasText: `(@${account})` }).getAttribute('value');
  await choice.selectOption(value!);
  await page.locator('form', { has: choice }).locator('button').click();
}

test('a revoked account is reconnected by a person who is guided; nothing is lost and nothing goes twice', async () => {
  const page = await openPage(browser);
  await signIn(page, urls, 'daan', '/beheer');
  await inState(page, 'CONNECTED');
  const desk = await openDesk(browser, urls, 'daan');
  const first = await inventCitizen(urls, 'Wilma');
  const asked = await post(urls, first, `@${ACCOUNT} Mag mijn hond los in het Leeghwaterpark?`);
  await rowOf(desk, first).waitFor();
  await open(desk, first);
  await composer(desk).fill('Ja, op de weide achter de plas mag dat.');
  await send(desk);
  await takeAway();

  await inState(page, 'REVOKED');
  await page.locator('[data-testid=bell]').click();
  const notice = page.locator('dialog [data-testid=notice][data-kind=CHANNEL_DISTURBED]', { hasText: `@${ACCOUNT}` });
  await notice.first().waitFor();
  expect(await page.locator('dialog .notice.is-new', { hasText: `@${ACCOUNT}` }).count()).toBeGreaterThan(0);
  await page.keyboard.press('Escape');
  const second = await inventCitizen(urls, 'Sjors');
  await post(urls, second, `@${ACCOUNT} Wanneer gaat de Melkwegbrug weer open?`);

  await row(page).locator('[data-testid=reconnect]').click();
  const guide = page.locator('[data-testid=reconnect-guide]');
  expect(await guide.innerText()).toContain('Concepten zijn bewaard');
  await guide.locator('[data-testid=reconnect-begin]').click();
  await allowAs(page, 'zaanstad');
  await page.locator('[data-testid=reconnect-refused][data-refusal=WRONG_ACCOUNT]', { hasText: '@zaanstad' }).waitFor();
  expect(new URL(page.url()).pathname + new URL(page.url()).search).toBe('/beheer');
  await inState(page, 'REVOKED');

  await page.locator('[data-testid=reconnect-begin]').click();
  await allowAs(page, ACCOUNT);
  await page.locator('[data-testid=reconnect-done]').waitFor();
  await page.locator('[data-testid=reconnect-done] button').click();
  await inState(page, 'CONNECTED');

  await rowOf(desk, second).waitFor({ timeout: WITHIN_MS });
  const answers = () => answersTo(urls, ACCOUNT, asked.id);
  await eventually(answers, (found) => found.length > 0, WITHIN_MS);
  await page.waitForTimeout(3_000);
  expect(await answers()).toHaveLength(1);
  await page.locator('[data-testid=bell]').click();
  await notice.first().waitFor();
  expect(await page.locator('dialog .notice.is-new', { hasText: `@${ACCOUNT}` }).count()).toBe(0);
}, 180_000);

test('somebody who does not look after the accounts sees how they are doing and no way to change it', async () => {
  const page = await openPage(browser);
  await signIn(page, urls, 'lotte', '/beheer');
  await page.locator('[data-testid=account-row]').first().waitFor();
  expect(await page.locator('[data-testid=reconnect]').count()).toBe(0);
}, 60_000);
