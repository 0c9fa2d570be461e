import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { openStack } from '../setup/stack.js';
import { open, rowOf } from './desk.js';
import { inventCitizen, post } from './square.js';
import { openChromium, openDesk, openPage, signIn } from './visit.js';

const { urls } = openStack();
let browser: Browser;
beforeAll(async () => {
  browser = await openChromium();
});
afterAll(() => browser.close());

test('a post about a place in two municipalities waits in triage, and is on the desk of the one it is given to', async () => {
  const triage = await openPage(browser);
  await signIn(triage, urls, 'mehmet', '/triage');
  const desk = await openDesk(browser, urls, 'iris');
  const citizen = await inventCitizen(urls, 'Anouk');
  await post(urls, citizen, 'Wanneer wordt de bus in Purmer weer hersteld?');
  const waiting = triage.locator('[data-testid=triage-post]', { hasText: citizen });
  await waiting.waitFor();
  expect(await rowOf(desk, citizen).count()).toBe(0);
  expect(await waiting.innerText()).toMatch(/Waarom hier:/);

  await waiting.getByRole('button', { name: 'Waterland' }).click();
  await waiting.waitFor({ state: 'detached' });
  await rowOf(desk, citizen).waitFor();
  await open(desk, citizen);
  await desk.locator('.thread', { hasText: 'bus in Purmer' }).waitFor();
}, 90_000);

test('a post that is of nobody goes away', async () => {
  const triage = await openPage(browser);
  await signIn(triage, urls, 'mehmet', '/triage');
  const citizen = await inventCitizen(urls, 'Rik');
  await post(urls, citizen, 'Mooie zonsondergang in Purmer vandaag.');
  const waiting = triage.locator('[data-testid=triage-post]', { hasText: citizen });
  await waiting.waitFor();
  await waiting.getByRole('button', { name: 'Geen van ons' }).click();
  await waiting.waitFor({ state: 'detached' });
}, 60_000);

test('an agent does not see the triage desk', async () => {
  const page = await openPage(browser);
  await signIn(page, urls, 'rianne', '/triage');
  await page.getByText('Hier mag je niet bij').waitFor();
  expect(await page.getByRole('link', { name: 'Triage' }).count()).toBe(0);
}, 60_000);

test('who got a message of a neighbour hands it on, and it leaves the desk', async () => {
  const [zaanstad, purmerend] = [await openDesk(browser, urls, 'lotte'), await openDesk(browser, urls, 'daan')];
  const citizen = await inventCitizen(urls, 'Ymkje');
  await post(urls, citizen, 'Waarom is het zo donker in Zaandam, bij de brug naar mijn werk?');
  await rowOf(zaanstad, citizen).waitFor();
  await open(zaanstad, citizen);
  await zaanstad.locator('[data-testid=elsewhere]').click();
  const dialog = zaanstad.locator('[data-testid=elsewhere-dialog]');
  await dialog.getByText('Purmerend').click();
  // Zaandam is one place only: of its name no rule can be made.
  await dialog.locator('[data-testid=elsewhere-rule]').check();
  await dialog.locator('[data-testid=rule-none]').waitFor();
  await dialog.locator('[data-testid=elsewhere-rule]').uncheck();
  await dialog.getByRole('button', { name: 'Geef door' }).click();
  await rowOf(zaanstad, citizen).waitFor({ state: 'detached' });
  await rowOf(purmerend, citizen).waitFor();
}, 120_000);
