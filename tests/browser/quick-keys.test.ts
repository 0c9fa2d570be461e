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
  await desk.keyboard.type('Voor wie gekozen is.');
  expect([await chosen(desk), await shown(desk)]).toEqual([last, last]);
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

test('a key that comes before the chosen conversation is drawn is done to that one', async () => {
  const desk = await openDesk(browser, urls, 'rianne');
  await askInTurn(desk);
  const first = await chosen(desk);
  for (let n = 0; n < STEPS; n += 1) await desk.keyboard.press('j');
  await desk.keyboard.press('r');
  await eventually(
    async () => [await chosen(desk), await shown(desk), await composer(desk).evaluate((box) => box.matches(':focus'))],
    ([row, pane, focused]) => row !== first && row === pane && focused === true,
  );
}, 60_000);

test('what is typed after the key of a dialog is for the dialog, however late its code comes, and never for the desk', async () => {
  const desk = await openDesk(browser, urls, 'rianne');
  let letIn = () => {};
  const soon = new Promise<void>((resolve) => (letIn = resolve));
  await desk.route(/-dialogs?-[^/]*\.js/, async (route) => {
    await soon;
    await route.continue();
  });
  await desk.reload();
  await askInTurn(desk);
  const before = await chosen(desk);
  const field = desk.locator('dialog input[type=search]');

  await desk.keyboard.press('t');
  // Each letter of it is a key of the desk.
  await desk.keyboard.type('jakx');
  await desk.keyboard.press('Backspace');
  expect([await chosen(desk), await shown(desk), await desk.locator('dialog').count()]).toEqual([before, before, 0]);
  letIn();
  await field.waitFor();
  await desk.keyboard.type('s');
  expect(await field.inputValue()).toBe('jaks');
  // The first one empties the field, as in each search field.
  await desk.keyboard.press('Escape');
  await desk.keyboard.press('Escape');
  await desk.keyboard.press('j');
  await field.waitFor({ state: 'detached' });
  await eventually(
    async () => [await chosen(desk), await shown(desk)],
    ([row, pane]) => row !== before && row === pane,
  );

  const next = await chosen(desk);
  await desk.keyboard.press('f');
  await desk.keyboard.type('jj');
  await desk.locator('dialog [data-testid=filter-done]').waitFor();
  await desk.keyboard.press('Escape');
  await desk.locator('dialog').waitFor({ state: 'detached' });
  expect(await chosen(desk)).toBe(next);
  expect(await desk.locator('.row-check:checked').count()).toBe(0);
}, 120_000);

test('the desk fills the window and no more, however much is known beside the conversation', async () => {
  const desk = await openDesk(browser, urls, 'rianne', { viewport: { width: 1440, height: 900 } });
  await desk.locator('.know-scroll article').nth(3).waitFor();
  expect(await desk.evaluate('document.scrollingElement.scrollHeight - innerHeight')).toBe(0);
}, 60_000);
