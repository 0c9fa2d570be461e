/// <reference lib="dom" />
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { openStack } from '../setup/stack.js';
import { composer, open, rowOf } from './desk.js';
import { inventCitizen, post } from './square.js';
import { openChromium, openDesk } from './visit.js';

const { urls } = openStack();
let browser: Browser;
beforeAll(async () => {
  browser = await openChromium();
});
afterAll(() => browser.close());

test('what a colleague takes shows as hers on the other desk, without a reload', async () => {
  const [rianne, sanne] = [await openDesk(browser, urls, 'rianne'), await openDesk(browser, urls, 'sanne')];
  const citizen = await inventCitizen(urls, 'Noura');
  await post(urls, citizen, '@oostzaan Hoe laat begint de kermis?');
  await rowOf(rianne, citizen).waitFor();
  await rowOf(sanne, citizen).waitFor();
  expect(await rowOf(rianne, citizen).locator('.av').innerText()).toBe('vrij');

  await open(sanne, citizen);
  await sanne.locator('#gesprek').focus();
  await sanne.keyboard.press('a');
  await rowOf(sanne, citizen).locator('.av.is-me', { hasText: 'SB' }).waitFor();
  await rowOf(rianne, citizen).locator('.av', { hasText: 'SB' }).waitFor();
  expect(await rowOf(rianne, citizen).locator('.av.is-me').count()).toBe(0);
}, 90_000);

test('an agent of another council sees nothing of it', async () => {
  const [rianne, lotte] = [await openDesk(browser, urls, 'rianne'), await openDesk(browser, urls, 'lotte')];
  const citizen = await inventCitizen(urls, 'Gijs');
  await post(urls, citizen, '@wormerland Is de brug bij de molen weer open?');
  await rowOf(rianne, citizen).waitFor();
  await lotte.waitForTimeout(1500);
  expect(await rowOf(lotte, citizen).count()).toBe(0);
}, 60_000);

test('a new row above does not move the row one reads', async () => {
  const desk = await openDesk(browser, urls, 'rianne', { viewport: { width: 1440, height: 700 } });
  const list = desk.locator('.list-scroll');
  await list.evaluate((element) => element.scrollTo(0, 300));
  await desk.waitForTimeout(300);
  const handle = await desk.evaluate(() => {
    const top = document.querySelector('.list-scroll')!.getBoundingClientRect().top + 120;
    const rows = [...document.querySelectorAll('[data-testid=conversation-row]')];
    return rows.find((row) => row.getBoundingClientRect().top > top)!.getAttribute('data-conversation-id')!;
  });
  const read = desk.locator(`[data-conversation-id="${handle}"][data-testid=conversation-row]`);
  const before = (await read.boundingBox())!.y;
  const count = () => desk.locator('[data-testid=folder-tab][data-folder=TEAM] .n').innerText();
  const counted = await count();

  const citizen = await inventCitizen(urls, 'Vroeg');
  const yesterday = new Date(Date.now() - 30 * 3_600_000).toISOString();
  await post(urls, citizen, '@wormerland Deze vraag ligt er al een dag?', { created_at: yesterday });
  await desk.waitForFunction(
    (old) => document.querySelector('[data-testid=folder-tab][data-folder=TEAM] .n')!.textContent !== old,
    counted,
  );
  await desk.waitForTimeout(500);
  expect(Math.abs((await read.boundingBox())!.y - before)).toBeLessThanOrEqual(2);
}, 60_000);

test('a message that comes in while one writes leaves the text and the cursor alone', async () => {
  const desk = await openDesk(browser, urls, 'rianne');
  const citizen = await inventCitizen(urls, 'Lieke');
  const first = await post(urls, citizen, '@wormerland Kan ik mijn kind inschrijven voor zwemles?');
  await rowOf(desk, citizen).waitFor();
  await open(desk, citizen);
  await composer(desk).pressSequentially('Dat kan bij het zwem');
  await post(urls, citizen, '@wormerland Het gaat om een kind van vijf.', { in_reply_to_id: first.id });
  await desk.locator('.thread', { hasText: 'een kind van vijf' }).waitFor();
  await desk.keyboard.type('bad.');
  expect(await composer(desk).inputValue()).toBe('Dat kan bij het zwembad.');
}, 60_000);
