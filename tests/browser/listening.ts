import type { Locator, Page } from 'playwright-core';

/** A place for a new query that no other test writes in. */
export const newQueryPath = (): string => `/zoekopdrachten/nieuw-${Math.random().toString(36).slice(2, 8)}`;

export const queryText = (page: Page): Locator => page.locator('[data-testid=query-text]');

/** The row of a query in the register. */
export const queryRow = (page: Page, name: string): Locator =>
  page.locator('[data-testid=query-row]', { hasText: name });

/** Opens the blocks and puts in the first one, all by keyboard. */
export async function putFirstBlock(page: Page, word: string): Promise<void> {
  await page.locator('[data-testid=block-first]').focus();
  await page.keyboard.press('Enter');
  await putBlock(page, word);
}

/** Writes a word in the form of a block that has the cursor, and puts it in. */
export async function putBlock(page: Page, word: string): Promise<void> {
  await page.locator('[data-testid=block-value]:focus').waitFor();
  await page.keyboard.type(word);
  await page.keyboard.press('Enter');
  await page.locator('[role=treeitem]:focus').waitFor();
}

/** Fills in why and until when, and saves; the register comes back. */
export async function explainAndSave(page: Page, name: string, purpose: string): Promise<void> {
  await page.locator('[data-testid=field-name]').focus();
  await page.keyboard.type(name);
  await page.locator('[data-testid=field-purpose]').focus();
  await page.keyboard.type(purpose);
  await page.keyboard.press('Enter');
  await queryRow(page, name).waitFor();
}
