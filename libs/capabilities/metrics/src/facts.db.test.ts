import { officeHours } from '@samenspraak/language/time';
import { newId } from '@samenspraak/platform/kernel';
import { openTestTenancy, type TestTenancy, type TestTenant } from '@samenspraak/platform/testing';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { CellRepository, FactRepository, Facts, metricsEntities, NormClock, type Cell } from './index.js';

let tenancy: TestTenancy;
let ours: TestTenant;
let theirs: TestTenant;
let facts: Facts;
let cells: CellRepository;

beforeAll(async () => {
  tenancy = await openTestTenancy(metricsEntities);
  ours = await tenancy.addTenant('Wormerland');
  theirs = await tenancy.addTenant('Oostzaan');
  cells = new CellRepository(tenancy.workerDoor);
  const norm = new NormClock({ get: async () => officeHours, normMinutes: async () => 60 });
  facts = new Facts(new FactRepository(tenancy.workerDoor), cells, norm);
});
afterAll(() => tenancy?.close());

const at = (text: string) => new Date(text);
const list = (month: string, tenant = ours) => tenancy.asWorker(tenant, () => cells.list([month]));
const one = async (month: string, network: string): Promise<Cell | undefined> =>
  (await list(month)).find((cell) => cell.network === network);

test('the first answer of an episode counts in clock and opening-hours minutes, a second one does not', async () => {
  const conversationId = newId();
  await tenancy.asWorker(ours, async () => {
    await facts.inbound({ conversationId, network: 'a', at: at('2026-11-20T15:30:00Z') });
    await facts.firstAnswer({ conversationId, at: at('2026-11-23T08:15:00Z') });
    await facts.firstAnswer({ conversationId, at: at('2026-11-23T12:00:00Z') });
  });
  const cell = await one('2026-11', 'a');
  // Friday 16:30 to 17:00 and Monday 9:00 to 9:15: 45 minutes.
  expect(cell).toMatchObject({ episodes: 1, answered: 1, withinNorm: 1 });
  const { rows } = await tenancy.admin.query(
    'select clock_minutes, open_minutes, due_at from app.fact where conversation_id = $1',
    [conversationId],
  );
  // An hour of opening time after Friday 16:30 is Monday 9:30.
  expect(rows).toEqual([{ clock_minutes: 3885, open_minutes: 45, due_at: at('2026-11-23T08:30:00Z') }]);
});

test('what was marked as needing no answer stays out, also after an answer', async () => {
  const conversationId = newId();
  await tenancy.asWorker(ours, async () => {
    await facts.inbound({ conversationId, network: 'b', at: at('2026-11-20T10:00:00Z') });
    await facts.excluded({ conversationId, reason: 'NO_REPLY_NEEDED', at: at('2026-11-20T10:00:00Z') });
    await facts.firstAnswer({ conversationId, at: at('2026-11-20T10:30:00Z') });
  });
  expect((await one('2026-11', 'b'))?.episodes ?? 0).toBe(0);
});

test('a message after 24 hours without contact begins a new episode, one before that does not', async () => {
  const conversationId = newId();
  await tenancy.asWorker(ours, async () => {
    for (const moment of ['2026-11-20T10:00:00Z', '2026-11-21T09:00:00Z', '2026-11-22T09:00:01Z']) {
      await facts.inbound({ conversationId, network: 'c', at: at(moment) });
      await facts.questionAsked({ conversationId, at: at(moment) });
    }
  });
  expect((await one('2026-11', 'c'))?.episodes).toBe(2);
});

test('an episode belongs to its month in Amsterdam', async () => {
  const conversationId = newId();
  await tenancy.asWorker(ours, async () => {
    await facts.inbound({ conversationId, network: 'd', at: at('2026-10-31T23:30:00Z') });
    await facts.questionAsked({ conversationId, at: at('2026-10-31T23:30:00Z') });
  });
  expect((await one('2026-11', 'd'))?.episodes).toBe(1);
});

test('a neighbour sees no cell of ours', async () => {
  expect((await list('2026-11', ours)).length).toBeGreaterThan(0);
  expect(await list('2026-11', theirs)).toEqual([]);
});

test('cells rebuilt from facts are the cells that were written along the way', async () => {
  const tenant = await tenancy.addTenant('Landsmeer');
  const people = Array.from({ length: 6 }, () => newId());
  const act = fc.record({
    what: fc.constantFrom('inbound', 'inbound', 'question', 'excluded', 'answer', 'close'),
    who: fc.nat(5),
    hour: fc.nat(24 * 50),
  });
  await fc.assert(
    fc.asyncProperty(fc.array(act, { minLength: 5, maxLength: 25 }), async (acts) => {
      for (const { what, who, hour } of acts) {
        const event = {
          conversationId: people[who]!,
          network: who % 2 ? 'x' : 'y',
          at: new Date(Date.UTC(2026, 9, 1, hour)),
        };
        await tenancy.asWorker(tenant, async () => {
          if (what === 'inbound') await facts.inbound(event);
          else if (what === 'question') await facts.questionAsked(event);
          else if (what === 'excluded') await facts.excluded({ ...event, reason: 'SPAM' });
          else if (what === 'answer') await facts.firstAnswer(event);
          else await facts.closed(event);
        });
      }
      for (const month of ['2026-10', '2026-11']) {
        const written = await list(month, tenant);
        await tenancy.asWorker(tenant, () => facts.rebuildCells(month));
        expect(await list(month, tenant)).toEqual(written);
      }
    }),
    { numRuns: 15 },
  );
}, 60_000);

test('twenty answers at once all count', async () => {
  const tenant = await tenancy.addTenant('Purmerend');
  const moment = at('2026-11-20T10:00:00Z');
  await Promise.all(
    Array.from({ length: 20 }, (_, n) =>
      tenancy.asWorker(tenant, async () => {
        const conversationId = newId();
        await facts.inbound({ conversationId, network: 'z', at: moment });
        await facts.firstAnswer({ conversationId, at: new Date(moment.getTime() + n * 60_000) });
      }),
    ),
  );
  expect((await list('2026-11', tenant))[0]).toMatchObject({ episodes: 20, answered: 20 });
});
