import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { openStack } from '../setup/stack.js';
import { composer, open, replyState, rowOf, send, undoBar } from './desk.js';
import { eventually } from './eventually.js';
import { answersTo, inventCitizen, post } from './square.js';
import { openChromium, openDesk } from './visit.js';

const { urls } = openStack();
let browser: Browser;
beforeAll(async () => {
  browser = await openChromium();
});
afterAll(() => browser.close());

test('z takes an answer back: nothing reaches the network and the text is there again', async () => {
  const desk = await openDesk(browser, urls, 'rianne');
  const citizen = await inventCitizen(urls, 'Teun');
  const { id } = await post(urls, citizen, '@wormerland Wanneer is de milieustraat open?');
  await rowOf(desk, citizen).waitFor();
  await open(desk, citizen);
  await composer(desk).fill('De milieustraat is morgen open.');
  await send(desk);
  await desk.keyboard.press('Escape');
  await desk.keyboard.press('z');
  await undoBar(desk).waitFor({ state: 'detached' });
  await eventually(
    () => composer(desk).inputValue(),
    (text) => text === 'De milieustraat is morgen open.',
  );
  // Longer than the window in which it could still have gone.
  await desk.waitForTimeout(7000);
  expect(await answersTo(urls, 'wormerland', id)).toEqual([]);
  expect(await replyState(desk, 'SENT').count()).toBe(0);
}, 90_000);

test('an answer that was taken back can be sent after all, and goes once', async () => {
  const desk = await openDesk(browser, urls, 'rianne');
  const citizen = await inventCitizen(urls, 'Fenna');
  const { id } = await post(urls, citizen, '@oostzaan Waar lever ik oude verf in?');
  await rowOf(desk, citizen).waitFor();
  await open(desk, citizen);
  await composer(desk).fill('Oude verf brengt u naar de milieustraat.');
  await send(desk);
  await undoBar(desk).getByRole('button').click();
  await eventually(
    () => composer(desk).inputValue(),
    (text) => text !== '',
  );
  await send(desk);
  await replyState(desk, 'SENT').waitFor();
  expect(await answersTo(urls, 'oostzaan', id)).toHaveLength(1);
}, 90_000);
