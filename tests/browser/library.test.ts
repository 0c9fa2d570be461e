import { afterAll, beforeAll, expect, test } from '@jest/globals';
import pg from 'pg';
import type { Browser, Page } from 'playwright-core';
import { openStack } from '../setup/stack.js';
import { composer, open, replyState, rowOf, send } from './desk.js';
import { eventually } from './eventually.js';
import { answersTo, inventCitizen, post } from './square.js';
import { openChromium, openDesk, openPage, signIn } from './visit.js';

const stack = openStack();
const { urls } = stack;
const mark = Math.random().toString(36).slice(2, 7);
const title = `Rijbewijs kwijt ${mark}`;
const variable = 'link.rijbewijs';
const value = `https://www.wormerland.example/${mark}`;
let browser: Browser;
beforeAll(async () => {
  browser = await openChromium();
});
afterAll(() => browser.close());

async function choose(page: Page, council: string, path: string, person = 'sanne'): Promise<void> {
  await signIn(page, urls, person, path);
  await page.getByRole('group', { name: 'Deelnemer' }).getByRole('button', { name: council }).click();
}

test('Oostzaan shares a template, Wormerland follows it and fills it with its own facts, and an empty place stops the answer', async () => {
  const source = await openPage(browser);
  await choose(source, 'Oostzaan', '/bibliotheek/nieuw', 'rianne');
  await source.getByLabel('Titel').fill(title);
  await source.getByLabel('Onderwerp').fill('Rijbewijs');
  await source.getByLabel('Aanhef', { exact: true }).fill('Dag {{afzender.naam}},');
  await source.getByLabel('Antwoord', { exact: true }).fill(`U regelt het via {{${variable}}}.`);
  await source.getByRole('button', { name: 'Bewaren' }).click();
  await source.getByLabel('Wat is er nieuw?').fill('Eerste versie');
  await source.locator('[data-testid=publish]').click();
  await source.getByRole('heading', { name: 'Versie 1 wacht op akkoord' }).waitFor();
  const colleague = await openPage(browser);
  await choose(colleague, 'Oostzaan', '/bibliotheek');
  await colleague.locator('[data-testid=library-row][data-group=asked]', { hasText: title }).click();
  await colleague.locator('[data-testid=agree]').click();

  await forgetFact();
  const library = await openPage(browser);
  await choose(library, 'Wormerland', '/bibliotheek');
  await library.locator('[data-testid=library-row][data-group=offered]', { hasText: title }).click();
  await library.getByRole('heading', { name: title }).waitFor();
  await library.locator('[data-testid=save-choice]').click();
  await library.locator('[data-testid=library-row][data-group=adopted]', { hasText: title }).waitFor();
  await library.locator('main', { hasText: `Vul in voor jullie gemeente: ${variable}` }).waitFor();

  const desk = await openDesk(browser, urls, 'rianne');
  const citizen = await inventCitizen(urls, 'Wim');
  const asked = await post(urls, citizen, '@wormerland Ik ben mijn rijbewijs kwijt. Wat nu?');
  await rowOf(desk, citizen).waitFor();
  await open(desk, citizen);
  await insert(desk);
  expect(await composer(desk).inputValue()).toContain(`{{${variable}}}`);
  expect(await desk.locator('[data-testid=send]').isDisabled()).toBe(true);
  await desk.locator('.ck.is-bad', { hasText: variable }).waitFor();

  const settings = await openPage(browser);
  await choose(settings, 'Wormerland', '/beheer');
  const fact = settings.locator(`[data-testid=variable-row][data-variable="${variable}"]`);
  await fact.locator('.needs').waitFor();
  await fact.locator('input').fill(value);
  await fact.getByRole('button').click();
  await fact.locator('.needs').waitFor({ state: 'detached' });

  await composer(desk).fill('');
  await insert(desk);
  await eventually(
    () => composer(desk).inputValue(),
    (text) => text.includes('Dag Wim,') && text.includes(`U regelt het via ${value}.`),
  );
  await send(desk);
  await replyState(desk, 'SENT').waitFor();
  const [sent] = await answersTo(urls, 'wormerland', asked.id);
  expect(sent!.text).toMatch(new RegExp(`Dag Wim,[^]*${value}[^]*\\^RV`));
  const where = desk.locator('.msg.out', { hasText: value });
  expect(await where.innerText()).toMatch(new RegExp(`${title}[^]*Oostzaan`));
}, 180_000);

/** The demo knows every fact of every council; Wormerland has not said this one yet. */
async function forgetFact(): Promise<void> {
  const database = new pg.Client(stack.database.admin);
  await database.connect();
  await database.query(
    "delete from app.variable v using app.tenant t where t.id = v.tenant_id and t.code = 'WOR' and v.name = $1",
    [variable],
  );
  await database.end();
}

/** Takes the template from the list of all, by keyboard. */
async function insert(desk: Page): Promise<void> {
  await desk.locator('#gesprek').focus();
  await desk.keyboard.press('t');
  await desk.keyboard.type(title);
  await desk.locator('#template-options [role=option]', { hasText: title }).waitFor();
  await desk.keyboard.press('Enter');
  await eventually(
    () => composer(desk).inputValue(),
    (text) => text !== '',
  );
}
