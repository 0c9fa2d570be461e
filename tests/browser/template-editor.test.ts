import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { openStack } from '../setup/stack.js';
import { eventually } from './eventually.js';
import { tabTo } from './keyboard.js';
import { openChromium, openPage, signIn } from './visit.js';

const { urls } = openStack();
const mark = Math.random().toString(36).slice(2, 7);
let browser: Browser;
beforeAll(async () => {
  browser = await openChromium();
});
afterAll(() => browser.close());

type Role = 'textbox' | 'button' | 'radio';

/** The field or button of this name has the focus. */
const reach = (page: Page, name: string, role: Role = 'textbox') =>
  tabTo(page.locator('[data-testid=template-editor]').getByRole(role, { name, exact: true }).first());

async function write(page: Page, name: string, text: string): Promise<void> {
  await reach(page, name);
  await page.keyboard.press('Control+A');
  await page.keyboard.insertText(text);
}

async function press(page: Page, name: string): Promise<void> {
  await reach(page, name, 'button');
  await page.keyboard.press('Enter');
}

const shown = (page: Page) => page.locator('[data-testid=template-preview]');
const saved = (page: Page) => page.locator('.ok-line', { hasText: 'Bewaard.' }).waitFor();

test('one writes, sees each council and channel, and what is too long, wrong or hard; HTML stays text', async () => {
  const page = await openPage(browser);
  await signIn(page, urls, 'rianne', '/bibliotheek/nieuw');
  await write(page, 'Titel', `<b>Zwembad</b> ${mark}`);
  await write(page, 'Aanhef', 'Dag {{afzender.naam}},');
  await write(
    page,
    'Antwoord',
    'Bel {{gemeente.telefoon}}.{{#als melding.nummer}} Nee{{#anders}} Ja <script>1</script>{{/als}}',
  );
  await shown(page).filter({ hasText: 'Dag Sam de Vries' }).waitFor();
  expect(await shown(page).innerText()).toMatch(/Bel 088 000 \d\d \d\d\. Ja <script>1<\/script>/);
  const ours = await shown(page).innerText();
  await reach(page, 'Wormerland', 'button');
  await page.keyboard.press('Enter');
  await eventually(
    () => shown(page).innerText(),
    (text) => text !== ours,
  );

  await page.keyboard.press('Shift+Tab');
  await write(page, 'Antwoord', `Indien u de wagen mistt, belt u ons. ${'Heel lang. '.repeat(60)}`);
  await page.locator('[data-testid=too-long]', { hasText: /Bij Oostzaan op Mastodon: \d+ tekens te lang/ }).waitFor();
  await page.locator('[data-testid=template-hint][data-kind=difficult]', { hasText: 'Indien' }).waitFor();
  await page.locator('[data-testid=template-hint][data-kind=spelling]', { hasText: 'mistt' }).waitFor();

  await write(page, 'Antwoord', 'Zwemmen kan op {{#als openingstijden}}dinsdag');
  await press(page, 'Bewaren');
  await page.getByRole('alert').filter({ hasText: 'voorwaarde' }).waitFor();
  await write(page, 'Antwoord', 'Zwemmen kan op dinsdag.');
  await press(page, 'Bewaren');
  await saved(page);
  await page.locator('[data-testid=library-row]', { hasText: `<b>Zwembad</b> ${mark}` }).waitFor();
  expect(await page.locator('main script, main b:text-is("Zwembad")').count()).toBe(0);
}, 90_000);

test('two who write at once see each other, and lose nothing', async () => {
  const rianne = await openPage(browser);
  await signIn(rianne, urls, 'rianne', '/bibliotheek/nieuw');
  await write(rianne, 'Titel', `Samen ${mark}`);
  await write(rianne, 'Antwoord', 'De eerste tekst.');
  await press(rianne, 'Bewaren');
  await saved(rianne);
  const address = new URL(rianne.url()).pathname;

  const sanne = await openPage(browser);
  await signIn(sanne, urls, 'sanne', address);
  await sanne.locator('[data-testid=other-editors]', { hasText: 'Rianne Visser' }).waitFor();
  await rianne.locator('[data-testid=other-editors]', { hasText: 'Sanne Bakker' }).waitFor();

  await write(rianne, 'Antwoord', 'De tekst van Rianne.');
  await write(sanne, 'Titel', `Samen sterk ${mark}`);
  await write(sanne, 'Antwoord', 'De tekst van Sanne.');
  await press(sanne, 'Bewaren');
  await saved(sanne);
  await press(rianne, 'Bewaren');
  const conflict = rianne.locator('[data-testid=conflict]');
  await conflict.getByText('De tekst van Rianne.').waitFor();
  await conflict.getByText('De tekst van Sanne.').waitFor();
  await rianne.keyboard.press('Home');
  await conflict
    .getByRole('group', { name: 'Titel' })
    .getByRole('radio', { name: /Van je collega/ })
    .focus();
  await rianne.keyboard.press('Space');
  await press(rianne, 'Bewaar deze keuze');
  await saved(rianne);
  expect(await rianne.getByRole('textbox', { name: 'Titel', exact: true }).inputValue()).toBe(`Samen sterk ${mark}`);
  expect(await rianne.getByRole('textbox', { name: 'Antwoord', exact: true }).inputValue()).toBe(
    'De tekst van Rianne.',
  );
}, 120_000);

test('a page that closes halfway keeps the text for who comes back', async () => {
  const page = await openPage(browser);
  await signIn(page, urls, 'lotte', '/bibliotheek/nieuw');
  await write(page, 'Antwoord', `Half ${mark}`);
  await page.reload();
  await page.locator('[data-testid=kept-draft]').waitFor();
  expect(await page.getByRole('textbox', { name: 'Antwoord', exact: true }).inputValue()).toBe(`Half ${mark}`);
  await press(page, 'Begin opnieuw');
  expect(await page.getByRole('textbox', { name: 'Antwoord', exact: true }).inputValue()).toBe('');
}, 60_000);

test('the address of a template that is not there says so, beside the list of those that are', async () => {
  const page = await openPage(browser);
  await signIn(page, urls, 'rianne', '/bibliotheek/weg');
  await page.getByText('Dit sjabloon is er niet', { exact: true }).waitFor();
  await page.locator('[data-testid=library-row]').first().waitFor();
}, 60_000);
