/// <reference lib="dom" />
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { AxeResults } from 'axe-core';
import type { Browser, Page } from 'playwright-core';
import { openStack } from '../setup/stack.js';
import { composer, open, rowOf } from './desk.js';
import { eventually } from './eventually.js';
import { inventCitizen, post } from './square.js';
import { openChromium, openDesk, openPage, signIn } from './visit.js';

const { urls, logs } = openStack();
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const GROEN = 'groen@wormerland.test';
const PHONE = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true, bypassCSP: true };

let browser: Browser;
let desk: Page;
beforeAll(async () => {
  browser = await openChromium();
  desk = await openDesk(browser, urls, 'rianne', { bypassCSP: true });
}, 60_000);
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

/** A new message of a citizen, opened at Rianne's desk. */
async function receive(name: string, text: string): Promise<void> {
  const citizen = await inventCitizen(urls, name);
  await post(urls, citizen, `@wormerland ${text}`);
  await rowOf(desk, citizen).waitFor();
  await open(desk, citizen);
  await desk.locator('[data-testid=ask-colleague]').waitFor();
}

const press = async (page: Page, testId: string, key = 'Enter') => {
  await page.locator(`[data-testid=${testId}]`).first().focus();
  await page.keyboard.press(key);
};

/** Asks the green department by keyboard. @returns the link in the mail that it got */
async function askGroen(question: string): Promise<{ link: string; mail: Mail }> {
  const before = (await mailsTo(GROEN)).length;
  await press(desk, 'ask-colleague');
  await desk.locator('[data-testid=ask-contact]').focus();
  await desk.keyboard.type('Groen');
  await desk.locator('[data-testid=ask-text]').focus();
  await desk.keyboard.type(question);
  await press(desk, 'ask-check');
  await desk.locator('[data-testid=ask-preview]').waitFor();
  await expectClean(desk, 'dialog');
  expect(await desk.locator('[data-testid=ask-sent]').innerText()).toBe(question);
  await press(desk, 'ask-send');
  await desk.locator('dialog').waitFor({ state: 'detached' });
  const mails = await eventually(
    () => mailsTo(GROEN),
    (all) => all.length > before,
  );
  const mail = mails.toSorted((one, other) => other.number - one.number)[0]!;
  return { mail, link: /https?:\/\/\S+\/vraag#[\w-]{43}/.exec(mail.text)![0] };
}

async function visit(link: string): Promise<Page> {
  const page = await openPage(browser, PHONE);
  await page.goto(link);
  return page;
}

async function expectClean(page: Page, part = 'body'): Promise<void> {
  await page.evaluate(axe);
  const { violations } = await page.evaluate(
    (within) => (window as unknown as { axe: { run(part: string): Promise<AxeResults> } }).axe.run(within),
    part,
  );
  expect(violations.map((one) => `${one.id}: ${one.nodes[0]?.html}`)).toEqual([]);
  expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true);
}

test('a colleague answers by a link on a phone, and the answer stands in the conversation', async () => {
  await receive('Truus', 'Wanneer wordt het riet bij de Wormerringdijk gemaaid?');
  const question = 'Wanneer maaien jullie het riet langs de dijk?';
  const { link, mail } = await askGroen(question);
  expect(mail.subject).toBe('Wormerland: Rianne Visser heeft een vraag voor je');
  expect(`${mail.subject}${mail.text}${mail.html}`).not.toMatch(/riet|dijk|Truus/i);

  const asked: string[] = [];
  const phone = await visit(link);
  phone.on('request', (request) => asked.push(request.url()));
  await phone.locator('[data-testid=visit-question]', { hasText: question }).waitFor();
  expect(new URL(phone.url()).hash).toBe('');
  await expectClean(phone);
  await phone.locator('[data-testid=visit-answer]').focus();
  await phone.keyboard.type('In week 42 <b>maait</b> het waterschap.');
  await phone.keyboard.press('Tab');
  await phone.keyboard.press('Enter');
  await phone.locator('[data-testid=visit-done]').waitFor();
  await expectClean(phone);
  expect(asked.every((url) => url.startsWith(urls.web))).toBe(true);

  const answer = desk.locator('[data-testid=colleague-answer]');
  await answer.waitFor();
  await expectClean(desk, '[data-testid=colleague-panel]');
  expect(await answer.innerText()).toContain('In week 42 <b>maait</b> het waterschap.');
  await press(desk, 'use-answer');
  await eventually(
    () => composer(desk).inputValue(),
    (text) => text.includes('In week 42'),
  );
  const again = await visit(link);
  await again.locator('[data-testid=visit-answered]', { hasText: 'beantwoord op' }).waitFor();
  await expectClean(again);
  const token = link.split('#')[1]!;
  await phone.context().close();
  await again.context().close();
  for (const file of [logs.api, logs.worker]) expect(readFileSync(file, 'utf8')).not.toContain(token);
}, 90_000);

