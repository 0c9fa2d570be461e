import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Browser, Locator, Page, Route } from 'playwright-core';
import { openStack } from '../setup/stack.js';
import { composer, open, rowOf } from './desk.js';
import { eventually } from './eventually.js';
import { askInTurn, chosen, shown } from './in-turn.js';
import { inventCitizen, post } from './square.js';
import { openChromium, openDesk } from './visit.js';

const { urls } = openStack();
let browser: Browser;
beforeAll(async () => {
  browser = await openChromium();
});
afterAll(() => browser.close());

/** Nearly each letter of it does something to a conversation, to the list or to what is chosen. */
const TEXT = 'eozaxjk EXIM 12 hallo';
/** What the desk tells the api without anybody asking for it. */
const BY_ITSELF = ['ReadConversation', 'AttendConversation', 'LeaveConversation', 'SaveDraft'];

interface Question {
  readonly operationName: string;
  readonly query: string;
  readonly variables: { readonly id?: string; readonly input?: unknown };
}
const questionOf = (route: Route) => route.request().postDataJSON() as Question;
const focused = (field: Locator) => field.evaluate((on) => on.matches(':focus'));
const dialogs = (page: Page) => page.locator('dialog').count();

/** Holds back what the api answers to some questions until `letIn`; `done` are the commands that went out. */
async function holdBack(page: Page, isHeld: (asked: Question) => boolean) {
  let letIn = () => {};
  const soon = new Promise<void>((resolve) => (letIn = resolve));
  const done: string[] = [];
  await page.route('**/graphql', async (route) => {
    const asked = questionOf(route);
    if (/^\s*mutation/.test(asked.query) && !BY_ITSELF.includes(asked.operationName)) done.push(asked.operationName);
    if (isHeld(asked)) await soon;
    await route.continue();
  });
  return { letIn, done };
}

/** A desk on which the conversation below the open one is chosen, and is not read until `letIn`. */
async function chooseUnread() {
  const desk = await openDesk(browser, urls, 'daan');
  const [first, second] = await askInTurn(urls, desk);
  const id = await rowOf(desk, second!).getAttribute('data-conversation-id');
  const held = await holdBack(desk, (asked) => asked.operationName === 'Conversation' && asked.variables.id === id);
  await desk.reload();
  await open(desk, first!);
  await desk.keyboard.press((await order(desk, first!)) < (await order(desk, second!)) ? 'j' : 'k');
  expect(await chosen(desk)).toBe(id);
  await eventually(
    () => desk.locator('[data-testid=conversation]').count(),
    (count) => count === 0,
  );
  return { desk, id, first: first!, ...held };
}

const order = async (page: Page, handle: string) =>
  Number(await rowOf(page, handle).locator('xpath=ancestor::li[1]').getAttribute('aria-posinset'));

test('what is typed behind r before the conversation is read is for its answer: all of it, in order, and nothing of it acts', async () => {
  const { desk, id, letIn, done } = await chooseUnread();
  await desk.keyboard.press('r');
  await desk.keyboard.type(TEXT);
  await desk.keyboard.press('Backspace');
  await desk.keyboard.press('Enter');
  await desk.keyboard.type('e');
  expect([await chosen(desk), await dialogs(desk)]).toEqual([id, 0]);
  letIn();
  await composer(desk).waitFor();
  await desk.keyboard.type('o!');
  await eventually(
    async () => [await shown(desk), await focused(composer(desk)), await composer(desk).inputValue()],
    ([pane, there, text]) => pane === id && there === true && text === `${TEXT.slice(0, -1)}\neo!`,
  );
  expect([await chosen(desk), await dialogs(desk), done]).toEqual([id, 0, []]);
  expect(await desk.locator('[data-testid=row-check]:checked').count()).toBe(0);
}, 120_000);

test('Escape and a click let go of what was typed before the conversation was read, and of the key before it', async () => {
  const { desk, id, first, letIn, done } = await chooseUnread();
  await desk.keyboard.press('n');
  await desk.keyboard.type('eo');
  await desk.keyboard.press('Escape');
  await desk.keyboard.press('r');
  await desk.keyboard.type('eo');
  await rowOf(desk, first).click();
  await open(desk, first);
  letIn();
  await desk.keyboard.press('j');
  await desk.keyboard.press('k');
  await open(desk, first);
  const row = desk.locator(`[data-testid=conversation-row][data-conversation-id="${id}"]`);
  for (const next of [rowOf(desk, first), row]) {
    await next.click();
    const own = await next.getAttribute('data-conversation-id');
    await eventually(
      () => shown(desk),
      (pane) => pane === own,
    );
    expect([await composer(desk).inputValue(), await focused(composer(desk))]).toEqual(['', false]);
  }
  expect([await dialogs(desk), done]).toEqual([0, []]);
}, 120_000);

test('what is typed behind the key of a dialog, for a conversation that is not read, is for the dialog', async () => {
  const { desk, id, letIn, done } = await chooseUnread();
  await desk.keyboard.press('t');
  await desk.keyboard.type('eoza');
  expect([await chosen(desk), await dialogs(desk)]).toEqual([id, 0]);
  letIn();
  const field = desk.locator('dialog input[type=search]');
  await field.waitFor();
  await desk.keyboard.type('x');
  await eventually(
    () => field.inputValue(),
    (text) => text === 'eozax',
  );
  expect([await chosen(desk), await shown(desk), done]).toEqual([id, id, []]);
}, 120_000);

