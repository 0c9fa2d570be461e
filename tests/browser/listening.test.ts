import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { openStack } from '../setup/stack.js';
import { open, rowOf } from './desk.js';
import { explainAndSave, newQueryPath, putBlock, putFirstBlock, queryRow, queryText } from './listening.js';
import { inventCitizen, post } from './square.js';
import { openChromium, openDesk, openPage, signIn } from './visit.js';

const { urls } = openStack();
let browser: Browser;
beforeAll(async () => {
  browser = await openChromium();
});
afterAll(() => browser.close());

/** A word that stands in no other message. */
const inventWord = () =>
  `zwaai${Math.random()
    .toString(36)
    .replace(/[^a-z]/g, '')
    .slice(0, 6)}`;

async function openAs(person: string, path: string): Promise<Page> {
  const page = await openPage(browser);
  await signIn(page, urls, person, path);
  return page;
}

test('a query is built by keyboard, as text and as blocks, with what it finds beside it', async () => {
  const [word, other] = [inventWord(), inventWord()];
  const citizen = await inventCitizen(urls, 'Teun');
  await post(urls, citizen, `@oostzaan Waarom staat de ${word} nog buiten?`);
  const desk = await openDesk(browser, urls, 'rianne');
  await rowOf(desk, citizen).waitFor();
  await desk.context().close();

  const page = await openAs('sanne', newQueryPath());
  await putFirstBlock(page, word);
  expect(await queryText(page).inputValue()).toBe(word);
  await page.keyboard.press('o');
  await putBlock(page, other);
  await page.keyboard.press('ArrowLeft');
  await page.keyboard.press('e');
  await putBlock(page, 'vacature');
  await page.keyboard.press('n');
  expect(await queryText(page).inputValue()).toBe(`(${word} OR ${other}) AND NOT vacature`);
  expect(await page.locator('[role=treeitem]').allInnerTexts()).toHaveLength(6);

  const found = page.locator('[data-testid=preview-post]', { hasText: citizen });
  await found.waitFor();
  expect(await found.locator('mark').innerText()).toBe(word);
  await page.locator('[data-testid=preview]', { hasText: 'ongeveer' }).waitFor();

  await page.keyboard.press('Control+z');
  expect(await queryText(page).inputValue()).toBe(`(${word} OR ${other}) AND vacature`);
  await page.locator('[data-testid=preview]', { hasText: 'Geen enkel bewaard bericht' }).waitFor();

  await queryText(page).fill(`(${word} OF ${other}) EN NIET (vacature`);
  await page.locator('[data-testid=query-problem]', { hasText: 'teken' }).waitFor();
  expect(await page.locator('[data-testid=save-query]').isEnabled()).toBe(false);
  await queryText(page).press('End');
  await queryText(page).pressSequentially(')');
  await page.locator('[data-testid=blocks] [role=treeitem]').first().waitFor();

  await page.reload();
  expect(await queryText(page).inputValue()).toBe(`(${word} OF ${other}) EN NIET (vacature)`);
  await explainAndSave(page, `Proef ${word}`, 'Weten wat er buiten blijft staan');
  expect(await queryRow(page, word).getAttribute('data-state')).toBe('ACTIVE');
}, 120_000);

test('two people who change one query at once lose nothing', async () => {
  const word = inventWord();
  const first = await openAs('sanne', newQueryPath());
  await queryText(first).fill(word);
  await explainAndSave(first, `Samen ${word}`, 'Zien wie er eerst is');
  await queryRow(first, word).getByRole('link').click();
  await queryText(first).waitFor();
  const second = await openAs('sanne', new URL(first.url()).pathname);
  await queryText(first).fill(`${word} OF zwaluw`);
  await queryText(second).fill(`${word} NIET vacature`);
  await second.locator('[data-testid=save-query]').click();
  await queryRow(second, word).waitFor();

  await first.locator('[data-testid=newer]', { hasText: 'bewaarde intussen een andere versie' }).waitFor();
  expect(await queryText(first).inputValue()).toBe(`${word} OF zwaluw`);
  await first.locator('[data-testid=save-query]').click();
  const dialog = first.locator('dialog', { hasText: 'Een collega was eerder' });
  await dialog.waitFor();
  expect(await dialog.innerText()).toContain(`${word} OF zwaluw`);
  expect(await dialog.innerText()).toMatch(new RegExp(`${word} (AND )?(NOT|NIET) vacature`));
  await dialog.locator('[data-testid=conflict-settle]').click();
  await dialog.waitFor({ state: 'detached' });
  await first.locator('[data-testid=save-query]').click();
  await queryRow(first, word).waitFor();
  expect(await queryRow(first, word).locator('code').innerText()).toMatch(new RegExp(`${word} (OF|OR) zwaluw`));
}, 120_000);

