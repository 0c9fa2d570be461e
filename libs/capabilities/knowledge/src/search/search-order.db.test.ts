import fc from 'fast-check';
import { newId } from '@samenspraak/platform/kernel';
import { openTestTenancy, type TestPerson, type TestTenancy } from '@samenspraak/platform/testing';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { IndexedRow } from './entry.js';
import { EntryRepository } from './entry.repository.js';

const WORDS = ['paspoort', 'hond', 'afval', 'markt'];
const DAY = '2026-11-26';
let tenancy: TestTenancy;
let agent: TestPerson;
let entries: EntryRepository;

beforeAll(async () => {
  tenancy = await openTestTenancy();
  agent = await tenancy.addPerson(await tenancy.addTenant('Wormerland'), ['agent']);
  entries = new EntryRepository(tenancy.door);
});
afterAll(() => tenancy?.close());

/** Per word where it stands: nowhere, in the text, by another word in the title, itself in the title. */
type Place = 0 | 1 | 2 | 3;
const places = fc.array(fc.constantFrom<Place>(0, 1, 2, 3), { minLength: WORDS.length, maxLength: WORDS.length });

/** What the index holds of an entry with its words at these places. */
function entry(at: readonly Place[], titleSize: number, minute: number): IndexedRow {
  const lexemes = at.map((place, n) => (place === 0 ? [] : [`${place === 2 ? 'p' : 's'}${WORDS[n]}`]));
  const titleWords = lexemes.filter((_, n) => at[n]! >= 2).flat();
  return {
    ...{ kind: 'ARTICLE', sourceId: newId(), version: 1, title: 'Titel', topic: '', summary: '', titleSize },
    ...{ titleWords, words: lexemes.flat(), changedAt: new Date(Date.UTC(2026, 0, 1, 0, minute)) },
  } as IndexedRow;
}

test('any search over any entries finds what holds all words, by where they stand, then the shortest title, then the newest', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.tuple(places, fc.integer({ min: 1, max: 3 })), { minLength: 1, maxLength: 25 }),
      fc.subarray([0, 1, 2, 3], { minLength: 1 }),
      fc.integer({ min: 1, max: 8 }),
      async (stored, asked, most) => {
        const rows = stored.map(([at, size], minute) => entry(at, size, minute));
        const score = ([at]: (typeof stored)[number]) => asked.reduce((sum, n) => sum + at[n]!, 0);
        const right = stored
          .map((one, n) => ({ one, sourceId: rows[n]!.sourceId, minute: n }))
          .filter(({ one: [at] }) => asked.every((n) => at[n] !== 0))
          .sort((a, b) => score(b.one) - score(a.one) || a.one[1] - b.one[1] || b.minute - a.minute)
          .slice(0, most);
        await tenancy.as(agent, async () => {
          await entries.put(rows);
          const query = {
            exact: asked.map((n) => `'s${WORDS[n]}'`),
            meant: asked.map((n) => `('s${WORDS[n]}' | 'p${WORDS[n]}')`),
          };
          const hits = await entries.search(query, ['ARTICLE'], DAY, most);
          const shown = new Map((await entries.list(hits.map(({ id }) => id))).map((view) => [view.id, view.sourceId]));
          expect(hits.map(({ id, score: worth }) => [shown.get(id), worth])).toEqual(
            right.map(({ one, sourceId }) => [sourceId, score(one)]),
          );
          await entries.remove(rows.map(({ sourceId }) => sourceId));
        });
      },
    ),
    { numRuns: 120 },
  );
}, 120_000);
