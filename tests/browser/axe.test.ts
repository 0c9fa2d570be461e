/// <reference lib="dom" />
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { AxeResults } from 'axe-core';
import type { Browser, Page } from 'playwright-core';
import { openStack } from '../setup/stack.js';
import { SCREENS } from './screens.js';
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

test.each(SCREENS)(
  'the screen $name has no violations at three widths and never scrolls sideways',
  async (screen) => {
    const page = await openPage(browser, { bypassCSP: true });
    await screen.open(page, { urls, signIn, browser });
    const found: string[] = [];
    for (const colorScheme of DARK.test(screen.name) ? (['light', 'dark'] as const) : (['light'] as const)) {
      await page.emulateMedia({ colorScheme });
      for (const [width, height] of WIDTHS) {
        await page.setViewportSize({ width, height });
        await page.waitForTimeout(200);
        found.push(...(await violations(page)).map((one) => `${width} ${colorScheme}: ${one}`));
        found.push(...(await sideways(page)));
      }
    }
    await page.setViewportSize({ width: 320, height: 640 });
    await page.waitForTimeout(200);
    found.push(...(await sideways(page)));
    await page.context().close();
    expect(found).toEqual([]);
  },
  120_000,
);

async function violations(page: Page): Promise<string[]> {
  await page.evaluate(axe);
  const results = await page.evaluate(
    (rules) =>
      (window as unknown as { axe: { run: (on: Document, how: object) => Promise<AxeResults> } }).axe.run(document, {
        runOnly: rules,
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
