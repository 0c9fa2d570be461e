import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { openStack } from '../setup/stack.js';
import { expectClean } from './axe-check.js';
import { composer, replyState, rowOf, send, undoBar, walkTo } from './desk.js';
import { eventually } from './eventually.js';
import { answersTo, inventCitizen, post } from './square.js';
import { openChromium, openDesk, openPage, signIn } from './visit.js';

const { urls } = openStack();
let browser: Browser;
beforeAll(async () => {
  browser = await openChromium();
});
afterAll(() => browser.close());

const stopBar = (page: Page) => page.locator('[data-testid=stop-bar]');
const LINE = 'Wij weten nog niet wanneer het afval wordt opgehaald.';

/** Fills the form by keyboard and stops at its button: Enter is all that is left. */
async function prepareStop(page: Page): Promise<void> {
  await page.locator('[data-testid=stop-form] option', { hasText: 'Afval' }).waitFor({ state: 'attached' });
  await page.locator('[data-testid=stop-form] select').first().focus();
  await page.keyboard.type('Afval');
  await page.keyboard.press('Tab');
  await page.keyboard.type('De inzamelaar staakt.');
  await page.keyboard.press('Tab');
  await page.keyboard.type(LINE);
  await page.keyboard.press('Tab');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Tab');
  expect(await page.evaluate(() => document.activeElement?.getAttribute('data-testid'))).toBe('make-stop');
}

test('a spokesperson stops a topic while an answer waits to go: it comes back, the line goes, then all goes again', async () => {
  const desk = await openDesk(browser, urls, 'rianne');
  const page = await openPage(browser);
  await signIn(page, urls, 'femke', '/berichtenstop');
  await page.locator('[data-testid=stop-form]').waitFor();
  // Which of the two councils the page is about is on it.
  const title = await page.locator('[data-testid=stop-form] h2').innerText();
  const council = title.includes('Oostzaan') ? 'oostzaan' : 'wormerland';
  const citizen = await inventCitizen(urls, 'Joke');
  const { id } = await post(urls, citizen, `@${council} De container stinkt, wanneer wordt het afval opgehaald?`);
  await rowOf(desk, citizen).waitFor();
  await walkTo(desk, citizen);
  await desk.keyboard.press('v');
  await desk.locator('.chips .chip', { hasText: 'Onderwerp Afval' }).waitFor();
  await prepareStop(page);

  await desk.keyboard.press('r');
  await desk.keyboard.type('Morgen wordt het afval opgehaald.');
  await send(desk);
  await page.keyboard.press('Enter');
  await page.locator('[data-testid=stop-said]', { hasText: '1 antwoord is tegengehouden' }).waitFor();

  await stopBar(desk).waitFor();
  expect(await stopBar(desk).innerText()).toContain('Berichtenstop over Afval: er mag nu niets weg.');
  await eventually(
    () => composer(desk).inputValue(),
    (text) => text === 'Morgen wordt het afval opgehaald.',
  );
  // Well before the time to take it back is over.
  await undoBar(desk).waitFor({ state: 'detached', timeout: 2_000 });
  await desk.keyboard.press('r');
  await desk.keyboard.press('Control+Enter');
  await desk.locator('[data-testid=composer] [role=alert]', { hasText: 'berichtenstop' }).waitFor();
  await expectClean(desk);
  await expectClean(page);
  // Longer than the window in which it could still have gone.
  await desk.waitForTimeout(6_000);
  expect(await answersTo(urls, council, id)).toEqual([]);

  await desk.keyboard.press('Escape');
  await desk.keyboard.press('l');
  await eventually(
    () => composer(desk).inputValue(),
    (text) => text === LINE,
  );
  await send(desk);
  await replyState(desk, 'SENT').waitFor();
  const answers = await answersTo(urls, council, id);
  expect(answers.map(({ text }) => text)).toEqual([expect.stringContaining(LINE)]);

  await page.locator('[data-testid=lift-stop]').first().focus();
  await page.keyboard.press('Enter');
  await page.locator('[data-testid=stop-said]', { hasText: 'Opgeheven: Afval' }).waitFor();
  await stopBar(desk).waitFor({ state: 'detached' });
}, 120_000);
