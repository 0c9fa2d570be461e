/// <reference lib="dom" />
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { openStack } from '../setup/stack.js';
import { expectClean, settled, violations } from './axe-check.js';
import { SCREENS, type Ways } from './screens.js';
import { inventCitizen, post } from './square.js';
import { openChromium, openPage, signIn } from './visit.js';

const { urls } = openStack();
const WIDTHS = [
  [1440, 900],
  [1024, 768],
  [390, 844],
] as const;
/** Screens that are looked at in the dark as well. */
const DARK = /^(lijst|gesprek|antwoord|zoekopdracht$)/;

let browser: Browser;
beforeAll(async () => {
  browser = await openChromium();
  // The triage desk has something to look at, also when another suite emptied it.
  await post(urls, await inventCitizen(urls, 'Bo'), 'Wie ruimt de bladeren op in Purmer?');
});
afterAll(() => browser.close());

// Each person signs in once and stays: a screen is what is looked at, not the way in.
const pages = new Map<string, Page>();

async function pageOf(person: string | undefined): Promise<Page> {
  const known = person === undefined ? undefined : pages.get(person);
  const page = known ?? (await openPage(browser, { bypassCSP: true }));
  await page.setViewportSize({ width: WIDTHS[0][0], height: WIDTHS[0][1] });
  await page.emulateMedia({ colorScheme: 'light' });
  return page;
}

async function signInOnce(page: Page, to: Ways['urls'], person: string, path: string): Promise<void> {
  if (pages.get(person) === page) return void (await page.goto(to.web + path));
  await signIn(page, to, person, path);
  pages.set(person, page);
}

test.each(SCREENS)(
  'the screen $name has no violations at three widths and never scrolls sideways',
  async (screen) => {
    const page = await pageOf(screen.person);
    await screen.open(page, { urls, signIn: signInOnce, browser });
    const found: string[] = [];
    for (const colorScheme of DARK.test(screen.name) ? (['light', 'dark'] as const) : (['light'] as const)) {
      await page.emulateMedia({ colorScheme });
      for (const [width, height] of WIDTHS) {
        await page.setViewportSize({ width, height });
        await settled(page);
        found.push(...(await violations(page)).map((one) => `${width} ${colorScheme}: ${one}`));
        found.push(...(await sideways(page)));
      }
    }
    await page.setViewportSize({ width: 320, height: 640 });
    await settled(page);
    found.push(...(await sideways(page)));
    if (screen.person === undefined) await page.context().close();
    expect(found).toEqual([]);
  },
  120_000,
);

const DIALOGS = {
  t: 'antwoorden',
  d: 'duiding',
  m: 'labels',
  h: 'geven',
  s: 'slapen',
  p: 'toezegging',
  e: 'sluiten',
  f: 'filter',
  '?': 'toetsen',
};

test.each(Object.entries(DIALOGS))(
  'the dialog behind %s (%s) has no violations on a desk and on a phone',
  async (key) => {
    const page = await pageOf('daan');
    await signInOnce(page, urls, 'daan', '/werkvoorraad');
    for (const [width, height] of [WIDTHS[0], WIDTHS[2]]) {
      await page.setViewportSize({ width, height });
      await page.goto(`${urls.web}/werkvoorraad`);
      // The filter is one of the list, which a phone shows without a conversation.
      if (key !== 'f') await page.locator('[data-testid=conversation-row]').first().click();
      await page
        .locator(key === 'f' ? '[data-testid=conversation-row]' : '[data-testid=composer] textarea')
        .first()
        .waitFor();
      await page.keyboard.press(key);
      await page.locator('dialog[open]').waitFor();
      await expectClean(page);
    }
  },
  60_000,
);

async function sideways(page: Page): Promise<string[]> {
  const [wide, width] = await page.evaluate(() => [document.documentElement.scrollWidth, window.innerWidth] as const);
  return wide > width ? [`scrolls sideways: ${wide} px in ${width}`] : [];
}
