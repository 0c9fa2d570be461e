import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Browser, Locator, Page } from 'playwright-core';
import { openStack } from '../setup/stack.js';
import { eventually } from './eventually.js';
import { openChromium, openPage, signIn } from './visit.js';

const { urls } = openStack();
const mark = Math.random().toString(36).slice(2, 7);
const title = `Losse stoeptegel ${mark}`;
const body = 'Dank voor uw melding. We leggen de tegel binnen vijf dagen recht. U hoort het van ons.';
const newBody = 'Dank voor uw melding. We leggen de tegel binnen drie dagen recht. U hoort het van ons.';
const ownBody = 'Dank voor uw melding. We leggen de tegel binnen vijf dagen recht. Wij bellen u daarna.';
const merged = 'Dank voor uw melding. We leggen de tegel binnen drie dagen recht. Wij bellen u daarna.';
let browser: Browser;
beforeAll(async () => {
  browser = await openChromium();
});
afterAll(() => browser.close());

/** Everything by keyboard: go there, press. */
const press = async (where: Locator, key = 'Enter') => {
  await where.focus();
  await where.press(key);
};
const write = async (where: Locator, text: string) => {
  await where.focus();
  await where.press('Control+a');
  await where.pressSequentially(text);
};
const row = (page: Page, group: string) =>
  page.locator(`[data-testid=library-row][data-group=${group}]`, { hasText: title });

async function inOostzaan(person: string, path: string): Promise<Page> {
  const page = await openPage(browser);
  await signIn(page, urls, person, path);
  await press(page.getByRole('group', { name: 'Deelnemer' }).getByRole('button', { name: 'Oostzaan' }));
  return page;
}

async function agree(coordinator: Page, version: number): Promise<void> {
  await press(row(coordinator, 'asked'));
  await coordinator.getByRole('heading', { name: `Versie ${version} wacht op akkoord` }).waitFor();
  await press(coordinator.locator('[data-testid=agree]'));
  await row(coordinator, 'asked').waitFor({ state: 'detached' });
}

test('Oostzaan shares with a colleague’s agreement, Zaanstad uses it in its own words, and both changes come together', async () => {
  const [writer, coordinator] = await Promise.all([
    inOostzaan('rianne', '/bibliotheek/nieuw'),
    inOostzaan('sanne', '/bibliotheek'),
  ]);
  await write(writer.getByLabel('Titel'), title);
  await write(writer.getByLabel('Antwoord', { exact: true }), body);
  await press(writer.getByRole('button', { name: 'Bewaren' }));
  await press(writer.locator('[data-testid=publish]'));
  await writer.getByRole('heading', { name: 'Versie 1 wacht op akkoord' }).waitFor();
  expect(await writer.locator('[data-testid=agree]').count()).toBe(0);

  const neighbour = await openPage(browser);
  await signIn(neighbour, urls, 'lotte', '/bibliotheek');
  await neighbour.locator('[data-testid=library-row]').first().waitFor();
  expect(await row(neighbour, 'offered').count()).toBe(0);
  await agree(coordinator, 1);

  await press(row(neighbour, 'offered'));
  await press(neighbour.locator('[data-testid=sharing-choice] input[value=FOLLOW]'), 'ArrowDown');
  await write(neighbour.getByRole('textbox', { name: 'Antwoord' }), ownBody);
  await press(neighbour.locator('[data-testid=save-choice]'));
  await row(neighbour, 'adopted').getByText('aangepast').waitFor();

  await write(writer.getByRole('textbox', { name: 'Antwoord', exact: true }), newBody);
  await press(writer.getByRole('button', { name: 'Bewaren' }));
  await write(writer.getByLabel('Wat is er nieuw?'), 'We zijn sneller');
  await press(writer.locator('[data-testid=publish]'));
  await writer.getByRole('heading', { name: 'Versie 2 wacht op akkoord' }).waitFor();
  await agree(coordinator, 2);

  await press(row(neighbour, 'newer'));
  const merge = neighbour.locator('[data-testid=merge]');
  await merge.getByText('allebei veranderd, past samen').waitFor();
  expect(await merge.locator('[data-field=body] ins').allInnerTexts()).toEqual([expect.stringContaining('drie')]);
  expect(await merge.getByRole('textbox').inputValue()).toBe(merged);
  await press(merge.locator('[data-testid=save-merge]'));
  await row(neighbour, 'adopted').waitFor();
  await eventually(
    () => neighbour.locator('.cell.out').allInnerTexts(),
    // Word by word, with what is new and what is gone said between them.
    (texts) => texts.some((text) => /drie dagen[^]*Wij[^]*bellen[^]*daarna/.test(text)),
  );
  await neighbour.getByText('Jullie gebruiken een eigen tekst, gemaakt van versie 2.').waitFor();
}, 90_000);
