import fc from 'fast-check';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { FiguresTown } from './figures-town.js';

const NAMES = ['Aa', 'Bee', 'Cee', 'Dee', 'Ee', 'Ef', 'Gee'];
const NOTHING = { months: [], neighbours: [], together: null };
const town = new FiguresTown();
beforeAll(() => town.open(NAMES));
afterAll(() => town.tenancy?.close());
beforeEach(() => town.shareAnew());

const countAll = async (who: readonly number[], month = 1, sent = 10) => {
  for (const one of who) await town.counted(one, month, sent);
};
const names = async () => (await town.read()).neighbours.map(({ tenant }) => tenant.name);

test('four neighbours together stay unknown; of five the author reads rounded figures and no name', async () => {
  await countAll([0, 1, 2, 3]);
  expect(await town.read()).toEqual(NOTHING);
  await countAll([4], 1, 17);
  expect(await town.read()).toMatchObject({
    neighbours: [],
    together: { councils: 5, sent: 50, editedPercent: 10, reopenedPercent: 5 },
  });
});

test('none and all look like few and many, so that the figure of a group says nothing of one', async () => {
  for (const one of [0, 1, 2, 3, 4]) await town.counted(one, 1, 10, { edited: 0, reopened: 0 });
  expect((await town.read()).together).toMatchObject({ editedPercent: 5, reopenedPercent: 5 });
  await town.shareAnew();
  for (const one of [0, 1, 2, 3, 4]) await town.counted(one, 1, 10, { edited: 1_000, reopened: 10 });
  expect((await town.read()).together).toMatchObject({ editedPercent: 95, reopenedPercent: 95 });
});

test('a neighbour that consents stands there by name with its own figures, and is in no sum', async () => {
  await town.say(0, true);
  await town.counted(0, 1, 40, { edited: 400, reopened: 8 });
  await countAll([1, 2, 3, 4]);
  expect(await town.read()).toMatchObject({
    neighbours: [{ tenant: { name: 'Aa' }, sent: 40, editedPercent: 10, reopenedPercent: 20 }],
    together: null,
  });
  await countAll([5]);
  expect((await town.read()).together).toMatchObject({ councils: 5, sent: 50 });
});

test('a consent that is taken back ends the reading at once, and does not move the figures into the sum', async () => {
  await town.say(0, true);
  await countAll([0, 1, 2, 3, 4, 5]);
  const before = await town.read();
  expect(await names()).toEqual(['Aa']);
  await town.say(0, false);
  expect(await town.read()).toEqual({ ...before, neighbours: [] });
});

test('a consent that comes later shows nothing of what was counted before it', async () => {
  await countAll([0, 1, 2, 3, 4]);
  const before = await town.read();
  await town.say(0, true);
  expect(await town.read()).toEqual(before);
});

test('a neighbour with a handful of answers has a name and no figures', async () => {
  await town.say(0, true);
  await town.counted(0, 1, 4);
  expect((await town.read()).neighbours).toMatchObject([{ tenant: { name: 'Aa' }, sent: null, editedPercent: null }]);
});

test('one with more than half, and a group that changed by one, stay unknown', async () => {
  await countAll([0, 1, 2, 3], 1, 9);
  await town.counted(4, 1, 37);
  expect((await town.read()).together).toBeNull();
  await town.shareAnew();
  await countAll([0, 1, 2, 3, 4], 2);
  await countAll([0, 1, 2, 3, 4, 5], 1);
  const { months, together } = await town.read();
  expect([months.length, together]).toMatchObject([1, { councils: 5, sent: 50 }]);
});

test('nobody but the author reads figures, and the author none when the agreement has ended', async () => {
  await town.say(0, true);
  await countAll([0, 1, 2, 3, 4, 5]);
  for (const { agent, coordinator } of town.users.slice(0, 2))
    for (const person of [agent, coordinator]) expect(await town.read(person)).toEqual(NOTHING);
  const board = await town.tenancy.addPerson({ id: town.writer.tenantId, code: 'TAA', name: 'Auteur' }, ['board']);
  await expect(town.read(board)).rejects.toMatchObject({ code: 'PERMISSION_DENIED' });
  const past = await town.tenancy.as(board, () =>
    town.tenancy.door.query('select f.* from app.text_figures($1) f', [town.itemId]),
  );
  expect(past).toEqual([]);
  expect(await town.read(town.writer, 'x')).toEqual(NOTHING);
  await town.tenancy.admin.query(`update app.agreement set valid_until = '2021-01-01'`);
  expect(await town.read()).toEqual(NOTHING);
  await town.tenancy.admin.query(`update app.agreement set valid_until = '2090-01-01'`);
});