test('who has the register open sees what a colleague changes, and a query gets another owner by name', async () => {
  const word = inventWord();
  const watcher = await openAs('rianne', '/zoekopdrachten');
  await watcher.locator('[data-testid=query-row]').first().waitFor();
  const page = await openAs('sanne', newQueryPath());
  await queryText(page).fill(word);
  await explainAndSave(page, `Over te dragen ${word}`, 'Weten wie er kijkt');
  await queryRow(watcher, word).waitFor({ timeout: 5_000 });

  await queryRow(page, word).getByRole('link').click();
  const reading = await openAs('sanne', new URL(page.url()).pathname);
  await reading.locator('[data-testid=field-owner] option:checked', { hasText: 'Jij' }).waitFor({ state: 'attached' });
  const owner = page.locator('[data-testid=field-owner]');
  await owner.locator('option', { hasText: 'Rianne Visser' }).waitFor({ state: 'attached' });
  await owner.selectOption({ label: 'Rianne Visser' });
  await page.locator('[data-testid=save-query]').click();
  await queryRow(page, word).waitFor();
  await queryRow(watcher, word).getByText('Van Rianne Visser').waitFor({ timeout: 5_000 });
  // Where nothing was typed the new version simply stands there.
  await reading.locator('[data-testid=newer]', { hasText: 'Je ziet nu de nieuwe versie' }).waitFor();
  expect(await reading.locator('[data-testid=field-owner] option:checked').innerText()).toBe('Rianne Visser');

  await queryRow(watcher, word).locator('[data-testid=query-history]').click();
  const trail = watcher.locator('[data-testid=query-trail]');
  await trail.locator('ins', { hasText: 'Rianne Visser' }).waitFor();
  expect(await trail.locator('del', { hasText: 'Sanne Bakker' }).count()).toBe(1);
}, 120_000);

test('a query that looks for a person waits until the privacy officer releases it, with a reason', async () => {
  const word = inventWord();
  const page = await openAs('sanne', newQueryPath());
  await queryText(page).fill(`"Jan de Vries" EN ${word}`);
  await page.locator('[data-testid=person-warning]', { hasText: 'Jan de Vries' }).waitFor();
  await page.locator('[data-testid=block]', { hasText: 'persoon?' }).waitFor();
  await explainAndSave(page, `Persoon ${word}`, 'Vragen over het zwembad beantwoorden');
  const held = queryRow(page, word);
  expect(await held.getAttribute('data-state')).toBe('HELD');
  expect(await held.locator('[data-testid=query-decide]').count()).toBe(0);

  const officer = await openAs('fatima', '/zoekopdrachten');
  await queryRow(officer, word).locator('[data-testid=query-decide]').click();
  const yes = officer.locator('[data-testid=release-yes]');
  await yes.click();
  await officer.locator('[data-testid=release-reason][aria-invalid=true]').waitFor();
  await officer.locator('[data-testid=release-reason]').fill('Het gaat om de naamgever van het zwembad.');
  await yes.click();
  await officer.locator(`[data-testid=query-row][data-state=ACTIVE]`, { hasText: word }).waitFor();

  await page.reload();
  await queryRow(page, word).getByText('Het gaat om de naamgever').waitFor();
  expect(await held.getAttribute('data-state')).toBe('ACTIVE');
  await held.locator('[data-testid=query-history]').click();
  await page.locator('[data-testid=query-trail]', { hasText: 'Fatima Aydin' }).waitFor();
}, 120_000);

test('a homonym is given to a council by keyboard with a rule, and the next such post goes there by itself', async () => {
  const triage = await openAs('mehmet', '/triage');
  const first = await inventCitizen(urls, 'Geesje');
  await post(urls, first, 'Is er zaterdag weer markt in Spijkerboor?');
  const waiting = triage.locator('[data-testid=triage-post]', { hasText: first });
  await waiting.waitFor();
  expect(await waiting.locator('mark').innerText()).toBe('Spijkerboor');

  await waiting.focus();
  await triage.keyboard.press('m');
  await waiting.getByText('Vanaf nu hoort een bericht met ‘Spijkerboor’').waitFor();
  await triage.keyboard.press('1');
  await waiting.waitFor({ state: 'detached' });
  const said = triage.locator('[data-testid=triage-said]');
  expect(await said.innerText()).toContain('‘Spijkerboor’ betekent Wormerland');
  await said.getByRole('link').click();
  const rule = triage.locator('[data-testid=attribution-rule][data-state=ACTIVE]', { hasText: 'Spijkerboor' });
  await rule.waitFor();
  expect(await rule.innerText()).toMatch(/Wormerland[\s\S]*Mehmet Yilmaz/);

  const desk = await openDesk(browser, urls, 'rianne');
  await rowOf(desk, first).waitFor();
  const next = await inventCitizen(urls, 'Hielke');
  await post(urls, next, 'Wanneer wordt er gestrooid in Spijkerboor?');
  await rowOf(desk, next).waitFor();
  await open(desk, next);
  expect(await desk.locator('.is-why').innerText()).toMatch(/Spijkerboor/);

  // Handing it on can make a rule of it, as narrow as its word.
  await desk.locator('[data-testid=elsewhere]').click();
  const dialog = desk.locator('[data-testid=elsewhere-dialog]');
  await dialog.getByText('Oostzaan').click();
  await dialog.locator('[data-testid=elsewhere-rule]').check();
  const reach = dialog.locator('[data-testid=rule-reach]');
  await reach.getByText(/[2-9]\d* berichten van jullie naar Oostzaan/).waitFor();
  await dialog.locator('[data-testid=rule-word]').selectOption('gestrooid');
  await dialog.getByText('met ‘Spijkerboor’ en ‘gestrooid’ bij Oostzaan').waitFor();
  await reach.getByText('1 bericht van jullie naar Oostzaan').waitFor();
  await desk.keyboard.press('Escape');

  await rule.getByRole('button', { name: 'Trek in' }).click();
  await rule.waitFor({ state: 'detached' });
}, 120_000);
