import type { TestPerson } from '@samenspraak/platform/testing';
import { newId } from '@samenspraak/platform/kernel';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import {
  begin,
  clear,
  copies,
  desk,
  hear,
  holder,
  oostzaan,
  open,
  post,
  rules,
  sanne,
  shut,
  stranger,
  tenancy,
  triager,
  work,
  wormerland,
} from './mention-fixture.js';

beforeAll(open);
beforeEach(begin);
afterEach(clear);
afterAll(shut);

const waiting = () => tenancy.as(triager, () => desk.list());
const listed = (person: TestPerson = sanne) => tenancy.as(person, () => rules.list());

/** Triage gives the one post that waits to a member, and makes a rule of it. */
async function rule(tenantId: string, word = ''): Promise<void> {
  const [one] = await waiting();
  await tenancy.as(triager, () => desk.attribute(one!.id, tenantId, { word }));
  await work(1);
}

test('a name that several councils have waits with its name, and the correction becomes a rule that all members see', async () => {
  await hear([post('Afval in Spijkerboor')]);
  expect(await waiting()).toMatchObject([
    { ambiguousName: 'Spijkerboor', whyCode: 'place_ambiguous', candidateIds: [wormerland.id] },
  ]);
  await rule(wormerland.id);
  expect(await listed()).toMatchObject([
    {
      name: 'Spijkerboor',
      word: null,
      state: 'ACTIVE',
      version: 1,
      tenant: { code: 'WOR' },
      // Names of people stay with their employer.
      madeByName: holder.name,
      corrections: [{ byName: holder.name, tenant: { code: 'WOR' } }],
    },
  ]);
  const mine = await listed(triager);
  expect(mine[0]!.madeByName).not.toBe(holder.name);
});

test('the next post with the name follows the rule, and says so', async () => {
  await hear([post('Afval in Spijkerboor')]);
  await rule(wormerland.id);
  await hear([post('Weer afval in Spijkerboor')]);
  expect(await copies()).toEqual(['WOR lead: Afval in Spijkerboor', 'WOR lead: Weer afval in Spijkerboor']);
  const { rows } = await tenancy.admin.query('select why_code, why_params from app.conversation order by created_at');
  expect(rows[1]).toEqual({ why_code: 'partnership_rule', why_params: { name: 'Spijkerboor' } });
});

test('a rule with a word holds only for texts with that word, which stands in the post', async () => {
  await hear([post('Afval bij de pont van Spijkerboor')]);
  const [one] = await waiting();
  await expect(
    tenancy.as(triager, () => desk.attribute(one!.id, wormerland.id, { word: 'brug' })),
  ).rejects.toMatchObject({ code: 'MONITORING_RULE_IMPOSSIBLE' });
  await rule(wormerland.id, 'Pont');
  await hear([post('De pont, afval, Spijkerboor'), post('Afval op de hei van Spijkerboor')]);
  expect(await copies()).toEqual([
    'WOR lead: Afval bij de pont van Spijkerboor',
    'WOR lead: De pont, afval, Spijkerboor',
  ]);
  expect((await waiting()).map(({ text }) => text)).toEqual(['Afval op de hei van Spijkerboor']);
});

test('a rule never beats a name that one council has', async () => {
  await hear([post('Afval in Spijkerboor')]);
  await rule(oostzaan.id);
  await hear([post('Afval in Spijkerboor en Jisp')]);
  expect((await copies()).at(-1)).toBe('WOR lead: Afval in Spijkerboor en Jisp');
});

test('corrections that contradict each other make it disputed: it decides nothing until somebody settles it', async () => {
  await hear([post('Afval een in Spijkerboor'), post('Afval twee in Spijkerboor')]);
  const [first, second] = await waiting();
  await tenancy.as(triager, () => desk.attribute(first!.id, wormerland.id, { word: '' }));
  await tenancy.as(triager, () => desk.attribute(second!.id, oostzaan.id, { word: '' }));
  await work(1);
  const [disputed] = await listed();
  expect(disputed).toMatchObject({ state: 'DISPUTED', version: 2 });
  expect(disputed!.corrections.map(({ tenant }) => tenant.code)).toEqual(['WOR', 'OOS']);
  await hear([post('Afval drie in Spijkerboor')]);
  expect(await waiting()).toMatchObject([{ whyCode: 'rule_disputed', whyName: 'Spijkerboor' }]);
  const settle = (version: number) => tenancy.as(triager, () => rules.settle(disputed!.id, version, wormerland.id));
  await expect(settle(1)).rejects.toMatchObject({ code: 'MONITORING_RULE_CHANGED', params: { version: 2 } });
  expect(await settle(2)).toMatchObject({ state: 'ACTIVE', tenant: { code: 'WOR' }, version: 3 });
  await hear([post('Afval vier in Spijkerboor')]);
  expect((await copies()).at(-1)).toBe('WOR lead: Afval vier in Spijkerboor');
  // Everything that was said stays to be seen.
  expect((await listed())[0]!.corrections.map(({ tenant }) => tenant.code)).toEqual(['WOR', 'OOS', 'WOR']);
});

