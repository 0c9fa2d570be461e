import { afterAll, afterEach, beforeAll, expect, test } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { openStack } from '../setup/stack.js';
import { composer, open, replyState, rowOf, send } from './desk.js';
import { eventually } from './eventually.js';
import { answersTo, inventCitizen, post } from './square.js';
import { openChromium, openDesk, signInAgain } from './visit.js';

const { urls } = openStack();
let browser: Browser;
let shared: Page;
beforeAll(async () => {
  browser = await openChromium();
  shared = await openDesk(browser, urls, 'rianne');
}, 60_000);
afterAll(() => browser.close());
afterEach(async () => {
  const others = browser.contexts().filter((context) => context !== shared.context());
  await Promise.all(others.map((context) => context.close()));
});

const ownDesk = (person = 'rianne') => openDesk(browser, urls, person);

/** A question to a council, open on a desk with the cursor in the answer. */
async function begin(desk = shared, council = 'wormerland') {
  const citizen = await inventCitizen(urls, 'Petra');
  const { id } = await post(urls, citizen, `@${council} Mijn bak is niet geleegd. Wat nu?`);
  await rowOf(desk, citizen).waitFor();
  await open(desk, citizen);
  await desk.keyboard.press('r');
  await composer(desk).and(desk.locator(':focus')).waitFor();
  return { desk, citizen, id };
}

const hint = (page: Page, kind: string) => page.locator(`[data-testid=hint][data-kind=${kind}]`);
const checked = (page: Page) => page.locator('#composer-checks[data-done=true]').waitFor();
const sendButton = (page: Page) => page.locator('[data-testid=send]');
const text = (page: Page) => composer(page).inputValue();

async function takeBlock(page: Page, words: string): Promise<void> {
  await page.keyboard.type(` /${words}`);
  await page.locator('[data-testid=block][aria-selected=true]', { hasText: new RegExp(words, 'i') }).waitFor();
  await page.keyboard.press('Enter');
  await page.locator('[data-testid=block-picker]').waitFor({ state: 'detached' });
}

test('a / puts templates at the cursor, and greeting, answer and closing stack', async () => {
  const { desk } = await begin();
  await takeBlock(desk, 'dag met naam');
  await eventually(
    () => text(desk),
    (now) => now === 'Dag Petra,',
  );
  await takeBlock(desk, 'paspoort');
  await eventually(
    () => text(desk),
    (now) => now.length > 60,
  );
  await takeBlock(desk, 'fijne dag');
  const whole = await eventually(
    () => text(desk),
    (now) => now.endsWith('\n\nFijne dag!'),
  );
  expect(whole.startsWith('Dag Petra,\n\n')).toBe(true);
  expect(whole.match(/Dag Petra/g)).toHaveLength(1);
  await desk.keyboard.type(' en/of 1/2');
  expect(await desk.locator('[data-testid=block-picker]').count()).toBe(0);
}, 60_000);

test('hints say why, are repaired with one key, and a word of our own is learnt', async () => {
  const { desk } = await begin();
  const own = `blorkbak${Math.random()
    .toString(36)
    .replace(/[^a-z]/g, '')
    .slice(0, 4)}q`;
  await desk.keyboard.type(`Dag Petra, dat is gebuert. Je ${own} komt zeker vrijdag.`);
  await hint(desk, 'promise').waitFor();
  await desk.keyboard.press('Alt+Enter');
  await eventually(
    () => text(desk),
    (now) => now.includes('komt naar verwachting vrijdag'),
  );
  await hint(desk, 'spelling').filter({ hasText: 'gebuert' }).getByRole('button', { name: 'gebeurt' }).waitFor();
  await checked(desk);
  await desk.keyboard.press('Alt+Enter');
  await eventually(
    () => text(desk),
    (now) => now.includes('dat is gebeurt.'),
  );
  await hint(desk, 'spelling').filter({ hasText: own }).waitFor();
  await desk.keyboard.press('Alt+w');
  await hint(desk, 'spelling').waitFor({ state: 'detached' });
  expect(await sendButton(desk).isEnabled()).toBe(true);

  // A colleague's browser knows the word from the council's list.
  const colleague = await openDesk(browser, urls, 'sanne');
  await colleague.locator('[data-testid=conversation-row][data-tenant=WOR]').first().click();
  await composer(colleague).fill(`Dag, je ${own} is er.`);
  await checked(colleague);
  expect(await hint(colleague, 'spelling').count()).toBe(0);
}, 90_000);

test('what everybody could read of a person is found, and an open variable blocks', async () => {
  const { desk } = await begin();
  await desk.keyboard.type('Dag Petra, klopt 06-12345678 nog?');
  await hint(desk, 'personal').waitFor();
  await desk.keyboard.press('Alt+Enter');
  await eventually(
    () => text(desk),
    (now) => now === 'Dag Petra, klopt nog?',
  );
  await desk.keyboard.press('End');
  await desk.keyboard.type(' Groet, {{naam}}');
  await desk.locator('[data-testid=missing]', { hasText: 'naam' }).waitFor();
  expect(await sendButton(desk).isDisabled()).toBe(true);
  await desk.keyboard.press('Control+Enter');
  expect(await replyState(desk, 'QUEUED').count()).toBe(0);
}, 60_000);

