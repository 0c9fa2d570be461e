import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { openStack } from '../setup/stack.js';
import { replyState, rowOf, send, walkTo } from './desk.js';
import { eventually } from './eventually.js';
import { inventCitizen, post } from './square.js';
import { openChromium, openDesk } from './visit.js';

const { urls } = openStack();
let browser: Browser;
beforeAll(async () => {
  browser = await openChromium();
});
afterAll(() => browser.close());

const dialog = (page: Page) => page.locator('dialog[open]');
const gone = (page: Page) => dialog(page).waitFor({ state: 'detached' });
const event = (page: Page, kind: string) => page.locator(`[data-testid=event][data-kind=${kind}]`);
const chip = (page: Page, text: string) => page.locator('.chips .chip', { hasText: text });

/** Presses Tab until the focus is on what is named so. */
async function tabTo(page: Page, name: string | RegExp): Promise<void> {
  for (let pressed = 0; pressed < 40; pressed += 1) {
    const at = await page.evaluate(() => {
      const on = document.activeElement;
      const label = on?.closest('label')?.textContent ?? '';
      return `${on?.textContent ?? ''} ${on?.getAttribute('title') ?? ''} ${label}`;
    });
    if (typeof name === 'string' ? at.includes(name) : name.test(at)) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`forty times Tab did not reach ${String(name)}`);
}

test('a day’s work of an agent by keyboard alone', async () => {
  const [desk, sanne] = [await openDesk(browser, urls, 'rianne'), await openDesk(browser, urls, 'sanne')];
  const citizen = await inventCitizen(urls, 'Dagmar');
  await post(urls, citizen, '@wormerland De container in de Dorpsstraat stinkt, wanneer wordt die geleegd?');
  await rowOf(desk, citizen).waitFor();
  const { keyboard } = desk;

  await walkTo(desk, citizen);
  await keyboard.press('a');
  await event(desk, 'TAKEN').waitFor();

  // What it is about: proposed with the word that says so; a person corrects one thing and takes the rest over.
  const proposal = desk.locator('[data-testid=proposal-TOPIC]');
  expect(await proposal.innerText()).toMatch(/Afval[^]*container/);
  await keyboard.press('d');
  await dialog(desk).waitFor();
  await keyboard.press('Tab');
  await keyboard.press('ArrowRight');
  await keyboard.press('Enter');
  await gone(desk);
  for (const words of ['Antwoord nodig', 'Soort Klacht', 'Onderwerp Afval', 'Gevoel Negatief', 'Afdeling Buitenruimte'])
    await chip(desk, words).waitFor();
  expect(await event(desk, 'INTERPRETED').last().innerText()).toContain('onderwerp: afval');

  await keyboard.press('m');
  await dialog(desk).waitFor();
  await keyboard.type('kliko dorp');
  await keyboard.press('Enter');
  await desk.locator('[data-testid=tag]', { hasText: 'kliko dorp' }).waitFor();
  await keyboard.press('Escape');
  await gone(desk);

  // A colleague is named in a note, and hears it.
  await keyboard.press('n');
  await keyboard.type('Weet jij de leegdag, @San');
  await desk.locator('[data-testid=mention]', { hasText: 'Sanne Bakker' }).waitFor();
  await keyboard.press('Tab');
  await tabTo(desk, '@Sanne Bakker');
  await keyboard.press('Enter');
  await keyboard.type('?');
  await keyboard.press('Control+Enter');
  await desk.locator('.msg.note', { hasText: '@Sanne Bakker' }).waitFor();
  await eventually(
    () =>
      sanne
        .locator('[data-testid=bell-count]')
        .innerText({ timeout: 500 })
        .catch(() => ''),
    (count) => Number.parseInt(count, 10) > 0,
  );

  // Handed over with a note; she takes it, promises, answers and closes.
  await keyboard.press('h');
  await desk.locator('[data-testid=colleague]').first().waitFor();
  await keyboard.type('Ik ga zo naar huis');
  await tabTo(desk, 'Sanne Bakker');
  await keyboard.press('Enter');
  await gone(desk);
  await event(desk, 'HANDED_OVER').waitFor();

  await walkTo(sanne, citizen);
  await sanne.keyboard.press('p');
  await dialog(sanne).waitFor();
  await sanne.keyboard.type('Donderdag is de container leeg');
  await sanne.keyboard.press('Enter');
  await gone(sanne);
  await sanne.locator('[data-testid=follow-up]').waitFor();

  await sanne.keyboard.press('r');
  await sanne.keyboard.type(`Dag ${citizen}, donderdag legen wij de container.`);
  await send(sanne);
  await replyState(sanne, 'SENT').waitFor();
  await sanne.keyboard.press('Escape');
  await sanne.keyboard.press('e');
  await sanne.locator('dialog [data-testid=close-confirm]').waitFor();
  expect(await dialog(sanne).innerText()).toMatch(/toezegging/);
  await tabTo(sanne, 'Via welk kanaal?');
  await sanne.keyboard.press('Enter');
  await tabTo(sanne, 'Sluit gesprek');
  await sanne.keyboard.press('Enter');
  await gone(sanne);
  await event(desk, 'CLOSED').waitFor();

  // Her colleague, who still has it open, opens it again, and lets it sleep.
  await keyboard.press('e');
  await event(desk, 'REOPENED').waitFor();
  await keyboard.press('s');
  await dialog(desk).waitFor();
  await tabTo(desk, /Blijf slapen/);
  await keyboard.press('Space');
  await keyboard.press('Shift+Tab');
  await keyboard.press('Enter');
  await gone(desk);
  await rowOf(desk, citizen).waitFor({ state: 'detached' });
}, 120_000);

test('several conversations at once, of one council; what is refused says why', async () => {
  const desk = await openDesk(browser, urls, 'rianne');
  const [first, second, other] = [
    await inventCitizen(urls, 'Bulkine'),
    await inventCitizen(urls, 'Bulkert'),
    await inventCitizen(urls, 'Oostert'),
  ];
  await post(urls, first, '@wormerland Mooi gedaan!');
  await post(urls, second, '@wormerland Fijn park!');
  await post(urls, other, '@oostzaan Fijn park!');
  for (const citizen of [first, second, other]) {
    await rowOf(desk, citizen).waitFor();
    await walkTo(desk, citizen);
    await desk.keyboard.press('v');
    // Said, and no longer proposed.
    await desk.locator('.chips .chip:not(.is-prop)', { hasText: 'Gevoel Positief' }).waitFor();
    await desk.keyboard.press('x');
  }
  const bulk = desk.locator('[data-testid=bulk]');
  expect(await bulk.innerText()).toMatch(/2 gesprekken gekozen[^]*Wormerland/);
  await desk.keyboard.press('Shift+M');
  await dialog(desk).waitFor();
  await desk.keyboard.type('compliment doorgeven');
  await desk.keyboard.press('Enter');
  await bulk.locator('[data-testid=bulk-outcome]', { hasText: 'Gedaan bij 2 gesprekken' }).waitFor();
  for (const citizen of [first, second]) {
    await walkTo(desk, citizen);
    await desk.locator('[data-testid=tag]', { hasText: 'compliment doorgeven' }).waitFor();
    await desk.keyboard.press('x');
  }
  await desk.keyboard.press('Shift+E');
  await dialog(desk).waitFor();
  await desk.keyboard.press('Enter');
  await rowOf(desk, first).waitFor({ state: 'detached' });
  await rowOf(desk, second).waitFor({ state: 'detached' });
  expect(await rowOf(desk, other).count()).toBe(1);
}, 90_000);
