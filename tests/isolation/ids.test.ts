import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { type Answer, type Caller } from './wire/ask.js';
import { isId, placesOf, plainValue, variablesFor, type Operation, type Place } from './wire/contract.js';
import { Desk } from './wire/desk.js';
import { exemption, itemTables, tableOf } from './wire/ids.js';
import { fingerprint } from './wire/fingerprint.js';
import { tell } from './walls/tally.js';

let desk: Desk;
let mine: string;
let theirs: string;
let cases = 0;

beforeAll(async () => {
  desk = await Desk.open();
  mine = desk.tenant('ZAA');
  theirs = desk.tenant('LAN');
});

afterAll(async () => {
  tell('ids', cases);
  await desk?.close();
});

/** Somebody who may do this in the own tenant. */
async function caller(): Promise<Caller> {
  return desk.newcomer('ZAA', [
    'agent',
    'coordinator',
    'tenant_admin',
    'approver',
    'licence_holder',
    'triage',
    'privacy_officer',
  ]);
}

async function foreignId(place: Place): Promise<string> {
  if (itemTables.includes(tableOf(place))) return desk.ids.hiddenItem(theirs, tableOf(place));
  if (tableOf(place) === 'app.triage_post') return desk.ids.hiddenPost(theirs);
  if (tableOf(place) === 'app.attribution_rule') return desk.ids.hiddenRule(theirs);
  return desk.ids.of(tableOf(place), theirs);
}

const uuid = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/gi;

/** The answer without what differs from request to request. */
function shape(answer: Answer, id: string): string {
  if (answer.text.includes(theirs)) return `the tenant of the neighbour: ${answer.text}`;
  const text = JSON.stringify({ status: answer.status, data: answer.data, errors: answer.errors }, (key, value) =>
    /^(savedAt|updatedAt|at|sentAt|undoUntil|correlationId)$/.test(key) ? '…' : value,
  );
  const told = id.length > 8 ? text.replaceAll(id, 'ID') : text.replaceAll(JSON.stringify(id), '"ID"');
  return told.replaceAll(uuid, 'ID');
}

async function tryWith(who: Caller, operation: Operation, place: Place, id: string): Promise<string> {
  const values = new Map<string, unknown>();
  for (const one of placesOf(operation).filter(isId)) values.set(one.path.join('.'), await desk.ids.for(one, mine));
  values.set(place.path.join('.'), id);
  const variables = variablesFor(operation, (one) => values.get(one.path.join('.')) ?? plainValue(one));
  cases += 1;
  return shape(await desk.run(who, operation, variables), id);
}

test('the id of a neighbour is answered as one that does not exist, wherever an id is taken', async () => {
  const who = await caller();
  const wrong: string[] = [];
  for (const operation of desk.operations) {
    for (const place of placesOf(operation).filter(isId)) {
      if (exemption(place)) continue;
      const foreign = await foreignId(place);
      const before = await fingerprint(desk.admin, theirs);
      const swapped = await tryWith(who, operation, place, foreign);
      const unknown = await tryWith(who, operation, place, randomUUID());
      const after = await fingerprint(desk.admin, theirs);
      if (swapped !== unknown) wrong.push(`${operation.name} ${place.coordinate}: ${swapped} but unknown ${unknown}`);
      const changed = after.filter((table, index) => table !== before[index]);
      if (changed.length > 0)
        wrong.push(`${operation.name} ${place.coordinate} changed the neighbour: ${changed.join()}`);
      if (/INTERNAL|"errors":undefined/.test(swapped)) wrong.push(`${operation.name} ${place.coordinate}: ${swapped}`);
      for (const malformed of [
        'not-an-id',
        "' or 1=1 --",
        '0',
        `${foreign}x`,
        foreign.toUpperCase().replace(/-/g, ''),
      ]) {
        const answer = await tryWith(who, operation, place, malformed);
        if (answer !== unknown)
          wrong.push(`${operation.name} ${place.coordinate} ${malformed}: ${answer} but unknown ${unknown}`);
      }
    }
  }
  expect(wrong).toEqual([]);
});

test('the ids that point nowhere are each exempt for a reason, and all others have a table', () => {
  const places = desk.operations.flatMap(placesOf).filter(isId);
  expect(places.length).toBeGreaterThan(20);
  for (const place of places) expect(exemption(place) ?? tableOf(place)).toBeTruthy();
});
