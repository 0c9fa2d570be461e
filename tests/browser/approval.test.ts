import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { openStack } from '../setup/stack.js';
import { expectClean } from './axe-check.js';
import { composer, replyState, rightCouncil, rowOf, undoBar, walkTo } from './desk.js';
import { eventually } from './eventually.js';
import { answersTo, inventCitizen, post } from './square.js';
import { openChromium, openDesk, openPage, signIn } from './visit.js';

const { urls } = openStack();
let browser: Browser;
beforeAll(async () => {
  browser = await openChromium();
});
afterAll(() => browser.close());

const bar = (page: Page, state: string) => page.locator(`[data-testid=approval-bar][data-state=${state}]`);
const waiting = (page: Page, text: string) => page.locator('[data-testid=approval]', { hasText: text });
const said = (page: Page) => page.locator('[data-testid=approval-said]');

/** Writes in the open conversation and asks for approval, all by keyboard. */
async function submit(page: Page, text: string): Promise<void> {
  await page.keyboard.press('r');
  await composer(page).waitFor();
  await page.keyboard.press('Control+a');
  await page.keyboard.type(text);
  expect(await page.locator('[data-testid=send]').innerText()).toBe('Vraag akkoord');
  await page.keyboard.press('Control+Enter');
  await rightCouncil(page).or(bar(page, 'WAITING')).first().waitFor();
  if (await rightCouncil(page).isVisible()) await page.keyboard.press('Enter');
  await bar(page, 'WAITING').waitFor();
}

/** Walks down the list of what waits until this one has the attention. */
async function stepTo(page: Page, text: string): Promise<void> {
  await waiting(page, text).waitFor();
  for (let pressed = 0; pressed < 30; pressed += 1) {
    if (await waiting(page, text).evaluate((item) => item === document.activeElement)) return;
    await page.keyboard.press('j');
  }
  throw new Error(`thirty times j did not reach ${text}`);
}

test('a trainee’s answer comes back, is mended, edited and approved, and stands under the question in the trainee’s name', async () => {
  const desk = await openDesk(browser, urls, 'bram');
  const page = await openPage(browser);
  await signIn(page, urls, 'femke', '/goedkeuring');
  const citizen = await inventCitizen(urls, 'Nora');
  const { id } = await post(urls, citizen, '@wormerland Wanneer komt de wijkbus weer?');
  await rowOf(desk, citizen).waitFor();
  await walkTo(desk, citizen);
  await submit(desk, 'De wijkbus komt binnenkort weer.');
  expect(await bar(desk, 'WAITING').innerText()).toMatch(/Wacht op akkoord van Femke Dijkstra of Sanne Bakker/);
  expect(await composer(desk).inputValue()).toBe('');
  expect(await undoBar(desk).count()).toBe(0);
  await expectClean(desk);

  await page.locator('nav a[href="/goedkeuring"] .cnt').waitFor();
  await stepTo(page, 'De wijkbus komt binnenkort weer.');
  await page.keyboard.press('r');
  await page.locator('[data-testid=approval-return] textarea').waitFor();
  await expectClean(page);
  await page.keyboard.type('Noem de dag.');
  await page.keyboard.press('Control+Enter');
  await waiting(page, 'De wijkbus').waitFor({ state: 'detached' });
  expect(await said(page).innerText()).toContain('Bram Mol krijgt het terug');

  await bar(desk, 'RETURNED').waitFor();
  await expectClean(desk);
  expect(await bar(desk, 'RETURNED').innerText()).toContain('Femke Dijkstra gaf dit antwoord terug: Noem de dag.');
  await eventually(
    () => composer(desk).inputValue(),
    (text) => text === 'De wijkbus komt binnenkort weer.',
  );
  await submit(desk, 'De wijkbus komt maandag om negen uur weer.');

  await stepTo(page, 'De wijkbus komt maandag om negen uur weer.');
  await page.keyboard.press('e');
  await page.locator('[data-testid=approval-edit] textarea').waitFor();
  await page.keyboard.press('Control+a');
  await page.keyboard.type('De wijkbus komt maandag om tien uur weer.');
  await page.keyboard.press('Control+Enter');
  await stepTo(page, 'De wijkbus komt maandag om tien uur weer.');
  await page.keyboard.press('a');
  await waiting(page, 'De wijkbus').waitFor({ state: 'detached' });

  await replyState(desk, 'SENT').waitFor();
  expect(await desk.locator('[data-testid=approved-by]').innerText()).toBe('Akkoord: Femke Dijkstra');
  const answers = await answersTo(urls, 'wormerland', id);
  expect(answers.map(({ text }) => text)).toEqual([
    expect.stringMatching(/De wijkbus komt maandag om tien uur weer\. \^BM$/),
  ]);
}, 120_000);

test('who wrote it cannot approve it, and an agent’s answer on a sensitive topic waits too', async () => {
  const desk = await openDesk(browser, urls, 'rianne');
  const citizen = await inventCitizen(urls, 'Hella');
  const { id } = await post(urls, citizen, '@wormerland Mijn man is overleden, hoe regel ik een begrafenis?');
  await rowOf(desk, citizen).waitFor();
  await walkTo(desk, citizen);
  await desk.keyboard.press('v');
  await desk.locator('.chips .chip', { hasText: 'Onderwerp Overlijden' }).waitFor();
  await eventually(
    () => desk.locator('[data-testid=send]').innerText(),
    (text) => text === 'Vraag akkoord',
  );
  await submit(desk, 'Gecondoleerd. Wij helpen u graag, bel met ons.');
  await desk.keyboard.press('u');
  await bar(desk, 'WAITING').waitFor({ state: 'detached' });
  expect(await composer(desk).inputValue()).toBe('Gecondoleerd. Wij helpen u graag, bel met ons.');
  expect(await answersTo(urls, 'wormerland', id)).toEqual([]);
}, 90_000);
