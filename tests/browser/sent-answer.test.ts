import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { openStack } from '../setup/stack.js';
import { composer, replyState, rowOf, send, walkTo } from './desk.js';
import { eventually } from './eventually.js';
import { tabTo } from './keyboard.js';
import { answersTo, inventCitizen, post } from './square.js';
import { openChromium, openDesk } from './visit.js';

const { urls } = openStack();
const PARAGRAPH =
  'U kunt het grofvuil zelf naar de milieustraat brengen, of een afspraak maken om het te laten ophalen. ';
let browser: Browser;
beforeAll(async () => {
  browser = await openChromium();
});
afterAll(() => browser.close());

/** From the conversation on, as somebody without a mouse gets there. */
async function reach(page: Page, testId: string, last = true): Promise<void> {
  await page.locator('#gesprek').focus();
  await tabTo(page.locator(`[data-testid=${testId}]`)[last ? 'last' : 'first']());
}

const answers = async (id: string) => (await answersTo(urls, 'wormerland', id)).map(({ text }) => text);

async function asked(name: string, text: string): Promise<{ desk: Page; id: string }> {
  const citizen = await inventCitizen(urls, name);
  const desk = await openDesk(browser, urls, 'rianne');
  const { id } = await post(urls, citizen, `@wormerland ${text}`);
  await rowOf(desk, citizen).waitFor();
  await walkTo(desk, citizen);
  await desk.keyboard.press('r');
  return { desk, id };
}

test('an answer that is too long for one post goes out in parts, and each part says which it is', async () => {
  const { desk, id } = await asked('Wouter', 'Wat doe ik met mijn oude bankstel en de rest?');
  await composer(desk).fill(PARAGRAPH.repeat(7).trim());
  await send(desk);
  await eventually(
    () => desk.locator('[data-testid=answer-part]').count(),
    (count) => count === 2,
  );
  await replyState(desk, 'SENT').nth(1).waitFor({ timeout: 20_000 });
  expect(await desk.locator('[data-testid=answer-part]').allInnerTexts()).toEqual(['Deel 1 van 2', 'Deel 2 van 2']);
  const [first] = await answers(id);
  expect(first).toMatch(/1\/2$/);
});

test('an answer is edited and then taken away after sending, by keyboard alone', async () => {
  const { desk, id } = await asked('Ilse', 'Hoe laat gaat het loket open?');
  await desk.keyboard.type('Het loket gaat om 9 uur open.');
  await send(desk);
  await replyState(desk, 'SENT').waitFor({ timeout: 20_000 });

  await reach(desk, 'edit-answer');
  await desk.keyboard.press('Enter');
  await desk.keyboard.press('Control+A');
  await desk.keyboard.type('Het loket gaat om 10 uur open.');
  await desk.keyboard.press('Tab');
  await desk.keyboard.press('Tab');
  await desk.keyboard.press('Enter');
  await desk.locator('[data-testid=answer-edited]').waitFor({ timeout: 20_000 });
  expect((await answers(id)).join()).toContain('10 uur');

  await reach(desk, 'remove-answer');
  await desk.keyboard.press('Enter');
  // The second look begins at "no".
  await desk.keyboard.press('Tab');
  await desk.keyboard.press('Enter');
  await desk.locator('[data-testid=answer-removed]').waitFor({ timeout: 20_000 });
  expect(await desk.locator('[data-testid=answer-removed]').innerText()).toContain(
    'Verwijderd door ons (Rianne Visser',
  );
  expect(await answers(id)).toEqual([]);
});
