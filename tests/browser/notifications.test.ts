/// <reference lib="dom" />
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { openStack } from '../setup/stack.js';
import { open, rowOf } from './desk.js';
import { eventually } from './eventually.js';
import { inventCitizen, post } from './square.js';
import { openChromium, openDesk, openPage, signIn } from './visit.js';

const { urls } = openStack();
const WITHIN_MS = 30_000;

let browser: Browser;
beforeAll(async () => {
  browser = await openChromium();
});
afterAll(() => browser.close());

interface Mail {
  readonly number: number;
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  readonly html: string;
}

const mailsTo = async (address: string): Promise<Mail[]> =>
  ((await (await fetch(`${urls.mailbox}/mails.json`)).json()) as Mail[]).filter((mail) => mail.to === address);

const bellCount = (page: Page): Promise<number> =>
  page.evaluate(() => Number.parseInt(document.querySelector('[data-testid=bell-count]')?.textContent ?? '0', 10));

/** Chooses on the settings page how a person is told of a kind, for the council that is shown first. */
async function choose(page: Page, kind: string, choice: string): Promise<void> {
  const select = page.locator(`[data-testid=kind-choice][data-kind=${kind}]`);
  await select.waitFor();
  await select.selectOption(choice);
  await page.locator('.notice-saved', { hasText: 'Bewaard' }).waitFor();
}

/** A colleague gives the conversation of this citizen away. */
async function give(page: Page, citizen: string, to: string): Promise<string> {
  await rowOf(page, citizen).waitFor();
  await open(page, citizen);
  await page.locator('[data-testid=assign-to]').click();
  await page.locator('[data-testid=colleague]', { hasText: to }).click();
  await page.locator('dialog').waitFor({ state: 'detached' });
  return (await rowOf(page, citizen).getAttribute('data-conversation-id'))!;
}

test('who is given a conversation hears it at once in the product, and by mail without a word of the citizen', async () => {
  const settings = await openPage(browser);
  await signIn(settings, urls, 'rianne', '/meldingen/instellingen');
  for (const council of ['Oostzaan', 'Wormerland']) {
    await settings.locator('.pick-t button', { hasText: council }).click();
    await choose(settings, 'CONVERSATION_ASSIGNED', 'MAIL');
  }
  await settings.context().close();
  const [rianne, sanne] = [await openDesk(browser, urls, 'rianne'), await openDesk(browser, urls, 'sanne')];
  await rianne.locator('[data-testid=bell]').waitFor();
  await rianne.waitForTimeout(500);
  const before = await bellCount(rianne);
  const loads: string[] = [];
  rianne.on('framenavigated', (frame) => loads.push(frame.url()));

  const citizen = await inventCitizen(urls, 'Zwaantje');
  await post(urls, citizen, '@wormerland Mijn kliko bij de Zwaluwlaan is omgewaaid en gebarsten');
  const conversationId = await give(sanne, citizen, 'Rianne Visser');

  await eventually(
    () => bellCount(rianne),
    (count) => count > before,
    WITHIN_MS,
  );
  expect(loads).toEqual([]);

  const mail = await eventually(
    async () => (await mailsTo('rianne@samenspraak.test')).find((one) => one.text.includes(conversationId)),
    (found) => found !== undefined,
    WITHIN_MS,
  );
  expect(mail!.subject).toBe('Wormerland: Sanne Bakker wees een gesprek aan je toe.');
  expect(`${mail!.subject}${mail!.text}${mail!.html}`).not.toMatch(/kliko|Zwaluwlaan|Zwaantje|fictief/i);

  const mailbox = await openPage(browser);
  await mailbox.goto(`${urls.mailbox}/?aan=rianne`);
  await mailbox.locator('[data-testid=mail-row]').first().click();
  expect(await mailbox.locator('[data-testid=mail-text]').innerText()).toContain('/meldingen/instellingen');

  await rianne.locator('[data-testid=bell]').focus();
  await rianne.keyboard.press('Enter');
  const notice = rianne.locator('dialog [data-testid=notice][data-kind=CONVERSATION_ASSIGNED]').first();
  await notice.waitFor();
  expect(await notice.innerText()).toContain('Sanne Bakker wees een gesprek aan je toe.');
  const unread = await bellCount(rianne);
  await notice.focus();
  await rianne.keyboard.press('Enter');
  await rianne.waitForURL(`**/werkvoorraad/${conversationId}`);
  await eventually(
    () => bellCount(rianne),
    (count) => count < unread,
    WITHIN_MS,
  );
}, 180_000);

test('an agent of another council hears and gets nothing of it', async () => {
  const [lotte, sanne] = [await openDesk(browser, urls, 'lotte'), await openDesk(browser, urls, 'sanne')];
  const citizen = await inventCitizen(urls, 'Jelle');
  await post(urls, citizen, '@wormerland Is het gemeentehuis morgen open?');
  await give(sanne, citizen, 'Rianne Visser');
  await lotte.waitForTimeout(2_000);
  await lotte.locator('[data-testid=bell]').click();
  await lotte.locator('dialog :is(.notices, .state)').waitFor();
  expect(await lotte.locator('dialog').innerText()).not.toContain('Sanne Bakker');
  expect(await mailsTo('lotte@samenspraak.test')).toEqual([]);
}, 120_000);

test('all is read with one press, also from the page with everything', async () => {
  const sanne = await openDesk(browser, urls, 'sanne');
  const citizen = await inventCitizen(urls, 'Fenna');
  await post(urls, citizen, '@wormerland Waar lever ik oude verf in?');
  await give(sanne, citizen, 'Rianne Visser');
  const page = await openPage(browser);
  await signIn(page, urls, 'rianne', '/meldingen');
  await page.locator('[data-testid=notice]').first().waitFor();
  await page.locator('[data-testid=read-all]').click();
  await eventually(
    () => bellCount(page),
    (count) => count === 0,
    WITHIN_MS,
  );
  // The bell and the page ask for themselves: either may be the first to know.
  await eventually(
    () => page.locator('.notice.is-new').count(),
    (count) => count === 0,
    WITHIN_MS,
  );
}, 120_000);
