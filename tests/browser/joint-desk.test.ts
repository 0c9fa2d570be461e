import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Browser, Page, Route } from 'playwright-core';
import { ask as wire } from '../isolation/wire/ask.js';
import { fetchToken } from '../isolation/wire/mint.js';
import { openStack } from '../setup/stack.js';
import { replyState, rightCouncil, rowOf, undoBar, walkTo } from './desk.js';
import { answersTo, inventCitizen, post } from './square.js';
import { openChromium, openDesk, signInAgain } from './visit.js';

const stack = openStack();
const { urls } = stack;
let browser: Browser;
beforeAll(async () => {
  browser = await openChromium();
});
afterAll(() => browser.close());

const councils = {
  wormerland: { code: 'WOR', name: 'Wormerland', question: 'Wanneer is de milieustraat open?' },
  oostzaan: { code: 'OOS', name: 'Oostzaan', question: 'Wanneer is de bibliotheek open?' },
} as const;
type Council = keyof typeof councils;

async function ask(council: Council, name: string): Promise<{ citizen: string; id: string }> {
  const citizen = await inventCitizen(urls, name);
  const { id } = await post(urls, citizen, `@${council} ${councils[council].question}`);
  return { citizen, id };
}

/** Down the list by keyboard, into the answer, and out with it; says whether a second look was asked. */
async function answer(page: Page, citizen: string, text: string): Promise<string | undefined> {
  // A tab behind another one gets no keys.
  await page.bringToFront();
  await page.keyboard.press('Escape');
  await walkTo(page, citizen);
  await page.keyboard.press('r');
  await page.keyboard.type(text);
  await page.keyboard.press('Control+Enter');
  await undoBar(page).or(rightCouncil(page)).first().waitFor();
  const asked = (await rightCouncil(page).isVisible()) ? await page.locator('dialog h2').innerText() : undefined;
  if (asked) await page.keyboard.press('Enter');
  await replyState(page, 'SENT').waitFor();
  return asked;
}

test('one agent answers for two councils in two tabs; each answer leaves by the account of its council', async () => {
  const [wor, oos] = [await ask('wormerland', 'Daphne'), await ask('oostzaan', 'Egbert')];
  const first = await openDesk(browser, urls, 'rianne');
  const second = await first.context().newPage();
  await signInAgain(second, urls);
  for (const page of [first, second]) {
    await rowOf(page, wor.citizen).waitFor();
    await rowOf(page, oos.citizen).waitFor();
  }
  // Each row says in text for whom it is.
  expect(await rowOf(first, wor.citizen).innerText()).toContain('WOR');
  expect(await rowOf(first, oos.citizen).innerText()).toContain('OOS');

  await answer(first, wor.citizen, 'Tot vier uur.');
  await answer(second, oos.citizen, 'Tot zes uur.');
  for (const [council, { id }] of [
    ['wormerland', wor],
    ['oostzaan', oos],
  ] as const) {
    expect(await answersTo(urls, council, id)).toHaveLength(1);
  }
  expect(await answersTo(urls, 'oostzaan', wor.id)).toEqual([]);
  expect(await answersTo(urls, 'wormerland', oos.id)).toEqual([]);
}, 120_000);

test('going on for the other council in one tab takes a deliberate yes, both ways', async () => {
  const [wor, oos] = [await ask('wormerland', 'Fleur'), await ask('oostzaan', 'Gerben')];
  const desk = await openDesk(browser, urls, 'rianne');
  await rowOf(desk, wor.citizen).waitFor();
  await rowOf(desk, oos.citizen).waitFor();
  await answer(desk, wor.citizen, 'Tot vier uur.');
  expect(await answer(desk, oos.citizen, 'Tot zes uur.')).toBe('Je antwoordt nu als Oostzaan');
  const again = await ask('wormerland', 'Hilde');
  await rowOf(desk, again.citizen).waitFor();
  expect(await answer(desk, again.citizen, 'Tot vier uur.')).toBe('Je antwoordt nu als Wormerland');
}, 120_000);

test('of a council that does not answer the desk says so, and works on for the other one', async () => {
  const oos = await ask('oostzaan', 'Ineke');
  const desk = await openDesk(browser, urls, 'rianne');
  const down = await tenantId('WOR');
  const cut = (route: Route) =>
    route.request().headers()['samenspraak-tenant'] === down ? route.abort() : route.continue();
  await desk.route('**/graphql', cut);
  await desk.reload();
  await desk.locator('[data-testid=failed-parts]', { hasText: 'Wormerland laadt nu niet.' }).waitFor();
  await rowOf(desk, oos.citizen).waitFor();
  await answer(desk, oos.citizen, 'Tot zes uur.');
  expect(await answersTo(urls, 'oostzaan', oos.id)).toHaveLength(1);

  await desk.unroute('**/graphql', cut);
  await desk.locator('[data-testid=failed-parts] button').press('Enter');
  await desk.locator('[data-testid=failed-parts]').waitFor({ state: 'detached' });
  await desk.locator('[data-testid=conversation-row][data-tenant=WOR]').first().waitFor();
}, 120_000);

test('what is done at once is done for one council: a row of the other one is not chosen beside it', async () => {
  const [wor, oos] = [await ask('wormerland', 'Jelle'), await ask('oostzaan', 'Karin')];
  const desk = await openDesk(browser, urls, 'rianne');
  await rowOf(desk, wor.citizen).waitFor();
  await rowOf(desk, oos.citizen).waitFor();
  const chosen = desk.locator('.list li:has(input[type=checkbox]:checked)');
  await walkTo(desk, wor.citizen);
  await desk.keyboard.press('x');
  await chosen.first().waitFor();
  await walkTo(desk, oos.citizen);
  await desk.keyboard.press('x');
  expect(await chosen.count()).toBe(1);
  expect(await chosen.innerText()).toContain(wor.citizen);
}, 120_000);

/** The id of a council that Rianne works for. */
async function tenantId(code: string): Promise<string> {
  const token = await fetchToken(stack, 'rianne');
  const { data } = await wire(urls.web, { token }, '{ me { memberships { tenant { id code } } } }');
  const { memberships } = data!['me'] as { memberships: { tenant: { id: string; code: string } }[] };
  return memberships.find(({ tenant }) => tenant.code === code)!.tenant.id;
}