test('too long an answer shows its parts and goes out as they stand', async () => {
  const { desk, id } = await begin();
  const sentence = 'Wij legen de bakken in jouw straat deze week op vrijdag in plaats van op donderdag. ';
  await composer(desk).fill(`Dag Petra, ${sentence.repeat(8)}`);
  await desk.locator('[data-testid=parts] summary').focus();
  await desk.keyboard.press('Enter');
  const parts = await desk.locator('[data-testid=part] p').allTextContents();
  expect(parts.length).toBeGreaterThan(1);
  expect(parts[0]).toMatch(new RegExp(` 1/${parts.length}$`));
  expect(parts.at(-1)).toMatch(/ \^RV$/);
  await send(desk);
  const first = await eventually(
    () => answersTo(urls, 'wormerland', id),
    (answers) => answers.length === 1,
  );
  expect(first[0]!.text).toContain(parts[0]);
}, 60_000);

const PICTURE = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);

test('a picture needs its text, stays with the draft through a crash, and goes out', async () => {
  const { desk } = await begin(await ownDesk());
  const address = new URL(desk.url()).pathname;
  await desk.keyboard.type('Dag Petra, zo zet je hem neer.');
  const chooser = desk.waitForEvent('filechooser');
  await desk.locator('.add-file').focus();
  await desk.keyboard.press('Enter');
  await (await chooser).setFiles({ name: 'bak.png', mimeType: 'image/png', buffer: PICTURE });
  await desk.locator('[data-testid=attachment]', { hasText: 'bak.png' }).waitFor();
  expect(await sendButton(desk).isDisabled()).toBe(true);
  await desk.locator('[data-testid=alt]').focus();
  await desk.keyboard.type('Een bak met het handvat naar de weg');
  await eventually(
    () => sendButton(desk).isEnabled(),
    (enabled) => enabled,
  );

  const session = await desk.context().newCDPSession(desk);
  session.send('Page.crash').catch(() => undefined);
  await desk.waitForEvent('crash');
  const again = await desk.context().newPage();
  await signInAgain(again, urls, address);
  await composer(again).waitFor();
  await eventually(
    () => again.locator('[data-testid=alt]').inputValue(),
    (alt) => alt === 'Een bak met het handvat naar de weg',
  );
  await send(again);
  // The picture is brought to the network first, which takes a second turn of the worker.
  await replyState(again, 'SENT').waitFor({ timeout: 40_000 });
  expect(await again.locator('[data-testid=attachment]').count()).toBe(0);
}, 120_000);

test('a file that is refused says why, and can be taken away', async () => {
  const { desk } = await begin();
  await desk.keyboard.type('Dag Petra, zie de bijlage.');
  const svg = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>');
  await desk.locator('[data-testid=file]').setInputFiles({ name: 'a.png', mimeType: 'image/png', buffer: svg });
  const upload = desk.locator('[data-testid=upload]', { has: desk.getByRole('alert') });
  await upload.waitFor();
  expect(await sendButton(desk).isDisabled()).toBe(true);
  await upload.getByRole('button', { name: 'Haal weg' }).press('Enter');
  await eventually(
    () => sendButton(desk).isEnabled(),
    (enabled) => enabled,
  );
}, 60_000);

test('what the same person wrote on another device is kept beside what is written here', async () => {
  const { desk, citizen } = await begin(await ownDesk());
  const saved = (page: Page, words: string) => page.locator('.presence .saved', { hasText: words }).waitFor();
  await desk.context().setOffline(true);
  await composer(desk).fill('Dag Petra, offline geschreven.');
  await saved(desk, 'Concept bewaard in deze browser');
  const elsewhere = await openDesk(browser, urls, 'rianne');
  await open(elsewhere, citizen);
  await composer(elsewhere).fill('Dag Petra, op de tablet geschreven.');
  await saved(elsewhere, 'Concept bewaard om');
  await desk.context().setOffline(false);
  await composer(desk).press('End');
  await desk.keyboard.type(' En verder.');
  const other = desk.locator('[data-testid=other-draft]', { hasText: 'op de tablet geschreven' });
  await other.waitFor();
  expect(await text(desk)).toBe('Dag Petra, offline geschreven. En verder.');
  await other.getByRole('button', { name: 'Wissel' }).press('Enter');
  await eventually(
    () => text(desk),
    (now) => now === 'Dag Petra, op de tablet geschreven.',
  );
  await desk.locator('[data-testid=other-draft]', { hasText: 'offline geschreven. En verder.' }).waitFor();
}, 90_000);

async function setListening(page: Page, on: boolean): Promise<void> {
  await page.goto(`${urls.web}/beheer`);
  const choice = page.locator('[data-testid=listening-switch]');
  await choice.waitFor();
  if ((await choice.isChecked()) === on) return;
  await choice.focus();
  await page.keyboard.press('Space');
  await page.locator('[data-testid=save-signing]').focus();
  await page.keyboard.press('Enter');
  await page.locator('[data-testid=save-signing]:disabled').waitFor();
}

test('in the listening month one writes and nothing is sent', async () => {
  const { desk } = await begin(await ownDesk('daan'), 'purmerend');
  const admin = await desk.context().newPage();
  await signInAgain(admin, urls, '/beheer');
  try {
    await setListening(admin, true);
    await desk.locator('[data-testid=listening]').waitFor();
    await composer(desk).fill('Dag Petra, vrijdag komt de wagen.');
    expect(await sendButton(desk).isDisabled()).toBe(true);
  } finally {
    await setListening(admin, false);
  }
  await desk.locator('[data-testid=listening]').waitFor({ state: 'detached' });
  await eventually(
    () => sendButton(desk).isEnabled(),
    (enabled) => enabled,
  );
}, 90_000);
