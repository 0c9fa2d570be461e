/// <reference lib="dom" />
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { expect } from '@jest/globals';
import type { AxeResults } from 'axe-core';
import type { Page } from 'playwright-core';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** What a change of width or colours sets going has come to rest, and was painted. */
export async function settled(page: Page): Promise<void> {
  await page.evaluate(async () => {
    const frame = () => new Promise<void>((done) => requestAnimationFrame(() => done()));
    await frame();
    await document.fonts.ready;
    const ending = document.getAnimations().filter((one) => Number(one.effect?.getComputedTiming().endTime) < 5_000);
    await Promise.all(ending.map((one) => one.finished.catch(() => undefined)));
    for (let n = 0; n < 3; n += 1) await frame();
  });
}

/** What is wrong with a page as it is now, a line each. */
export async function violations(page: Page): Promise<string[]> {
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

/** Expects no violations in a state that a test has come to, light and dark; the focus and the width stay. */
export async function expectClean(page: Page): Promise<void> {
  const found: string[] = [];
  for (const colorScheme of ['dark', 'light'] as const) {
    await page.emulateMedia({ colorScheme });
    await settled(page);
    found.push(...(await violations(page)).map((one) => `${colorScheme}: ${one}`));
  }
  expect(found).toEqual([]);
}
