import type { Page } from 'playwright-core';
import { open, rowOf } from './desk.js';
import { inventCitizen, post } from './square.js';
import type { Urls } from './visit.js';

const idOf = (page: Page, selector: string) => page.locator(selector).getAttribute('data-conversation-id');

/** The conversation that is chosen in the list. */
export const chosen = (page: Page) => idOf(page, '[data-testid=conversation-row][aria-current=true]');

/** The conversation that stands beside the list. */
export const shown = (page: Page) => idOf(page, '[data-testid=conversation]');

/**
 * Citizens nobody knows, one below the other in the list of Purmerend, the first one open; others may have left drafts with those of
 * the demo. Not in Wormerland, where most suites work: a list shows fifty, and what comes after them comes with a page of its own.
 */
export async function askInTurn(urls: Urls, page: Page): Promise<string[]> {
  const handles: string[] = [];
  for (const place of ['de haven', 'het park', 'de kerk', 'het station']) {
    const citizen = await inventCitizen(urls, 'Haast');
    await post(urls, citizen, `@purmerend Waarom is het licht bij ${place} uit?`);
    await rowOf(page, citizen).waitFor();
    handles.push(citizen);
  }
  await open(page, handles[0]!);
  return handles;
}
