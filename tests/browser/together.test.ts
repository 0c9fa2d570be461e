import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Browser, Locator, Page, Route } from 'playwright-core';
import { openStack } from '../setup/stack.js';
import { expectClean } from './axe-check.js';
import { composer, replyState, rowOf, send, undoBar, walkTo } from './desk.js';
import { eventually } from './eventually.js';
import { answersTo, inventCitizen, post } from './square.js';
import { openChromium, openDesk } from './visit.js';

const { urls } = openStack();
/** What the issue asks: a second agent sees the first within two seconds. */
const SOON = 2_000;
/** What takes a decision and an answer first. */
const AFTER_A_CLICK = 6_000;
let browser: Browser;
let rianne: Page;
let sanne: Page;
beforeAll(async () => {
  browser = await openChromium();
  [rianne, sanne] = [await openDesk(browser, urls, 'rianne'), await openDesk(browser, urls, 'sanne')];
}, 90_000);
afterAll(() => browser.close());

const presence = (page: Page): Locator => page.locator('[data-testid=presence]');
const hold = (page: Page): Locator => page.locator('[data-testid=hold]');
const heldDialog = (page: Page): Locator => page.locator('dialog [data-testid=confirm]');

/** A question of a citizen nobody knows, which both have in their list. */
async function ask(name: string): Promise<{ citizen: string; id: string }> {
  const citizen = await inventCitizen(urls, name);
  const { id } = await post(urls, citizen, '@wormerland Waar kan ik mijn paspoort ophalen?');
  await Promise.all([rowOf(rianne, citizen).waitFor(), rowOf(sanne, citizen).waitFor()]);
  return { citizen, id };
}

/** By keyboard alone: out of the text, down the list, into the answer. */
async function goTo(page: Page, citizen: string): Promise<void> {
  await page.keyboard.press('Escape');
  await walkTo(page, citizen);
}

/** Begins the day with this conversation, so that nobody is asked whether it is the right council. */
async function startAt(page: Page, citizen: string): Promise<void> {
  const id = await rowOf(page, citizen).getAttribute('data-conversation-id');
  await page.goto(`${urls.web}/werkvoorraad/${id}`);
  await goTo(page, citizen);
}

test('who looks, who writes and whose the answer is: two agents in one conversation, by keyboard alone', async () => {
  const { citizen, id } = await ask('Anouk');
  await goTo(rianne, citizen);
  await goTo(sanne, citizen);
  await presence(rianne).getByText('Sanne Bakker kijkt mee').waitFor({ timeout: SOON });
  await presence(sanne).getByText('Rianne Visser kijkt mee').waitFor({ timeout: SOON });

  await rianne.keyboard.press('r');
  await rianne.keyboard.type('Uw paspoort ligt');
  await presence(sanne).getByText('Rianne Visser schrijft').waitFor({ timeout: SOON });
  await hold(sanne).getByText('Rianne Visser schrijft een antwoord.').waitFor({ timeout: SOON });
  await rianne.locator('.presence .saved', { hasText: 'Concept bewaard om' }).waitFor();
  expect(await composer(sanne).inputValue()).toBe('');
  await expectClean(sanne);

  // An own text of the second one goes nowhere without a decision.
  await sanne.keyboard.press('r');
  await sanne.keyboard.type('Kom langs.');
  await sanne.keyboard.press('Control+Enter');
  await heldDialog(sanne).waitFor();
  expect(await sanne.locator('dialog h2').innerText()).toBe('Rianne Visser schrijft een antwoord');
  await expectClean(sanne);
  await sanne.keyboard.press('Escape');
  await heldDialog(sanne).waitFor({ state: 'detached' });
  expect(await answersTo(urls, 'wormerland', id)).toEqual([]);
  expect(await composer(sanne).inputValue()).toBe('Kom langs.');

  await composer(sanne).press('Control+a');
  await sanne.keyboard.press('Delete');
  await sanne.keyboard.press('Escape');
  await sanne.keyboard.press('o');
  await hold(rianne).getByText('Sanne Bakker heeft het antwoord overgenomen.').waitFor({ timeout: AFTER_A_CLICK });
  expect(await composer(rianne).inputValue()).toBe('Uw paspoort ligt');
  await expectClean(rianne);
  await eventually(
    () => composer(sanne).inputValue(),
    (text) => text === 'Uw paspoort ligt',
  );

  await sanne.keyboard.press('r');
  await sanne.keyboard.press('End');
  await sanne.keyboard.type(' klaar bij de balie.');
  await send(sanne);
  await replyState(sanne, 'SENT').waitFor();
  // The hold ended with the answer; the text of the first one is still hers.
  await hold(rianne).waitFor({ state: 'detached', timeout: AFTER_A_CLICK });
  expect(await composer(rianne).inputValue()).toBe('Uw paspoort ligt');
  expect(await answersTo(urls, 'wormerland', id)).toHaveLength(1);
}, 120_000);