test('contradicting corrections at the same moment both stand', async () => {
  await hear([post('Afval een in Spijkerboor'), post('Afval twee in Spijkerboor')]);
  const [first, second] = await waiting();
  await Promise.all([
    tenancy.as(triager, () => desk.attribute(first!.id, wormerland.id, { word: '' })),
    tenancy.as(triager, () => desk.attribute(second!.id, oostzaan.id, { word: '' })),
  ]);
  expect(await listed()).toMatchObject([{ state: 'DISPUTED', corrections: [{}, {}] }]);
});

test('a rule that is withdrawn decides nothing, and a later correction begins anew', async () => {
  await hear([post('Afval in Spijkerboor')]);
  await rule(wormerland.id);
  const [made] = await listed();
  await expect(tenancy.as(sanne, () => rules.withdraw(made!.id, 1))).rejects.toMatchObject({
    code: 'PERMISSION_DENIED',
  });
  expect(await tenancy.as(triager, () => rules.withdraw(made!.id, 1))).toMatchObject({
    state: 'WITHDRAWN',
    version: 2,
  });
  await hear([post('Afval weer in Spijkerboor')]);
  expect(await waiting()).toMatchObject([{ whyCode: 'place_ambiguous' }]);
  await rule(oostzaan.id);
  expect(await listed()).toMatchObject([{ state: 'ACTIVE', tenant: { code: 'OOS' }, version: 3 }]);
  const { rows } = await tenancy.admin.query(
    `select action from app.audit_entry where object_type = 'attribution_rule' and object_id = $1 order by at`,
    [made!.id],
  );
  expect(rows.map(({ action }) => action)).toEqual([
    'monitoring.rule_correction',
    'monitoring.rule_withdrawal',
    'monitoring.rule_correction',
  ]);
});

test('another partnership neither sees nor changes the rules, and its posts do not follow them', async () => {
  await hear([post('Afval in Spijkerboor')]);
  await rule(wormerland.id);
  const [made] = await listed();
  const outsider = await tenancy.addPerson(stranger, ['triage', 'coordinator']);
  expect(await listed(outsider)).toEqual([]);
  for (const id of [made!.id, newId(), 'x']) {
    await expect(tenancy.as(outsider, () => rules.withdraw(id, 1))).rejects.toMatchObject({
      code: 'MONITORING_RULE_NOT_FOUND',
    });
  }
  expect(await tenancy.as(outsider, () => tenancy.door.query('select 1 from app.attribution_ruling'))).toEqual([]);
});

test('nobody speaks in the name of another, and what was said cannot be changed', async () => {
  await hear([post('Afval in Spijkerboor')]);
  await rule(wormerland.id);
  for (const statement of [
    `insert into app.attribution_ruling (partnership_id, rule_id, author_tenant_id, version, kind, meant_id, by_id, at)
     select partnership_id, rule_id, author_tenant_id, 9, 'correction', '${oostzaan.id}', by_id, now() from app.attribution_ruling`,
    `update app.attribution_ruling set meant_id = '${oostzaan.id}'`,
    'delete from app.attribution_rule',
  ]) {
    await expect(tenancy.as(sanne, () => tenancy.door.query(statement))).rejects.toThrow();
  }
});

test('without a name, or for nobody, there is no rule', async () => {
  await hear([post('Waar kan mijn afval heen?')]);
  const [one] = await waiting();
  const attribute = (tenantId: string | null) =>
    tenancy.as(triager, () => desk.attribute(one!.id, tenantId, { word: '' }));
  await expect(attribute(wormerland.id)).rejects.toMatchObject({ code: 'MONITORING_RULE_NAME_MISSING' });
  await expect(attribute(null)).rejects.toMatchObject({ code: 'MONITORING_RULE_IMPOSSIBLE' });
  // What was refused changed nothing.
  expect(await waiting()).toHaveLength(1);
});

test('what names other places only waits for nobody', async () => {
  await hear([post('Afval in Utrecht'), post('Afval bij FC Volendam')]);
  expect((await waiting()).map(({ text }) => text)).toEqual(['Afval bij FC Volendam']);
  expect(await copies()).toEqual([]);
});
