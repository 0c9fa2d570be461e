import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { AxeResults } from 'axe-core';
import type { Browser, Page } from 'playwright-core';
import { openStack } from '../setup/stack.js';
import { tabTo } from './keyboard.js';
import { openChromium, openPage, signIn } from './visit.js';

const { urls } = openStack();
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const mark = Math.random().toString(36).slice(2, 7);
let browser: Browser;
beforeAll(async () => {
  browser = await openChromium();
});
afterAll(() => browser.close());

/** The part of this name has the focus. */
const reach = (page: Page, testid: string) => tabTo(page.locator(`[data-testid=${testid}]`).first());

async function press(page: Page, testid: string): Promise<void> {
  await reach(page, testid);
  await page.keyboard.press('Enter');
}

async function search(page: Page, words: string): Promise<void> {
  await reach(page, 'knowledge-search');
  await page.keyboard.press('Control+A');
  await page.keyboard.insertText(words);
}

/** What axe finds on the page as it stands. */
async function faults(page: Page): Promise<string[]> {
  await page.evaluate(axe);
  const { violations } = await page.evaluate(() =>
    (window as unknown as { axe: { run: () => Promise<AxeResults> } }).axe.run(),
  );
  return violations.map(({ id, nodes }) => `${id}: ${nodes[0]!.html}`);
}

/** The smallest file that is a PDF by its content. */
const smallPdf = () =>
  Buffer.from(
    '%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n' +
      '3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 200 200]>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF',
  );

/** Something to wait for, and what lets it through. */
function gate(): [Promise<void>, () => void] {
  let open = () => {};
  return [new Promise<void>((resolve) => (open = resolve)), () => open()];
}

const row = (page: Page, text: string) => page.locator('[data-testid=found-row]', { hasText: text });

test('other words and a slip find it, with the reason; what is wrong reaches its owner', async () => {
  const page = await openPage(browser);
  await signIn(page, urls, 'rianne', '/kennis');
  await search(page, 'vuilnis vol');
  await row(page, 'Ondergrondse container is vol').waitFor();
  expect(await row(page, 'Ondergrondse container is vol').innerText()).toContain('vuilnis (container)');
  await search(page, 'contianer');
  await page.getByRole('status').filter({ hasText: 'contianer (container)' }).waitFor();
  await search(page, 'paspoortnummer letter');
  await row(page, 'Vraag en antwoord').first().waitFor();
  await search(page, 'container kapot');
  await press(page, 'found-row');
  await page.locator('[data-testid=article]', { hasText: 'buitendienst' }).waitFor();
  await press(page, 'feedback-wrong');
  await reach(page, 'feedback-note');
  await page.keyboard.insertText(`Klopt niet ${mark}`);
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await page.getByRole('status').filter({ hasText: 'De eigenaar krijgt je reactie' }).waitFor();
  expect(await faults(page)).toEqual([]);

  const owner = await openPage(browser);
  await signIn(owner, urls, 'sanne', '/kennis/reacties');
  await owner.locator('[data-testid=feedback-row]', { hasText: `Klopt niet ${mark}` }).waitFor();
}, 90_000);

test('two who change an article keep both texts, and the second chooses', async () => {
  const rianne = await openPage(browser);
  await signIn(rianne, urls, 'rianne', '/kennis/nieuw');
  await reach(rianne, 'article-title');
  await rianne.keyboard.insertText(`<b>Vlaggen</b> ${mark}`);
  await reach(rianne, 'article-text');
  await rianne.keyboard.insertText('De eerste tekst.');
  await press(rianne, 'save-article');
  await rianne.locator('[data-testid=article]', { hasText: `<b>Vlaggen</b> ${mark}` }).waitFor();
  const address = new URL(rianne.url()).pathname;
  const sanne = await openPage(browser);
  await signIn(sanne, urls, 'sanne', address);
  await press(rianne, 'edit-article');
  await press(sanne, 'edit-article');
  const change = async (page: Page, text: string) => {
    await reach(page, 'article-text');
    await page.keyboard.press('Control+A');
    await page.keyboard.insertText(text);
    await press(page, 'save-article');
  };
  await change(sanne, 'De tekst van Sanne.');
  await sanne.locator('[data-testid=article]', { hasText: 'De tekst van Sanne.' }).waitFor();
  await change(rianne, 'De tekst van Rianne.');
  await rianne.locator('[data-testid=conflict]', { hasText: 'De tekst van Sanne.' }).waitFor();
  expect(await rianne.locator('[data-testid=article-text]').inputValue()).toBe('De tekst van Rianne.');
  await press(rianne, 'take-theirs');
  await rianne.locator('[data-testid=mine]', { hasText: 'De tekst van Rianne.' }).waitFor();
  expect(await rianne.locator('[data-testid=article-text]').inputValue()).toBe('De tekst van Sanne.');
  expect(await faults(rianne)).toEqual([]);
  await press(sanne, 'edit-article');
  await sanne.locator('[data-testid=article-text]').waitFor();
  await change(rianne, 'De tekst van allebei.');
  await rianne.locator('[data-testid=article]', { hasText: 'De tekst van allebei.' }).waitFor();
  await change(sanne, 'Nog een tekst van Sanne.');
  await sanne.locator('[data-testid=conflict]', { hasText: 'De tekst van allebei.' }).waitFor();
  await press(sanne, 'keep-mine');
  await sanne.locator('[data-testid=article]', { hasText: 'Nog een tekst van Sanne.' }).waitFor();
}, 90_000);