test('what is typed for a conversation that cannot be read does nothing', async () => {
  const { desk, id, done } = await chooseUnread();
  await desk.route('**/graphql', (route) =>
    questionOf(route).operationName === 'Conversation' ? route.abort() : route.fallback(),
  );
  await desk.keyboard.press('r');
  await desk.keyboard.type(TEXT);
  expect([await chosen(desk), await dialogs(desk), done]).toEqual([id, 0, []]);
  await desk.keyboard.press('Escape');
  await desk.keyboard.press('j');
  await eventually(
    () => chosen(desk),
    (now) => now !== id,
  );
  expect([await dialogs(desk), done]).toEqual([0, []]);
}, 120_000);

test('what is typed behind the digit of an answer stands behind that answer', async () => {
  const desk = await openDesk(browser, urls, 'daan');
  await askInTurn(urls, desk);
  const before = await chosen(desk);
  const { letIn, done } = await holdBack(desk, (asked) => asked.operationName === 'RenderedAnswer');
  await desk.locator('.know-scroll article').first().waitFor();
  await desk.keyboard.press('1');
  await desk.keyboard.type(TEXT);
  expect([await chosen(desk), await dialogs(desk), done]).toEqual([before, 0, []]);
  letIn();
  await eventually(
    () => composer(desk).inputValue(),
    (text) => text.length > TEXT.length && text.endsWith(TEXT),
  );
}, 120_000);

test('what is typed behind the key of a dialog whose code comes late is for that dialog or for nobody', async () => {
  const desk = await openDesk(browser, urls, 'daan');
  let letIn = () => {};
  const soon = new Promise<void>((resolve) => (letIn = resolve));
  await desk.route(/-dialogs?-[^/]*\.js/, async (route) => {
    await soon;
    await route.continue();
  });
  await desk.reload();
  await askInTurn(urls, desk);
  const before = await chosen(desk);
  for (const key of ['t', 'e', 'f', '?']) {
    await desk.keyboard.press(key);
    await desk.keyboard.type('jakx');
    expect([await chosen(desk), await dialogs(desk)]).toEqual([before, 0]);
    await desk.keyboard.press('Escape');
  }
  // Called off, all four: what is pressed now is for the desk again.
  await desk.keyboard.press('j');
  await eventually(
    async () => [await chosen(desk), await shown(desk)],
    ([row, pane]) => row !== before && row === pane,
  );
  await desk.keyboard.press('t');
  await desk.keyboard.type('jakx');
  await desk.keyboard.press('Backspace');
  letIn();
  const field = desk.locator('dialog input[type=search]');
  await field.waitFor();
  await desk.keyboard.type('s');
  await eventually(
    () => field.inputValue(),
    (text) => text === 'jaks',
  );
  expect(await dialogs(desk)).toBe(1);
  expect(await desk.locator('[data-testid=row-check]:checked').count()).toBe(0);

  const last = await chosen(desk);
  // The first one empties the field, as in each search field.
  await desk.keyboard.press('Escape');
  await desk.keyboard.press('Escape');
  await desk.keyboard.press('k');
  await desk.keyboard.press('r');
  await desk.keyboard.type(TEXT);
  await eventually(
    async () => [await dialogs(desk), await chosen(desk), await shown(desk), await composer(desk).inputValue()],
    ([open, row, pane, text]) => open === 0 && row !== last && row === pane && text === TEXT,
  );
}, 120_000);

test('a key behind a note that is being kept is a command; what is typed in its field meanwhile, or behind a chosen name, stays', async () => {
  const desk = await openDesk(browser, urls, 'rianne');
  const citizen = await inventCitizen(urls, 'Bella');
  await post(urls, citizen, '@wormerland Wie belt mij terug over de vergunning?');
  await rowOf(desk, citizen).waitFor();
  await open(desk, citizen);
  let letIn = () => {};
  const soon = new Promise<void>((resolve) => (letIn = resolve));
  await desk.route('**/graphql', async (route) => {
    if (questionOf(route).operationName !== 'AddNote') return route.fallback();
    // It is kept, and everybody sees it; only whoever wrote it has no answer yet.
    const response = await route.fetch();
    await soon;
    return route.fulfill({ response });
  });
  await desk.keyboard.press('n');
  await desk.keyboard.type('Eerst bellen.');
  await desk.keyboard.press('Control+Enter');
  await desk.locator('.msg.note', { hasText: 'Eerst bellen.' }).waitFor();
  await desk.keyboard.press('h');
  await desk.locator('[data-testid=colleague]').first().waitFor();
  await desk.keyboard.press('Escape');
  await desk.keyboard.press('n');
  await desk.keyboard.type(' Dan schrijven.');
  letIn();
  const field = desk.locator('.composer.is-note textarea');
  await eventually(
    () => field.inputValue(),
    (text) => text === 'Eerst bellen. Dan schrijven.',
  );
  await desk.keyboard.press('Control+Enter');
  await eventually(
    () => field.inputValue(),
    (text) => text === '',
  );

  // A name is chosen by keyboard on a screen that is slow to draw: what is typed behind it stands behind it.
  await desk.evaluate(() => {
    window.requestAnimationFrame = (draw) => setTimeout(() => draw(performance.now()), 500) as unknown as number;
  });
  await desk.keyboard.press('n');
  await desk.keyboard.type('Weet jij dit, @San');
  const name = desk.locator('[data-testid=mention]', { hasText: 'Sanne Bakker' });
  await name.waitFor();
  await name.focus();
  await desk.keyboard.press('Enter');
  await desk.keyboard.type('?e');
  await desk.keyboard.press('Control+Enter');
  await desk.locator('.msg.note', { hasText: 'Weet jij dit, @Sanne Bakker ?e' }).waitFor();
  expect(await dialogs(desk)).toBe(0);
}, 120_000);
