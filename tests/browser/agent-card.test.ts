/// <reference lib="dom" />
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Browser, Locator, Page } from 'playwright-core';
import { openStack } from '../setup/stack.js';
import { expectClean } from './axe-check.js';
import { rowOf, walkTo } from './desk.js';
import { tabTo } from './keyboard.js';
import { inventCitizen, post } from './square.js';
import { openChromium, openDesk } from './visit.js';

const { urls } = openStack();
const DESKTOP = { width: 1440, height: 900 };
let browser: Browser;
beforeAll(async () => {
  browser = await openChromium();
});
afterAll(() => browser.close());

const byId = (page: Page, testid: string) => page.locator(`[data-testid=${testid}]`);

async function press(goal: Locator): Promise<void> {
  await tabTo(goal);
  await goal.page().keyboard.press('Enter');
}

async function closeDialog(page: Page): Promise<void> {
  await page.keyboard.press('Escape');
  await page.locator('dialog').waitFor({ state: 'detached' });
}

/** Opens the place for one's own photo at Oostzaan. */
async function openOwnPhoto(page: Page): Promise<Locator> {
  await press(page.locator('.rail button.me'));
  await page.locator('dialog input[name=focus]').first().waitFor();
  await tabTo(page.locator('dialog input[name=focus]:checked'));
  const here = page.locator('dialog label', { hasText: 'Oostzaan' }).locator('input');
  for (let presses = 0; presses < 5 && !(await here.isChecked()); presses += 1) await page.keyboard.press('ArrowDown');
  const own = byId(page, 'own-photo').filter({ hasText: 'Je foto bij Oostzaan' });
  await own.waitFor();
  return own;
}

async function choose(page: Page, name: string, mimeType: string, buffer: Buffer): Promise<void> {
  const [chooser] = await Promise.all([page.waitForEvent('filechooser'), press(byId(page, 'give-photo'))]);
  await chooser.setFiles({ name, mimeType, buffer });
}

const says = (own: Locator, text: string) => own.getByRole('status').filter({ hasText: text }).waitFor();
const alarm = (own: Locator, text: string) => own.getByRole('alert').filter({ hasText: text }).waitFor();

test('a photo is given by keyboard, and a colleague sees it from the initials and from under a note', async () => {
  const citizen = await inventCitizen(urls, 'Kaart');
  await post(urls, citizen, '@oostzaan Wanneer gaat de brug weer open?');
  const rianne = await openDesk(browser, urls, 'rianne');
  await rowOf(rianne, citizen).waitFor();
  await walkTo(rianne, citizen);
  await rianne.setViewportSize(DESKTOP);
  await rianne.keyboard.press('a');
  await byId(rianne, 'assignee-card').waitFor();
  expect(await byId(rianne, 'assignee-card').getAttribute('aria-label')).toContain('RV: jij behandelt');
  await rianne.keyboard.press('n');
  await rianne.keyboard.type('De brugwachter weet het');
  await rianne.keyboard.press('Control+Enter');
  await rianne.locator('.msg.note', { hasText: 'De brugwachter' }).waitFor();

  const own = await openOwnPhoto(rianne);
  await choose(rianne, 'foto.png', 'image/png', Buffer.from('<!doctype html><script>alert(1)</script>'));
  await alarm(own, 'Dit bestand kan geen foto zijn');
  await choose(rianne, 'foto.jpg', 'image/jpeg', Buffer.alloc(10 * 1024 * 1024 + 1));
  await alarm(own, 'groter dan 10 MB');
  await choose(rianne, 'foto.png', 'image/png', await rianne.screenshot());
  await says(own, 'Je foto is bewaard');
  await byId(own.page(), 'face-photo').waitFor();
  await expectClean(rianne);
  await closeDialog(rianne);

  const sanne = await openDesk(browser, urls, 'sanne');
  await walkTo(sanne, citizen);
  await sanne.setViewportSize(DESKTOP);
  for (const button of [byId(sanne, 'assignee-card'), sanne.locator('.msg.note [data-card]')]) {
    await press(button);
    await byId(sanne, 'agent-card').filter({ hasText: 'Rianne Visser' }).waitFor();
    const photo = byId(sanne, 'face-photo');
    await photo.waitFor();
    expect(await photo.evaluate((image: HTMLImageElement) => image.decode().then(() => image.naturalWidth))).toBe(256);
    expect(await byId(sanne, 'card-first-name').innerText()).toBe('Rianne');
    await expectClean(sanne);
    await closeDialog(sanne);
    expect(await button.evaluate((on) => on === document.activeElement)).toBe(true);
    await expectClean(sanne);
  }

  await openOwnPhoto(rianne);
  await press(byId(rianne, 'remove-photo'));
  await says(own, 'Je foto is weg');
  await byId(rianne, 'face-initials').waitFor();
  await press(byId(sanne, 'assignee-card'));
  await byId(sanne, 'face-initials').filter({ hasText: 'RV' }).waitFor();
  expect(await byId(sanne, 'face-photo').count()).toBe(0);
  await expectClean(sanne);
  await closeDialog(sanne);
  await closeDialog(rianne);
  await press(byId(rianne, 'assignee-card'));
  await byId(rianne, 'agent-card').filter({ hasText: 'Dit ben jij' }).waitFor();
}, 120_000);