test('of two who send at the same moment one answer goes out, and the other keeps its text', async () => {
  const { citizen, id } = await ask('Berend');
  await Promise.all([startAt(rianne, citizen), startAt(sanne, citizen)]);
  // Both believe to be alone: neither hears of the other.
  await Promise.all([rianne, sanne].map((page) => page.route('**/graphql', dropPresence)));
  for (const page of [rianne, sanne]) {
    await page.keyboard.press('r');
    await page.keyboard.type('De balie is open tot vijf uur.');
  }
  await Promise.all([rianne, sanne].map((page) => composer(page).press('Control+Enter')));
  const refused = (page: Page) =>
    page.locator('[data-testid=composer] [role=alert], dialog [data-testid=confirm]').first();
  const outcome = async (page: Page) => {
    await undoBar(page).or(refused(page)).first().waitFor();
    return (await undoBar(page).isVisible()) ? 'sent' : 'refused';
  };
  const outcomes = await Promise.all([outcome(rianne), outcome(sanne)]);
  expect([...outcomes].sort()).toEqual(['refused', 'sent']);
  const loser = outcomes[0] === 'refused' ? rianne : sanne;
  await loser.keyboard.press('Escape');
  expect(await composer(loser).inputValue()).toBe('De balie is open tot vijf uur.');
  await replyState(loser, 'SENT').waitFor();
  expect(await answersTo(urls, 'wormerland', id)).toHaveLength(1);
  await Promise.all([rianne, sanne].map((page) => page.unroute('**/graphql', dropPresence)));
}, 120_000);

test('who closes the tab is gone at once; whose browser dies is gone by itself', async () => {
  const { citizen } = await ask('Carla');
  await goTo(sanne, citizen);
  const context = rianne.context();
  const tab = await context.newPage();
  await tab.goto(`${urls.web}/aanmelden`);
  await tab.locator('[data-testid=sign-in]:enabled').click();
  await tab.waitForURL((url) => url.origin === urls.web && !url.pathname.startsWith('/aanmelden'));
  await rowOf(tab, citizen).waitFor();
  await goTo(tab, citizen);
  await presence(sanne).getByText('Rianne Visser kijkt mee').waitFor({ timeout: SOON });
  await tab.close({ runBeforeUnload: true });
  await presence(sanne).waitFor({ state: 'detached', timeout: SOON });

  await goTo(rianne, citizen);
  await presence(sanne).getByText('Rianne Visser kijkt mee').waitFor({ timeout: SOON });
  const session = await context.newCDPSession(rianne);
  session.send('Page.crash').catch(() => undefined);
  await presence(sanne).waitFor({ state: 'detached', timeout: 40_000 });
}, 120_000);

/** Keeps from a page what it would hear of others, and from others what it would tell of itself. */
async function dropPresence(route: Route): Promise<void> {
  const { operationName } = route.request().postDataJSON() as { operationName?: string };
  if (operationName === 'AttendConversation' || operationName === 'Together') return route.abort();
  return route.continue();
}
