import type { Locator, Page } from 'playwright-core';

const MOST_KEYS = 200;

/** The row of a citizen in the list. */
export const rowOf = (page: Page, handle: string): Locator =>
  page.locator('[data-testid=conversation-row]', { hasText: handle });

export const composer = (page: Page): Locator => page.locator('[data-testid=composer] textarea');

/** Opens the conversation of a citizen with a click and waits until one can write in it. */
export async function open(page: Page, handle: string): Promise<void> {
  await rowOf(page, handle).click();
  await shown(page, handle);
}

/** Walks the list with `j` and `k` until the conversation of this citizen is the open one. */
export async function walkTo(page: Page, handle: string): Promise<void> {
  const row = rowOf(page, handle);
  const current = page.locator('[data-testid=conversation-row][aria-current=true]');
  let pressed = 0;
  while (pressed < MOST_KEYS) {
    // The choice in the list counts: the address is written a moment after it.
    if ((await row.getAttribute('aria-current')) === 'true') return shown(page, handle);
    const steps = (await placeOf(row)) - ((await current.count()) > 0 ? await placeOf(current) : 0);
    // Rows come in while one walks: after these steps one looks again.
    for (let step = 0; step < Math.max(1, Math.abs(steps)); step += 1, pressed += 1) {
      await page.keyboard.press(steps < 0 ? 'k' : 'j');
    }
  }
  throw new Error(`${MOST_KEYS} times j or k did not reach ${handle}`);
}

const placeOf = async (row: Locator) =>
  Number(await row.locator('xpath=ancestor::li[1]').getAttribute('aria-posinset'));

async function shown(page: Page, handle: string): Promise<void> {
  await page.locator('#gesprek #h-conv', { hasText: handle }).waitFor();
  await composer(page).waitFor();
}

export const undoBar = (page: Page): Locator => page.locator('[data-testid=undo-bar]');

/** The question whether this is the right council, when one answers for another than before. */
export const rightCouncil = (page: Page): Locator => page.locator('dialog [data-testid=confirm]');

/** Sends by keyboard what is written; says yes when asked whether this is the right council. */
export async function send(page: Page): Promise<void> {
  await composer(page).press('Control+Enter');
  await undoBar(page).or(rightCouncil(page)).first().waitFor();
  if (await rightCouncil(page).isVisible()) await page.keyboard.press('Enter');
  await undoBar(page).waitFor();
}

/** How far the newest answer of the open conversation has come. */
export const replyState = (page: Page, state: string): Locator =>
  page.locator(`[data-testid=reply-state][data-state=${state}]`);
