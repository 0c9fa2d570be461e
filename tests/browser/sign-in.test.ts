/// <reference lib="dom" />
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { openStack } from '../setup/stack.js';
import { composer, open, rowOf } from './desk.js';
import { eventually } from './eventually.js';
import { inventCitizen, post } from './square.js';
import { openChromium, openDesk, openPage, signIn } from './visit.js';

const { urls } = openStack();
let browser: Browser;
beforeAll(async () => {
  browser = await openChromium();
});
afterAll(() => browser.close());

test('one chooses a person and comes back at the page one asked for', async () => {
  const page = await openPage(browser);
  await signIn(page, urls, 'lotte', '/bibliotheek');
  await page.getByRole('heading', { name: 'Bibliotheek' }).waitFor();
  expect(new URL(page.url()).pathname).toBe('/bibliotheek');
  await page.getByRole('button', { name: /Lotte Kuiper/ }).waitFor();
}, 60_000);

test('a password works as well, and a wrong one says so without losing the name', async () => {
  const page = await openPage(browser);
  await page.goto(`${urls.web}/aanmelden`);
  await page.locator('[data-testid=sign-in]:enabled').click();
  await page.locator('#username').fill('lotte');
  await page.locator('#password').fill('fout');
  await page.keyboard.press('Enter');
  await page.locator('#fout').waitFor();
  expect(await page.locator('#username').inputValue()).toBe('lotte');
  await page.locator('#password').fill('lotte');
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: /Lotte Kuiper/ }).waitFor();
}, 60_000);

test('after signing out the desk is closed, also with the back button', async () => {
  const page = await openDesk(browser, urls, 'rianne', { viewport: { width: 1440, height: 900 } });
  await page.getByRole('button', { name: /Rianne Visser/ }).click();
  await page.getByRole('button', { name: 'Afmelden' }).click();
  await page.locator('[data-testid=sign-in]:enabled').waitFor();
  await page.goBack();
  await page.goto(`${urls.web}/werkvoorraad`);
  await page.locator('[data-testid=sign-in]:enabled').waitFor();
  await page.locator('[data-testid=sign-in]').click();
  await page.locator('button.person').first().waitFor();
}, 60_000);

test('a session that ended says so, keeps what one wrote and leads back to it', async () => {
  const desk = await openDesk(browser, urls, 'rianne');
  const citizen = await inventCitizen(urls, 'Ella');
  await post(urls, citizen, '@wormerland Kan ik mijn rijbewijs verlengen?');
  await rowOf(desk, citizen).waitFor();
  await open(desk, citizen);
  const address = new URL(desk.url()).pathname;
  await endSession(desk);
  await composer(desk).fill('Dat kan online.');
  const dialog = desk.locator('dialog', { hasText: 'Je bent afgemeld' });
  await dialog.waitFor();
  await desk.unroute('**/graphql');
  await desk.context().clearCookies();
  await dialog.getByRole('button').click();
  await desk.locator('button.person[value=rianne]').click();
  await desk.waitForURL((url) => url.pathname === address);
  await eventually(
    () => composer(desk).inputValue(),
    (text) => text === 'Dat kan online.',
  );
}, 90_000);

test('a page that is left while its session is renewed does not sign anybody out', async () => {
  const desk = await openDesk(browser, urls, 'daan');
  await desk.route('**/openid-connect/token', async (route) => {
    // The provider has given another token, and nobody was there to take it.
    await route.fetch();
    await route.abort();
  });
  await desk.goto(`${urls.web}/werkvoorraad`);
  await eventually(
    () => desk.locator('[data-testid=conversation-row]').count(),
    (count) => count === 0,
  );
  await desk.unroute('**/openid-connect/token');
  await desk.goto(`${urls.web}/werkvoorraad`);
  await desk.locator('[data-testid=conversation-row]').first().waitFor();
}, 60_000);

/** The provider takes the session back, and the api finds the access token too old. */
async function endSession(desk: Page): Promise<void> {
  const kept = await desk.evaluate(() => sessionStorage.getItem('samenspraak.refresh') ?? '{}');
  const { refreshToken } = JSON.parse(kept) as { refreshToken: string };
  await fetch(`${urls.issuer}/protocol/openid-connect/revoke`, {
    method: 'POST',
    body: new URLSearchParams({ client_id: 'samenspraak-web', token: refreshToken }),
  });
  const errors = [{ message: 'refused', extensions: { code: 'IDENTITY_TOKEN_REFUSED', params: {} } }];
  await desk.route('**/graphql', (route) => route.fulfill({ status: 401, json: { errors } }));
}
