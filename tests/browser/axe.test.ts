/// <reference lib="dom" />
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { AxeResults } from 'axe-core';
import type { Browser, Page } from 'playwright-core';
import { openStack } from '../setup/stack.js';
import { SCREENS, type Ways } from './screens.js';
import { inventCitizen, post } from './square.js';
import { openChromium, openPage, signIn } from './visit.js';

const { urls } = openStack();
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
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

/** What a change of width or colours sets going has come to rest, and was painted. */
async function settled(page: Page): Promise<void> {
  await page.evaluate(async () => {
    const frame = () => new Promise<void>((done) => requestAnimationFrame(() => done()));
    await frame();
    await document.fonts.ready;
    const ending = document.getAnimations().filter((one) => Number(one.effect?.getComputedTiming().endTime) < 5_000);
    await Promise.all(ending.map((one) => one.finished.catch(() => undefined)));
    for (let n = 0; n < 3; n += 1) await frame();
  });
}

async function violations(page: Page): Promise<string[]> {
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(axe);
  const results = await page.evaluate(
    (rules) =>
      (window as unknown as { axe: { run: (on: Document, how: object) => Promise<AxeResults> } }).axe.run(document, {
        runOnly: rules,
        // Who fails nothing is not described.
        resultTypes: ['violations'],
      }),
    RULES,
  );
  return results.violations.map(
    ({ id, help, nodes }) => `${id}: ${help} ${nodes.map((node) => node.html.slice(0, 160)).join(' | ')}`,
  );
}

async function sideways(page: Page): Promise<string[]> {
  const [wide, width] = await page.evaluate(() => [document.documentElement.scrollWidth, window.innerWidth] as const);
  return wide > width ? [`scrolls sideways: ${wide} px in ${width}`] : [];
}
