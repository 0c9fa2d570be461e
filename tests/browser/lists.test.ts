/// <reference lib="dom" />
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { openStack } from '../setup/stack.js';
import { rowOf, walkTo } from './desk.js';
import { eventually } from './eventually.js';
import { inventCitizen, post } from './square.js';
import { openChromium, openDesk } from './visit.js';

const { urls } = openStack();
const MOST_TABS = 300;
let browser: Browser;
beforeAll(async () => {
  browser = await openChromium();
});
afterAll(() => browser.close());

/** Tabs on until what has the focus is called so. */
async function tabTo(page: Page, name: RegExp): Promise<void> {
  for (let pressed = 0; pressed < MOST_TABS; pressed += 1) {
    const text = await page.evaluate(() => {
      const on = document.activeElement;
      if (!on?.matches('a, button, input')) return '';
      const label = on instanceof HTMLInputElement ? on.labels?.[0]?.textContent : '';
      return `${on.textContent} ${label ?? ''} ${on.getAttribute('aria-label') ?? ''}`;
    });
    if (name.test(text)) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`${MOST_TABS} times Tab did not reach ${name}`);
}

const rows = (page: Page) => page.locator('[data-testid=conversation-row]');
const chips = (page: Page) => page.locator('[data-testid=filter-chip] .filter-chip-t');
const dialog = (page: Page) => page.locator('dialog[open]');

async function openFilters(page: Page): Promise<void> {
  await page.keyboard.press('f');
  await dialog(page).waitFor();
}

test('an agent filters, keeps it as a view, finds it in the address and by its name, all by keyboard', async () => {
  const desk = await openDesk(browser, urls, 'rianne');
  const [hers, other] = [await inventCitizen(urls, 'Filterina'), await inventCitizen(urls, 'Elders')];
  await post(urls, hers, '@wormerland Wanneer gaat de bibliotheek open op zondag?');
  await post(urls, other, '@wormerland Wie heeft er een sleutel van het hek gevonden?');
  await rowOf(desk, hers).waitFor();
  await rowOf(desk, other).waitFor();
  await walkTo(desk, hers);
  await desk.locator('#gesprek').focus();
  await desk.keyboard.press('a');
  await rowOf(desk, hers).locator('.av.is-me').waitFor();

  await openFilters(desk);
  await tabTo(desk, /Van mij/);
  await desk.keyboard.press('Space');
  await desk.keyboard.press('Escape');
  await rowOf(desk, other).waitFor({ state: 'detached' });
  await rowOf(desk, hers).waitFor();
  expect(await chips(desk).allInnerTexts()).toEqual(['Van mij']);
  expect(new URL(desk.url()).search).toBe('?van=ME');
  for (const mark of await rows(desk).locator('.av').all()) expect(await mark.getAttribute('class')).toContain('is-me');

  const name = `Mijn werk ${Date.now()}`;
  await openFilters(desk);
  await tabTo(desk, /Bewaar als weergave/);
  await desk.keyboard.type(name);
  await desk.keyboard.press('Enter');
  await dialog(desk).locator('[data-testid=saved-view]', { hasText: name }).waitFor();
  await desk.keyboard.press('Escape');
  expect(await chips(desk).allInnerTexts()).toEqual([name, 'Van mij']);

  await desk.reload();
  await rowOf(desk, hers).waitFor();
  expect(await rowOf(desk, other).count()).toBe(0);
  await desk.locator('[data-testid=filter-chip]', { hasText: name }).waitFor();

  await tabTo(desk, /^Wissen/);
  await desk.keyboard.press('Enter');
  await rowOf(desk, other).waitFor();
  expect(new URL(desk.url()).search).toBe('');
  await openFilters(desk);
  await tabTo(desk, new RegExp(name));
  await desk.keyboard.press('Enter');
  await rowOf(desk, other).waitFor({ state: 'detached' });
  expect(new URL(desk.url()).search).toMatch(/^\?weergave=[0-9a-f-]{36}&van=ME$/);
}, 90_000);

test('what leaves a filtered list goes from it without a reload', async () => {
  const [rianne, sanne] = [await openDesk(browser, urls, 'rianne'), await openDesk(browser, urls, 'sanne')];
  const citizen = await inventCitizen(urls, 'Vrijuit');
  await post(urls, citizen, '@oostzaan Mag de heg bij de school gesnoeid worden?');
  await rowOf(sanne, citizen).waitFor();
  await openFilters(rianne);
  await tabTo(rianne, /Van niemand/);
  await rianne.keyboard.press('Space');
  await rianne.keyboard.press('Escape');
  await rowOf(rianne, citizen).waitFor();
  await walkTo(sanne, citizen);
  await sanne.locator('#gesprek').focus();
  await sanne.keyboard.press('a');
  await rowOf(rianne, citizen).waitFor({ state: 'detached' });
}, 60_000);

test('search finds words without their accents, lights them up and opens with Enter', async () => {
  const desk = await openDesk(browser, urls, 'rianne');
  const citizen = await inventCitizen(urls, 'Crepine');
  const word = `crêperie${Date.now() % 100_000}`;
  await post(urls, citizen, `@wormerland Hoort het terras van de ${word} bij de gemeente?`);
  await rowOf(desk, citizen).waitFor();
  await desk.keyboard.press('/');
  await desk.keyboard.type(word.replace('ê', 'e'));
  const line = rows(desk).locator('[data-testid=found-line]');
  await line.locator('mark', { hasText: word }).waitFor();
  expect(await rows(desk).count()).toBe(1);
  await tabTo(desk, new RegExp(citizen));
  await desk.keyboard.press('Enter');
  await desk.locator('#gesprek #h-conv', { hasText: citizen }).waitFor();
}, 60_000);

test('rows that pass under a mouse that lies still do not light up while keys walk, and take a click as soon as they stand still', async () => {
  const desk = await openDesk(browser, urls, 'rianne', { viewport: { width: 1440, height: 500 } });
  await rows(desk).first().click();
  const lit = () => desk.locator('[data-testid=conversation-row]:hover').getAttribute('data-conversation-id');
  const first = await lit();
  await desk.evaluate(() => {
    const list = document.querySelector('.list-scroll')!;
    Object.assign(window, { lit: new Set<string>() });
    list.addEventListener('mouseover', ({ target }) => {
      const row = (target as Element).closest<HTMLElement>('[data-conversation-id]');
      if (row) (window as unknown as { lit: Set<string> }).lit.add(row.dataset['conversationId']!);
    });
  });
  for (let pressed = 0; pressed < 12; pressed += 1) {
    await desk.keyboard.press('j');
    await desk.waitForTimeout(60);
  }
  // None; on a machine that stands still for a moment, the one below the mouse just then.
  expect(await desk.evaluate(() => (window as unknown as { lit: Set<string> }).lit.size)).toBeLessThan(4);
  const next = await eventually(lit, (id) => id !== null && id !== first);
  await desk.mouse.down();
  await desk.mouse.up();
  await eventually(
    () => desk.locator('[data-testid=conversation]').getAttribute('data-conversation-id'),
    (id) => id === next,
  );
});
