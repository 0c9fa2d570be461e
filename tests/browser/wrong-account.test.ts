import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import {
  buildSchema,
  getNamedType,
  isInputObjectType,
  isListType,
  isNonNullType,
  type GraphQLInputObjectType,
  type GraphQLInputType,
} from 'graphql';
import type { Browser, Page } from 'playwright-core';
import { ask } from '../isolation/wire/ask.js';
import { fetchToken } from '../isolation/wire/mint.js';
import { openStack } from '../setup/stack.js';
import { composer, open, rightCouncil, rowOf, undoBar } from './desk.js';
import { answersTo, inventCitizen, post } from './square.js';
import { openChromium, openDesk } from './visit.js';

const stack = openStack();
const { urls } = stack;
let browser: Browser;
beforeAll(async () => {
  browser = await openChromium();
});
afterAll(() => browser.close());

/** A question to each council, with the first one open: that is the council one answers for. */
async function standBetween(desk: Page) {
  const [here, there] = [await inventCitizen(urls, 'Wout'), await inventCitizen(urls, 'Olga')];
  const wormerland = await post(urls, here, '@wormerland Is het zwembad open?');
  const oostzaan = await post(urls, there, '@oostzaan Is de bibliotheek open?');
  await rowOf(desk, here).waitFor();
  await rowOf(desk, there).waitFor();
  return { here, there, wormerland, oostzaan };
}

test('answering as another council than before takes one deliberate yes', async () => {
  const desk = await openDesk(browser, urls, 'rianne');
  const { here, there, wormerland, oostzaan } = await standBetween(desk);
  const first = await desk.locator('[data-testid=composer] .as .badge, [data-testid=composer] .as').first().innerText();
  const [other, name, asked] = first.includes('Wormerland')
    ? [there, 'Oostzaan', oostzaan]
    : [here, 'Wormerland', wormerland];
  await open(desk, other);
  await composer(desk).fill('Ja, tot vijf uur.');
  await composer(desk).press('Control+Enter');
  await rightCouncil(desk).waitFor();
  expect(await desk.locator('dialog h2').innerText()).toBe(`Je antwoordt nu als ${name}`);

  await desk.keyboard.press('Escape');
  await rightCouncil(desk).waitFor({ state: 'detached' });
  expect(await undoBar(desk).count()).toBe(0);
  expect(await composer(desk).inputValue()).toBe('Ja, tot vijf uur.');

  await composer(desk).press('Control+Enter');
  await rightCouncil(desk).waitFor();
  await desk.keyboard.press('Enter');
  await undoBar(desk).waitFor();
  await undoBar(desk).waitFor({ state: 'detached' });
  await desk.locator('[data-testid=reply-state][data-state=SENT]').waitFor();
  expect(await answersTo(urls, name.toLowerCase(), asked.id)).toHaveLength(1);
}, 90_000);

test('the desk shows for whom one answers in words, at the head, at the text and on the button', async () => {
  const desk = await openDesk(browser, urls, 'rianne');
  const { here, there } = await standBetween(desk);
  for (const [citizen, code, name] of [
    [here, 'WOR', 'Wormerland'],
    [there, 'OOS', 'Oostzaan'],
  ] as const) {
    await open(desk, citizen);
    expect(await desk.locator('#h-conv').innerText()).toMatch(new RegExp(`${code}\\s*${name}`));
    expect(await desk.locator('[data-testid=composer] .as').innerText()).toContain(name);
    expect(await desk.locator('[data-testid=send]').innerText()).toBe(`Verstuur als ${name}`);
  }
}, 60_000);

test('an answer that expects another council than the one it is sent to is refused, and the text stays', async () => {
  const desk = await openDesk(browser, urls, 'rianne');
  const { here, wormerland } = await standBetween(desk);
  const other = await tenantId('OOS');
  await open(desk, here);
  await desk.route('**/graphql', async (route) => {
    const body = route.request().postDataJSON() as { variables?: { input?: Record<string, unknown> } };
    const input = body.variables?.input;
    if (input && 'commandId' in input) input['expectedTenantId'] = other;
    await route.continue({ postData: JSON.stringify(body) });
  });
  await composer(desk).fill('Ja, het zwembad is open.');
  await composer(desk).press('Control+Enter');
  const failure = desk.locator('[data-testid=composer] [role=alert]');
  await failure.or(rightCouncil(desk)).first().waitFor();
  if (await rightCouncil(desk).isVisible()) await desk.keyboard.press('Enter');
  await failure.waitFor();
  expect(await composer(desk).inputValue()).toBe('Ja, het zwembad is open.');
  expect(await answersTo(urls, 'wormerland', wormerland.id)).toEqual([]);
}, 60_000);

test('one thing alone is done to several conversations at once, and it names the council that they are of', () => {
  const schema = buildSchema(readFileSync(new URL('../../schema.graphql', import.meta.url), 'utf8'));
  const lists = Object.values(schema.getMutationType()!.getFields()).flatMap((field) =>
    field.args.flatMap(({ name, type }) => listsIn(`${field.name}.${name}`, type)),
  );
  expect(lists.filter(({ of }) => /conversationId/i.test(of)).map(({ path }) => path)).toEqual([
    'changeConversations.input.items',
  ]);
  const input = schema.getType('ChangeConversationsInput') as GraphQLInputObjectType;
  expect(String(input.getFields()['expectedTenantId']!.type)).toBe('ID!');
});

/** Where a list may be given, and what its items are told by. */
function listsIn(path: string, type: GraphQLInputType): { path: string; of: string }[] {
  if (isNonNullType(type)) return listsIn(path, type.ofType);
  if (isListType(type)) {
    const item = getNamedType(type);
    return [{ path, of: isInputObjectType(item) ? Object.keys(item.getFields()).join() : path }];
  }
  if (!isInputObjectType(type)) return [];
  return Object.values(type.getFields()).flatMap((field) => listsIn(`${path}.${field.name}`, field.type));
}

/** The id of a council that Rianne works for. */
async function tenantId(code: string): Promise<string> {
  const token = await fetchToken(stack, 'rianne');
  const { data } = await ask(urls.web, { token }, '{ me { memberships { tenant { id code } } } }');
  const { memberships } = data!['me'] as { memberships: { tenant: { id: string; code: string } }[] };
  return memberships.find(({ tenant }) => tenant.code === code)!.tenant.id;
}
