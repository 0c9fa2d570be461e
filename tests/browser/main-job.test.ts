/// <reference lib="dom" />
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { openStack } from '../setup/stack.js';
import { composer, replyState, rowOf, send, undoBar, walkTo } from './desk.js';
import { eventually } from './eventually.js';
import { answersTo, inventCitizen, post } from './square.js';
import { openChromium, openDesk, openPage, openSquare, signIn } from './visit.js';

const { urls } = openStack();
let browser: Browser;
beforeAll(async () => {
  browser = await openChromium();
});
afterAll(() => browser.close());

/** Answered questions of a council in the running month, as the comparison shows them. */
const answeredBy = (page: Page, council: string) =>
  page
    .locator('section[aria-labelledby=h-rr] [data-testid=comparison-row]', { hasText: council })
    .locator('td')
    .first()
    .innerText()
    .then((text) => Number(text.replace('.', '')));

test('a citizen asks, an agent answers by keyboard alone, the citizen reads it, and the figure changes', async () => {
  const figures = await openPage(browser);
  await signIn(figures, urls, 'sanne', '/vergelijking');
  await figures.getByRole('button', { name: 'Wormerland' }).click();
  await figures.locator('[data-testid=comparison-row]').first().waitFor();
  const before = await answeredBy(figures, 'Wormerland');

  const citizen = await inventCitizen(urls, 'Petra');
  const square = await openSquare(browser, urls, citizen);
  const desk = await openDesk(browser, urls, 'rianne');
  await square.locator('[data-testid=post-text]').fill('@wormerland Hoe kan ik een nieuw paspoort aanvragen?');
  await square.locator('[data-testid=post-submit]').click();
  const question = square.locator('[data-testid=status]', { hasText: 'nieuw paspoort' }).first();
  const questionId = (await question.getAttribute('data-status-id'))!;

  await rowOf(desk, citizen).waitFor();
  await walkTo(desk, citizen);
  await desk.keyboard.press('Enter');
  await desk.keyboard.press('a');
  await rowOf(desk, citizen).locator('.av.is-me').waitFor();

  await desk.keyboard.press('t');
  await desk.keyboard.type('aanvragen');
  await desk.locator('#template-options [role=option]', { hasText: 'Paspoort of ID-kaart aanvragen' }).waitFor();
  await desk.keyboard.press('Enter');
  await eventually(
    () => composer(desk).inputValue(),
    (text) => text.includes('Dag Petra'),
  );
  await desk.keyboard.press('Escape');
  await desk.keyboard.press('r');
  await desk.keyboard.press('Control+End');
  await desk.keyboard.type(' Succes!');
  await send(desk);

  const seen = await countDown(desk);
  expect(seen[0]).toBeLessThanOrEqual(5);
  expect(seen.length).toBeGreaterThanOrEqual(3);
  expect(seen).toEqual([...seen].sort((a, b) => b - a));
  await replyState(desk, 'SENT').waitFor();

  const reply = question.locator('[data-testid=reply]');
  await reply.waitFor();
  expect(await reply.innerText()).toMatch(/Gemeente Wormerland[^]*Dag Petra[^]*Succes![^]*\^RV/);
  expect(await answersTo(urls, 'wormerland', questionId)).toHaveLength(1);

  await eventually(
    () => answeredBy(figures, 'Wormerland'),
    (count) => count === before + 1,
  );

  await desk.keyboard.press('Escape');
  await desk.keyboard.press('e');
  await desk.locator('dialog [data-testid=close-confirm]').waitFor();
  await desk.keyboard.press('Enter');
  await rowOf(desk, citizen).waitFor({ state: 'detached' });
  await desk.getByRole('button', { name: 'Gesloten' }).click();
  await rowOf(desk, citizen).waitFor();
}, 180_000);

test('a post that only names a place of one municipality reaches the desk of that municipality', async () => {
  const desk = await openDesk(browser, urls, 'rianne');
  const citizen = await inventCitizen(urls, 'Joris');
  await post(urls, citizen, 'Er ligt al een week een omgewaaide boom op het fietspad in Jisp. Wie ruimt die op?');
  const row = rowOf(desk, citizen);
  await row.waitFor();
  expect(await row.getAttribute('data-tenant')).toBe('WOR');
}, 60_000);

test('a post stands on the desk within a second', async () => {
  const desk = await openDesk(browser, urls, 'rianne');
  const citizen = await inventCitizen(urls, 'Meetpost');
  await watchPaint(desk, 'meetpunt');
  const times: number[] = [];
  for (let number = 1; number <= 20; number += 1) {
    const council = number % 2 ? 'wormerland' : 'oostzaan';
    const { accepted_at } = await post(urls, citizen, `@${council} meetpunt${number}: is het loket vandaag open?`);
    await desk.waitForFunction((word) => (window as unknown as Painted).painted.has(word), `meetpunt${number}`, {
      timeout: 20_000,
    });
    const painted = await desk.evaluate(
      (word) => (window as unknown as Painted).painted.get(word)!,
      `meetpunt${number}`,
    );
    times.push(painted - Date.parse(accepted_at));
  }
  times.sort((a, b) => a - b);
  const [p50, p95] = [times[9]!, times[18]!];
  process.stdout.write(`post accepted to painted row: p50 ${p50} ms, p95 ${p95} ms, most ${times[19]} ms (20 posts)\n`);
  // The promise is one second; a busy machine that runs the suites gets three.
  expect(p95).toBeLessThanOrEqual(3000);
}, 180_000);

interface Painted {
  painted: Map<string, number>;
}

/** Notes for each word that begins so at what moment the frame with its row was painted. */
function watchPaint(page: Page, start: string): Promise<void> {
  return page.evaluate((begin) => {
    const painted = ((window as unknown as Painted).painted = new Map<string, number>());
    const waiting = new Set<string>();
    new MutationObserver(() => {
      for (const row of document.querySelectorAll('[data-testid=conversation-row]')) {
        const word = new RegExp(`${begin}\\d+`).exec(row.textContent)?.[0];
        if (!word || waiting.has(word)) continue;
        waiting.add(word);
        requestAnimationFrame(() => setTimeout(() => painted.set(word, Date.now()), 0));
      }
    }).observe(document.body, { childList: true, subtree: true, characterData: true });
  }, start);
}

/** The seconds that the undo bar showed, one after the other, until it was gone. */
async function countDown(page: Page): Promise<number[]> {
  const bar = undoBar(page).locator('b');
  const seen: number[] = [];
  for (;;) {
    const text = await bar.textContent({ timeout: 500 }).catch(() => null);
    const second = /\d+/.exec(text ?? '')?.[0];
    if (second === undefined) return seen;
    if (seen.at(-1) !== Number(second)) seen.push(Number(second));
    await page.waitForTimeout(100);
  }
}
