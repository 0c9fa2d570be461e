import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Browser, Locator, Page } from 'playwright-core';
import { openStack } from '../setup/stack.js';
import { openChromium, openPage, signIn } from './visit.js';

const { urls } = openStack();
const title = 'Paspoort of ID-kaart aanvragen';
let browser: Browser;
beforeAll(async () => {
  browser = await openChromium();
});
afterAll(() => browser.close());

const press = async (where: Locator) => {
  await where.focus();
  await where.press('Enter');
};
const row = (page: Page) => page.locator('[data-testid=library-row]', { hasText: title }).first();

test('who made a text finds the figures of neighbours under it, nobody by name that did not consent, and an agent who decides on that', async () => {
  const [maker, agent] = [await openPage(browser), await openPage(browser)];
  await signIn(maker, urls, 'lotte', '/bibliotheek');
  await press(row(maker));
  const figures = maker.locator('[data-testid=neighbour-figures]');
  await figures.getByText('Een deelnemer staat hier met naam als die dat goed vindt.').waitFor();
  expect(await figures.getByRole('row', { name: /Wormerland|Oostzaan|Waterland|Edam|Landsmeer/ }).count()).toBe(0);

  await signIn(agent, urls, 'rianne', '/bibliotheek');
  await press(row(agent));
  await agent.locator('[data-testid=figures-consent]').getByText('Een coördinator of beheerder').waitFor();
}, 60_000);

test('a coordinator sees first what would be shown, says yes, and ends it', async () => {
  const page = await openPage(browser);
  await signIn(page, urls, 'sanne', '/bibliotheek');
  await press(row(page));
  const consent = page.locator('[data-testid=figures-consent]');
  await press(consent.getByRole('button', { name: 'Bekijk en geef toestemming' }));
  await page.getByRole('dialog').getByText('Jullie kunnen altijd stoppen.').waitFor();
  await press(page.getByRole('button', { name: 'Ja, deel onze cijfers op naam' }));
  await consent.getByText('zien jullie cijfers op naam').waitFor();
  await consent.getByText(/Sanne Bakker gaf toestemming/).waitFor();
  await press(consent.getByRole('button', { name: 'Bekijk of stop' }));
  await press(page.getByRole('button', { name: 'Stop met delen' }));
  await consent.getByText('zien jullie cijfers niet op naam').waitFor();
}, 60_000);