test('an answer becomes an article, or a template, without the citizen and with its source; nothing is saved before that', async () => {
  await receive('Trijntje', 'Wanneer komt de hovenier?');
  const { link } = await askGroen('Wanneer snoeien jullie bij Trijntje?');
  const phone = await visit(link);
  await phone.locator('[data-testid=visit-answer]').focus();
  await phone.keyboard.type('In maart. Trijntje kan bellen: 06-12345678.');
  await press(phone, 'visit-send');
  await phone.locator('[data-testid=visit-done]').waitFor();
  await phone.context().close();
  await desk.locator('[data-testid=colleague-answer]', { hasText: 'In maart' }).waitFor();
  const conversation = desk.url();

  await press(desk, 'keep-kennis');
  await desk.locator('[data-testid=keep-preview]').waitFor();
  await expectClean(desk, 'dialog');
  const goes = await desk.locator('[data-testid=keep-text]').innerText();
  expect(goes).toContain('In maart. [naam] kan bellen: [telefoonnummer].');
  expect(goes).not.toMatch(/Trijntje|06-/);
  await desk.keyboard.press('Enter');
  const title = desk.locator('[data-testid=article-title]');
  await title.waitFor();
  expect(await title.inputValue()).toBe('Wanneer snoeien jullie bij [naam]?');
  await expectClean(desk, '[data-testid=article-editor]');
  const written = await desk
    .locator('[data-testid=article-editor] textarea')
    .evaluateAll((all) => all.map((one) => (one as HTMLTextAreaElement).value).join());
  expect(written).toMatch(/In maart\..*Antwoord van .*[Gg]roen/s);
  await press(desk, 'save-article');
  await desk.waitForURL((url) => /^\/kennis\/[0-9a-f-]{36}$/.test(url.pathname));

  await desk.goto(conversation);
  await desk.locator('[data-testid=colleague-answer]', { hasText: 'In maart' }).waitFor();
  await press(desk, 'keep-bibliotheek');
  await desk.locator('[data-testid=keep-preview]').waitFor();
  await desk.keyboard.press('Enter');
  const editor = desk.locator('[data-testid=template-editor]');
  await editor.waitFor();
  const fields = await editor
    .locator('input, textarea')
    .evaluateAll((all) => all.map((one) => (one as HTMLInputElement).value).join());
  expect(fields).toMatch(/In maart\..*Antwoord van .*[Gg]roen/s);
  // Left without saving: nothing of it is in the library.
  await desk.goto(`${urls.web}/bibliotheek`);
  await desk.locator('[data-testid=library-row]').first().waitFor();
  expect(await desk.locator('main, nav').allInnerTexts()).not.toContain('Wanneer snoeien');
  await desk.goto(`${urls.web}/werkvoorraad`);
  await desk.locator('[data-testid=conversation-row]').first().waitFor();
}, 90_000);

test('who asked takes the question back while the colleague writes: what was typed can be taken along', async () => {
  await receive('Wiebe', 'Mag ik hier zwemmen?');
  const { link } = await askGroen('Mag je zwemmen in de Zaan?');
  const phone = await visit(link);
  await phone.locator('[data-testid=visit-answer]').focus();
  await phone.keyboard.type('Liever niet bij de brug.');
  await press(desk, 'revoke-question');
  await desk.locator('[data-testid=colleague-question][data-state=REVOKED]').waitFor();
  await press(phone, 'visit-send');
  await phone.locator('[data-testid=visit-gone]').waitFor();
  expect(await phone.locator('[data-testid=visit-kept]').inputValue()).toBe('Liever niet bij de brug.');
  await expectClean(phone);
  const wrong = await visit(link.replace(/#.*/, `#${'A'.repeat(43)}`));
  const text = (page: Page) => page.locator('[data-testid=visit-gone]').innerText();
  expect(await text(wrong)).toBe(await text(phone));
}, 90_000);

test('neighbours get the question without the citizen, and only who asked reads the answer', async () => {
  await receive('Jikke', 'Mag ik mijn heg zelf snoeien?');
  const mark = Math.random()
    .toString(36)
    .replace(/[^a-z]/g, '')
    .slice(0, 6);
  await press(desk, 'ask-colleague');
  await desk.locator('dialog input[name=audience]').first().focus();
  await desk.keyboard.press('ArrowDown');
  await desk.locator('[data-testid=ask-text]').focus();
  await desk.keyboard.type(`Mag Jikke haar heg ${mark} snoeien? Bel 06-12345678.`);
  await press(desk, 'ask-check');
  const sent = `Mag [naam] haar heg ${mark} snoeien? Bel [telefoonnummer].`;
  await desk.locator('[data-testid=ask-sent]', { hasText: sent }).waitFor();
  await press(desk, 'ask-send');
  await desk.locator('dialog').waitFor({ state: 'detached' });

  const lotte = await openPage(browser, { bypassCSP: true });
  await signIn(lotte, urls, 'lotte', '/vragen');
  const item = lotte.locator('[data-testid=neighbour-question]', { hasText: mark });
  await item.waitFor();
  expect(await item.innerText()).toContain(sent);
  await item.locator('[data-testid=neighbour-answer]').focus();
  await lotte.keyboard.type('Bij ons mag het buiten de broedtijd.');
  await lotte.keyboard.press('Tab');
  await lotte.keyboard.press('Enter');
  await expectClean(lotte, 'main');
  await lotte.locator('[data-testid=question-said]', { hasText: 'verstuurd aan Wormerland' }).waitFor();
  await desk.locator('[data-testid=colleague-answer]', { hasText: 'buiten de broedtijd' }).waitFor();

  const noor = await openPage(browser);
  await signIn(noor, urls, 'noor', '/vragen');
  await noor.locator('[data-testid=neighbour-question]', { hasText: mark }).waitFor();
  expect(await noor.locator('main').innerText()).not.toContain('broedtijd');
}, 90_000);
