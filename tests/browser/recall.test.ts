import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import pg from 'pg';
import type { Browser, Page } from 'playwright-core';
import { openStack } from '../setup/stack.js';
import { expectClean } from './axe-check.js';
import { composer, replyState, rowOf, send, walkTo } from './desk.js';
import { eventually } from './eventually.js';
import { answersTo, inventCitizen, post } from './square.js';
import { openChromium, openDesk, openPage, signIn } from './visit.js';

const stack = openStack();
const { urls } = stack;
const mark = Math.random().toString(36).slice(2, 7);
const title = `Zwembad ${mark}`;
const WRONG = `Het zwembad ${mark} is deze zomer elke dag open van negen tot vijf uur en kost drie euro.`;
const RIGHT = `Het zwembad ${mark} is deze zomer gesloten; in het najaar gaat het weer open voor iedereen.`;
const own = 'Neem uw kinderen mee.';
let browser: Browser;
beforeAll(async () => {
  browser = await openChromium();
});
afterAll(() => browser.close());

/** Zaanstad shared it and Wormerland follows it. */
async function shareIt(): Promise<string> {
  const database = new pg.Client(stack.database.admin);
  await database.connect();
  const content = { title, topic: 'Sport', greeting: '', body: WRONG, closing: '', block: 'BODY' };
  const [templateId, itemId] = [randomUUID(), randomUUID()];
  const known = [templateId, itemId, title, WRONG];
  const author = `app.tenant t join app.partnership_member x on x.member_id = t.id join app.membership m on m.tenant_id = t.id and m.initials = 'LK' where t.code = 'ZAA'`;
  await database.query(
    `insert into app.template (tenant_id, id, item_id, title, topic, greeting, body, closing, version, published_version, updated_at, updated_by)
     select t.id, $1, $2, $3, 'Sport', '', $4, '', 1, 1, now(), m.principal_id from ${author}`,
    known,
  );
  await database.query(
    `insert into app.template_version (tenant_id, template_id, version, title, topic, greeting, body, closing, saved_at, saved_by)
     select t.id, $1, 1, $2, 'Sport', '', $3, '', now(), m.principal_id from ${author}`,
    [templateId, title, WRONG],
  );
  await database.query(
    `insert into app.library_item (partnership_id, id, author_tenant_id, version, title, topic, greeting, body, closing, publisher_code, publisher_name, publisher_kind,
       publisher_theme, published_at) select x.partnership_id, $1, t.id, 1, $2, 'Sport', '', $3, '', t.code, t.name, t.kind, t.theme, now() from ${author}`,
    [itemId, title, WRONG],
  );
  await database.query(
    `insert into app.library_version (partnership_id, item_id, version, author_tenant_id, kind, content, published_at)
     select x.partnership_id, $1, 1, t.id, 'TEMPLATE', $2, now() from ${author}`,
    [itemId, JSON.stringify(content)],
  );
  await database.query(
    `insert into app.adoption (tenant_id, partnership_id, item_id, state, adopted_version, base_version, content, base, publisher, decided_at, decided_by)
     select w.id, i.partnership_id, i.id, 'FOLLOW', 1, 1, $2, $2, jsonb_build_object('id', i.author_tenant_id, 'code', i.publisher_code, 'name', i.publisher_name,
       'kind', i.publisher_kind, 'theme', i.publisher_theme), now(), w.id from app.library_item i, app.tenant w where i.id = $1 and w.code = 'WOR'`,
    [itemId, JSON.stringify(content)],
  );
  await database.end();
  return templateId;
}

/** Takes it from the list of all answers, by keyboard. */
async function insert(desk: Page): Promise<void> {
  await desk.locator('#gesprek').focus();
  await desk.keyboard.press('t');
  await desk.locator('input[aria-controls=template-options]').waitFor();
  await desk.keyboard.type(title);
  await desk.locator('#template-options [role=option]', { hasText: title }).waitFor();
  await desk.keyboard.press('Enter');
  await eventually(
    () => composer(desk).inputValue(),
    (text) => text.includes(WRONG),
  );
}

