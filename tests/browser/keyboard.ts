/// <reference lib="dom" />
import type { Locator } from 'playwright-core';

/** More than any page has between two of its parts: how many rows it shows depends on what other suites made. */
const MOST_PRESSES = 300;

/**
 * Walks with Tab, or with Shift and Tab when it stands before the focus, until this element has the focus.
 * @throws Error when no Tab gets there
 */
export async function tabTo(goal: Locator): Promise<void> {
  await goal.waitFor();
  for (let presses = 0; presses < MOST_PRESSES; presses += 1) {
    const way = await goal.evaluate((element) => {
      const on = element.ownerDocument.activeElement ?? element.ownerDocument.body;
      if (on === element) return 'here';
      return element.compareDocumentPosition(on) & Node.DOCUMENT_POSITION_FOLLOWING ? 'Shift+Tab' : 'Tab';
    });
    if (way === 'here') return;
    await goal.page().keyboard.press(way);
  }
  throw new Error(`${MOST_PRESSES} times Tab did not reach ${String(goal)}`);
}