test('what was counted is never changed, nor counted after three days, by whoever runs here', async () => {
  const { tenant, coordinator } = town.users[0]!;
  await town.counted(0, 1, 10);
  const worker = (sql: string, given: unknown[] = []) =>
    town.tenancy.asWorker(tenant, () => town.tenancy.workerDoor.query(sql, given));
  const add = 'insert into app.text_use (tenant_id, item_id, month, named, sent, edited_total, reopened';
  await expect(
    worker(`${add}) values ($1, $2, '2026-01', true, 1, 0, 0)`, [tenant.id, town.itemId]),
  ).rejects.toMatchObject({ constraint: 'text_use_counted_in_time' });
  for (const sql of [
    `${add}, counted_at) values ('${tenant.id}', '${town.itemId}', '2026-01', true, 1, 0, 0, '2026-02-01T12:00Z')`,
    'update app.text_use set sent = 1',
    'delete from app.text_use',
  ])
    await expect(worker(sql)).rejects.toMatchObject({ code: '42501' });
  await expect(
    town.tenancy.as(coordinator, () => town.tenancy.door.query('update app.text_use set named = true')),
  ).rejects.toMatchObject({ code: '42501' });
});

const word = fc.record({ who: fc.nat(6), given: fc.boolean() });
const few = fc.array(word, { maxLength: 4 });
/** What seven neighbours sent in three months; mostly something. */
const three = fc.array(
  fc.array(fc.option(fc.integer({ min: 1, max: 40 }), { freq: 9 }), { minLength: 7, maxLength: 7 }),
  {
    minLength: 3,
    maxLength: 3,
  },
);

/** What may be told of all that did not consent, by the rules of the glossary. */
function mayBeTold(months: readonly (number | null)[][], told: ReadonlySet<number>): number | null {
  const groups = months.map(
    (sent) => new Map(sent.flatMap((n, who) => (n && !told.has(who) ? [[who, n] as const] : []))),
  );
  const shown = groups.filter((group, index) => {
    const [before, sent] = [groups[index + 1] ?? new Map(), [...group.values()]];
    const changed = [...new Set([...group.keys(), ...before.keys()])].filter(
      (who) => group.has(who) !== before.has(who),
    );
    const sum = sent.reduce((all, one) => all + one, 0);
    return sent.length >= 5 && 2 * Math.max(...sent) <= sum && changed.length !== 1;
  });
  const sum = shown.flatMap((group) => [...group.values()]).reduce((all, one) => all + one, 0);
  return sum >= 30 ? Math.floor(sum / 10) * 10 : null;
}

test('whatever is counted and however often consents come and go, no figure of one that did not consent can be had', async () => {
  await fc.assert(
    fc.asyncProperty(few, three, few, async (first, months, later) => {
      await town.shareAnew();
      const consents = new Set<number>();
      const say = async ({ who, given }: { who: number; given: boolean }) => {
        await town.say(who, given);
        if (given) consents.add(who);
        else consents.delete(who);
      };
      for (const one of first) await say(one);
      const told = new Set(consents);
      await town.countedAll(
        months.flatMap((all, at) => all.flatMap((sent, who) => (sent ? [{ who, month: at + 1, sent }] : []))),
      );
      const { together } = await town.read();
      expect(together?.sent ?? null).toBe(mayBeTold(months, told));
      for (const one of later) {
        await say(one);
        const now = await town.read();
        // Two readings differ by a sum of nobody: there is nothing to subtract.
        expect(now.together).toEqual(together);
        const seen = now.neighbours.map(({ tenant }) => NAMES.indexOf(tenant.name));
        expect(seen.filter((who) => !told.has(who) || !consents.has(who))).toEqual([]);
      }
    }),
    { numRuns: 30 },
  );
}, 120_000);
