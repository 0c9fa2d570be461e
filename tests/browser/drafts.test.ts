import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { openStack } from '../setup/stack.js';
import { composer, open, replyState, rowOf, send } from './desk.js';
import { eventually } from './eventually.js';
import { inventCitizen, post } from './square.js';
import { openChromium, openDesk, signInAgain } from './visit.js';

const { urls } = openStack();
let browser: Browser;
beforeAll(async () => {
  browser = await openChromium();
});
afterAll(() => browser.close());

const written = (page: Page, text: string) =>
  eventually(
    () => composer(page).inputValue(),
    (now) => now === text,
  );
const saved = (page: Page, words: string) => page.locator('.presence .saved', { hasText: words }).waitFor();

async function begin(name: string): Promise<{ desk: Page; citizen: string }> {
  const desk = await openDesk(browser, urls, 'rianne');
  const citizen = await inventCitizen(urls, name);
  await post(urls, citizen, '@wormerland Mag ik een boom kappen in mijn tuin?');
  await rowOf(desk, citizen).waitFor();
  await open(desk, citizen);
  return { desk, citizen };
}

test('a tab that crashes while one types loses nothing', async () => {
  const { desk } = await begin('Bram');
  const address = new URL(desk.url()).pathname;
  await composer(desk).pressSequentially('Voor een dikke boom is');
  const session = await desk.context().newCDPSession(desk);
  session.send('Page.crash').catch(() => undefined);
  await desk.waitForEvent('crash');

  const again = await desk.context().newPage();
  await signInAgain(again, urls, address);
  await composer(again).waitFor();
  await written(again, 'Voor een dikke boom is');
}, 90_000);

test('without a connection one writes on, and the draft reaches the server when it is back', async () => {
  const { desk, citizen } = await begin('Roos');
  await desk.context().setOffline(true);
  await composer(desk).fill('Dat hangt af van de dikte.');
  await saved(desk, 'Concept bewaard in deze browser');
  await desk.context().setOffline(false);
  await composer(desk).press('End');
  await desk.keyboard.type(' Meet de stam.');
  await saved(desk, 'Concept bewaard om');

  // Another browser of the same person knows nothing but what the server kept.
  const elsewhere = await openDesk(browser, urls, 'rianne');
  await open(elsewhere, citizen);
  await written(elsewhere, 'Dat hangt af van de dikte. Meet de stam.');
}, 90_000);

test('an answer that could not be sent stays written and says so', async () => {
  const { desk } = await begin('Karim');
  await composer(desk).fill('Vraag eerst een vergunning aan.');
  await saved(desk, 'Concept bewaard om');
  await desk.context().setOffline(true);
  await composer(desk).press('Control+Enter');
  const failure = desk.locator('[data-testid=composer] [role=alert]');
  const asked = desk.locator('[data-testid=confirm]');
  await failure.or(asked).first().waitFor();
  if (await asked.isVisible()) await desk.keyboard.press('Enter');
  await failure.waitFor();
  expect(await composer(desk).inputValue()).toBe('Vraag eerst een vergunning aan.');
}, 60_000);

test('an answer that was sent at once leaves no draft behind', async () => {
  const { desk, citizen } = await begin('Saar');
  await composer(desk).fill('Dat mag niet zomaar.');
  await send(desk);
  await replyState(desk, 'SENT').waitFor();
  const elsewhere = await openDesk(browser, urls, 'rianne');
  await elsewhere.locator('[data-testid=folder-tab][data-folder=WAITING]').click();
  await open(elsewhere, citizen);
  await replyState(elsewhere, 'SENT').waitFor();
  expect(await composer(elsewhere).inputValue()).toBe('');
}, 90_000);
