import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { openStack } from '../setup/stack.js';
import { composer, open, rowOf } from './desk.js';
import { eventually } from './eventually.js';
import { inventCitizen, post } from './square.js';
import { openChromium, openDesk } from './visit.js';

const { urls } = openStack();
let browser: Browser;
beforeAll(async () => {
  browser = await openChromium();
});
afterAll(() => browser.close());

const STEPS = 3;
const idOf = (page: Page, selector: string) => page.locator(selector).getAttribute('data-conversation-id');
const chosen = (page: Page) => idOf(page, '[data-testid=conversation-row][aria-current=true]');
const shown = (page: Page) => idOf(page, '[data-testid=conversation]');

/** One key, and the conversation that it chooses stands beside the list. */
async function step(page: Page, key: string): Promise<void> {
  const before = await chosen(page);
  await page.keyboard.press(key);
  await eventually(
    async () => [await chosen(page), await shown(page)],
    ([row, pane]) => row !== before && row === pane,
  );
}

/** Citizens nobody knows, one below the other in the list; others may have left drafts with those of the demo. */
async function askInTurn(page: Page): Promise<void> {
  const handles: string[] = [];
  for (const place of ['de haven', 'het park', 'de kerk', 'het station']) {
    const citizen = await inventCitizen(urls, 'Haast');
    await post(urls, citizen, `@wormerland Waarom is het licht bij ${place} uit?`);
    await rowOf(page, citizen).waitFor();
    handles.push(citizen);
  }
  await open(page, handles[0]!);
}

test('who hurries through the list and then writes, writes to the conversation that is chosen and to no other', async () => {
  const desk = await openDesk(browser, urls, 'rianne');
  await askInTurn(desk);
  const first = await chosen(desk);
  for (let n = 0; n < STEPS; n += 1) await step(desk, 'j');
  const last = await chosen(desk);
  for (let n = 0; n < STEPS; n += 1) await step(desk, 'k');
  expect(await chosen(desk)).toBe(first);

  for (let n = 0; n < STEPS; n += 1) await desk.keyboard.press('j');
  await desk.keyboard.press('r');
  expect([await chosen(desk), await shown(desk)]).toEqual([last, last]);
  await desk.keyboard.type('Voor wie gekozen is.');
  expect(await composer(desk).inputValue()).toBe('Voor wie gekozen is.');

  await desk.keyboard.press('Escape');
  for (let n = 0; n < STEPS; n += 1) {
    await step(desk, 'k');
    expect(await composer(desk).inputValue()).toBe('');
  }
  await desk.keyboard.press('j');
  await desk.keyboard.press('j');
  await desk.keyboard.press('j');
  await eventually(
    () => composer(desk).inputValue(),
    (text) => text === 'Voor wie gekozen is.',
  );
}, 120_000);

test('the desk fills the window and no more, however much is known beside the conversation', async () => {
  const desk = await openDesk(browser, urls, 'rianne', { viewport: { width: 1440, height: 900 } });
  await desk.locator('.know-scroll article').nth(3).waitFor();
  expect(await desk.evaluate('document.scrollingElement.scrollHeight - innerHeight')).toBe(0);
}, 60_000);