test('who saves while a file is on its way loses neither the file nor what is typed meanwhile', async () => {
  const page = await openPage(browser);
  await signIn(page, urls, 'rianne', '/kennis/nieuw');
  const [holding, held] = gate();
  const [arrived, arrives] = gate();
  await page.route('**/files/article', async (route) => {
    arrives();
    await holding;
    await route.continue();
  });
  await reach(page, 'article-title');
  await page.keyboard.insertText(`Plattegrond ${mark}`);
  await reach(page, 'article-text');
  await page.keyboard.insertText('Begonnen. ');
  await page
    .locator('[data-testid=article-file]')
    .setInputFiles({ name: 'kaart.pdf', mimeType: 'application/pdf', buffer: smallPdf() });
  await arrived;
  await press(page, 'save-article');
  await page.getByRole('status').filter({ hasText: 'Het bestand is nog onderweg' }).waitFor();
  await reach(page, 'article-text');
  await page.keyboard.insertText('Getypt tijdens het wachten.');
  held();
  const saved = page.locator('[data-testid=article]', { hasText: `Plattegrond ${mark}` });
  await saved.getByText('Begonnen. Getypt tijdens het wachten.').waitFor();
  await saved.getByText('kaart.pdf').waitFor();
}, 90_000);

test('a file that does not arrive is told, and the article is not saved without it unasked', async () => {
  const page = await openPage(browser);
  await signIn(page, urls, 'rianne', '/kennis/nieuw');
  const [holding, held] = gate();
  await page.route('**/files/article', async (route) => {
    await holding;
    await route.abort();
  });
  await reach(page, 'article-title');
  await page.keyboard.insertText(`Zonder kaart ${mark}`);
  await reach(page, 'article-text');
  await page.keyboard.insertText('De tekst.');
  await page
    .locator('[data-testid=article-file]')
    .setInputFiles({ name: 'kaart.pdf', mimeType: 'application/pdf', buffer: smallPdf() });
  await press(page, 'save-article');
  await page.getByRole('status').filter({ hasText: 'Het bestand is nog onderweg' }).waitFor();
  held();
  await page.locator('[data-testid=article-editor] [role=alert]').waitFor();
  expect(await page.locator('[data-testid=article-title]').inputValue()).toBe(`Zonder kaart ${mark}`);
  await press(page, 'save-article');
  await page.locator('[data-testid=article]', { hasText: `Zonder kaart ${mark}` }).waitFor();
}, 90_000);

test('news waits until it is read and understood, and who leads sees who has not', async () => {
  const sanne = await openPage(browser);
  await signIn(sanne, urls, 'sanne', '/kennis/nieuw');
  await reach(sanne, 'article-title');
  await sanne.keyboard.insertText(`Nieuws ${mark}`);
  await reach(sanne, 'article-text');
  await sanne.keyboard.insertText('Vanaf morgen anders.');
  await reach(sanne, 'article-kind');
  await sanne.keyboard.press('n');
  await reach(sanne, 'must-confirm');
  await sanne.keyboard.press('Space');
  await press(sanne, 'save-article');
  await sanne.locator('[data-testid=article]', { hasText: `Nieuws ${mark}` }).waitFor();
  const rianne = await openPage(browser);
  await signIn(rianne, urls, 'rianne', '/kennis');
  await rianne.locator('[data-testid=unread]', { hasText: `Nieuws ${mark}` }).waitFor();
  await rianne.goto(`${urls.web}${new URL(sanne.url()).pathname}`);
  await press(rianne, 'confirm-article');
  await rianne.getByRole('status').filter({ hasText: 'gelezen en begrepen' }).waitFor();
  await sanne.locator('[data-testid=readers] summary', { hasText: '1 van' }).waitFor();
}, 90_000);

test('a file of questions is shown before it is read in: what is new, what is broken and why', async () => {
  const page = await openPage(browser);
  await signIn(page, urls, 'sanne', '/kennis/vragensets');
  const csv = `id;vraag;antwoord\n1;Waar vind ik de ${mark}?;Bij de balie\n2;;Leeg\n`;
  const file = { name: `set ${mark}.csv`, mimeType: 'text/csv', buffer: Buffer.from(csv, 'latin1') };
  await page.locator('[data-testid=import-file]').setInputFiles(file);
  await page.locator('[data-testid=problems]', { hasText: 'Regel 3 de vraag ontbreekt' }).waitFor();
  await press(page, 'import-compare');
  await page.locator('[data-testid=import-preview]', { hasText: '1 nieuw' }).waitFor();
  await press(page, 'import-start');
  await page.locator('[data-testid=import-done]').waitFor();
  await page.locator('[data-testid=question-set]', { hasText: `set ${mark}` }).waitFor();
  await search(page, mark);
  await row(page, `Waar vind ik de ${mark}?`).waitFor();
}, 90_000);
