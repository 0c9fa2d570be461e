import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { Listener, type Caller } from './wire/ask.js';
import { isId, placesOf, plainValue, variablesFor, type Operation } from './wire/contract.js';
import { Desk } from './wire/desk.js';
import { exemption, tableOf } from './wire/ids.js';
import { plant } from './wire/planting.js';
import { tell } from './walls/tally.js';

const marker = `merk${randomBytes(4).toString('hex')}`;
const everything = [
  'agent',
  'coordinator',
  'tenant_admin',
  'analyst',
  'board',
  'privacy_officer',
  'licence_holder',
  'triage',
];

let desk: Desk;
let planted: Awaited<ReturnType<typeof plant>>;
let cases = 0;

beforeAll(async () => {
  desk = await Desk.open();
  planted = await plant(desk.admin, desk.tenant('LAN'), marker);
});

afterAll(async () => {
  await planted?.uproot();
  tell('planted', cases, `${planted?.columns.length} columns and ${planted?.rows} texts were marked`);
  await desk?.close();
});

const found = (text: string) => [...new Set(text.match(new RegExp(`${marker}[\\w-]*`, 'g')) ?? [])];

/** All that a caller can be told: each query with everything in it, with own ids, with foreign ids and with the marker as a word to look for. */
async function answers(who: Caller, from: string, kinds = ['Query', 'Mutation']): Promise<string> {
  const texts: string[] = [];
  for (const operation of desk.operations) {
    if (!kinds.includes(operation.kind)) continue;
    for (const variables of await variants(operation, who.tenant!, from)) {
      cases += 1;
      texts.push((await desk.run(who, operation, variables, 4)).text);
    }
  }
  return texts.join('\n');
}

async function variants(operation: Operation, own: string, foreign: string): Promise<Record<string, unknown>[]> {
  const places = placesOf(operation).filter(isId);
  const withForeign = new Map<string, string>();
  for (const place of places)
    withForeign.set(place.path.join('.'), exemption(place) ? own : await desk.ids.of(tableOf(place), foreign));
  const foreignIds = variablesFor(operation, (place) => withForeign.get(place.path.join('.')) ?? plainValue(place));
  if (operation.kind === 'Mutation') return [foreignIds];
  const plain = await desk.variables(operation, own);
  const enums =
    'folder' in plain ? ['TEAM', 'MINE', 'FREE', 'WAITING', 'CLOSED'].map((folder) => ({ ...plain, folder })) : [plain];
  const searching = 'search' in plain ? [{ ...plain, search: marker }] : [];
  return [...enums, ...searching, ...(places.length > 0 ? [foreignIds] : [])];
}

test('enough was marked to find', () => {
  expect(planted.columns.length).toBeGreaterThan(15);
});

test('what is marked is told to its own tenant, so that silence elsewhere means something', async () => {
  const own = await desk.newcomer('LAN', everything);
  const told = found(await answers(own, desk.tenant('LAN'), ['Query']));
  expect(told.length).toBeGreaterThan(5);
});

test.each(['ZAA', 'WOR', 'VRZ'])(
  'nothing that is marked at the neighbour is told in %s, in answers, refusals or events',
  async (code) => {
    const who = await desk.newcomer(code, everything);
    const neighbour = await desk.newcomer('LAN', everything);
    const listener = await Listener.open(desk.web, who);
    const control = await Listener.open(desk.web, neighbour);
    const conversation = await desk.ids.of('app.conversation', desk.tenant('LAN'));
    const addNote = desk.operations.find(({ name }) => name === 'Mutation.addNote')!;
    await desk.run(neighbour, addNote, {
      input: { conversationId: conversation, expectedTenantId: neighbour.tenant, text: `${marker} nota` },
    });
    const told = await answers(who, desk.tenant('LAN'));
    await new Promise((done) => setTimeout(done, 500));
    await Promise.all([listener.close(), control.close()]);
    expect(control.text).toContain(conversation);
    expect(listener.text).not.toContain(conversation);
    expect(found(told + listener.text)).toEqual([]);
  },
);

test('nothing that is marked stands in a log', () => {
  const { api, worker } = desk.stack.logs;
  expect(found(readFileSync(api, 'utf8') + readFileSync(worker, 'utf8'))).toEqual([]);
});