const bar = (page: Page) => page.locator('[data-testid=recall-bar]');
async function press(page: Page, testId: string): Promise<void> {
  await page.locator(`[data-testid=${testId}]`).first().focus();
  await page.keyboard.press('Enter');
}

/** All by keyboard: from the button to the last Enter. */
async function recall(page: Page): Promise<void> {
  await press(page, 'recall-open');
  const form = page.locator('[data-testid=recall-form]');
  await form.waitFor();
  await form.locator('textarea').first().focus();
  await page.keyboard.type('Het zwembad is dicht door een storing.');
  await page.keyboard.press('Tab');
  await page.keyboard.type(RIGHT);
  await page.keyboard.press('Tab');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await page.locator('[data-testid=recall-said]', { hasText: 'Niemand kan deze versie nog versturen' }).waitFor();
}

test('an answer is called back while a neighbour writes with it: the composer says so, keeps the text and offers the right one', async () => {
  const templateId = await shareIt();
  const desk = await openDesk(browser, urls, 'rianne');
  const citizens = [await inventCitizen(urls, 'Ria'), await inventCitizen(urls, 'Bas')] as const;
  const asked = [];
  for (const citizen of citizens)
    asked.push(await post(urls, citizen, '@wormerland Hoe laat gaat het zwembad open en wat kost het?'));
  for (const citizen of citizens) await rowOf(desk, citizen).waitFor();
  await walkTo(desk, citizens[0]);
  await insert(desk);
  await send(desk);
  await replyState(desk, 'SENT').waitFor();

  await walkTo(desk, citizens[1]);
  await insert(desk);
  await eventually(
    () => composer(desk).evaluate((box: HTMLTextAreaElement) => box === document.activeElement && box.selectionStart),
    (at) => at !== false && at > WRONG.length - 1,
  );
  await desk.keyboard.type(` ${own}`);
  const source = await openPage(browser);
  await signIn(source, urls, 'lotte', `/bibliotheek/${templateId}`);
  await recall(source);

  await bar(desk).waitFor({ timeout: 10_000 });
  expect(await bar(desk).innerText()).toContain('Het zwembad is dicht door een storing.');
  const written = await composer(desk).inputValue();
  expect(written).toContain(WRONG);
  expect(written).toContain(own);
  await composer(desk).press('Control+Enter');
  await desk.locator('[data-testid=composer] [role=alert]', { hasText: 'teruggeroepen' }).waitFor();
  await expectClean(desk);

  await press(desk, 'use-correction');
  await eventually(
    () => composer(desk).inputValue(),
    (text) => text === RIGHT,
  );
  await bar(desk).waitFor({ state: 'detached' });
  // What was written by hand stands beside it.
  expect(await desk.locator('#composer-checks').innerText()).toContain(own);
  await send(desk);
  await replyState(desk, 'SENT').waitFor();
  const answers = await answersTo(urls, 'wormerland', asked[1]!.id);
  expect(answers.map(({ text }) => text)).toEqual([expect.stringContaining(RIGHT)]);

  const list = await openPage(browser);
  await signIn(list, urls, 'rianne', '/bibliotheek/teruggeroepen');
  const picker = list.getByRole('group', { name: 'Deelnemer' }).first();
  await picker.getByRole('button', { name: 'Wormerland' }).focus();
  await list.keyboard.press('Enter');
  const card = list.locator('[data-testid=recall]', { hasText: title });
  await card.locator('[data-testid=recall-message]').waitFor();
  expect(await card.locator('[data-testid=recall-message]').count()).toBe(1);
  expect(await card.innerText()).toContain('1 keer verstuurd');
  await card.locator('[data-testid=prepare]').focus();
  await list.keyboard.press('Enter');
  await list.waitForURL(/\/werkvoorraad\//);
  await eventually(
    () => composer(list).inputValue(),
    (text) => text === RIGHT,
  );
}, 240_000);
