import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { openStack } from '../setup/stack.js';
import { composer, rowOf } from './desk.js';
import { eventually } from './eventually.js';
import { askInTurn, chosen, shown } from './in-turn.js';
import { openChromium, openDesk } from './visit.js';

const { urls } = openStack();
let browser: Browser;
beforeAll(async () => {
  browser = await openChromium();
});
afterAll(() => browser.close());

const STEPS = 3;

/** One key, and the conversation that it chooses stands beside the list. */
async function step(page: Page, key: string): Promise<void> {
  const before = await chosen(page);
  await page.keyboard.press(key);
  await eventually(
    async () => [await chosen(page), await shown(page)],
    ([row, pane]) => row !== before && row === pane,
  );
}

test('who hurries through the list and then writes, writes to the conversation that is chosen and to no other', async () => {
  const desk = await openDesk(browser, urls, 'daan');
  await askInTurn(urls, desk);
  const first = await chosen(desk);
  for (let n = 0; n < STEPS; n += 1) await step(desk, 'j');
  const last = await chosen(desk);
  for (let n = 0; n < STEPS; n += 1) await step(desk, 'k');
  expect(await chosen(desk)).toBe(first);

  for (let n = 0; n < STEPS; n += 1) await desk.keyboard.press('j');
  await desk.keyboard.press('r');
  await desk.keyboard.type('Voor wie gekozen is.');
  await eventually(
    async () => [await chosen(desk), await shown(desk), await composer(desk).inputValue()],
    ([row, pane, text]) => row === last && pane === last && text === 'Voor wie gekozen is.',
  );

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

test('a key that comes before the chosen conversation is drawn is done to that one, also when one goes on at once', async () => {
  const desk = await openDesk(browser, urls, 'daan');
  const handles = await askInTurn(urls, desk);
  const mine = (handle: string) => rowOf(desk, handle).locator('.av.is-me').count();
  const first = await chosen(desk);
  // So that all of them are read.
  for (const key of ['j', 'k']) for (let n = 0; n < STEPS; n += 1) await step(desk, key);
  for (let n = 0; n < STEPS; n += 1) await desk.keyboard.press('j');
  await desk.keyboard.press('a');
  await desk.keyboard.press('k');
  await desk.keyboard.press('k');
  await desk.keyboard.press('k');
  await eventually(
    async () => [await chosen(desk), await shown(desk), await mine(handles[3]!)],
    ([row, pane, last]) => row === first && pane === first && last === 1,
  );
  expect(await Promise.all(handles.slice(0, 3).map(mine))).toEqual([0, 0, 0]);
}, 60_000);

test('the desk fills the window and no more, however much is known beside the conversation', async () => {
  const desk = await openDesk(browser, urls, 'daan', { viewport: { width: 1440, height: 900 } });
  await desk.locator('.know-scroll article').nth(3).waitFor();
  expect(await desk.evaluate('document.scrollingElement.scrollHeight - innerHeight')).toBe(0);
}, 60_000);
