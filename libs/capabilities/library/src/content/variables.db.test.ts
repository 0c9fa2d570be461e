import { AuditTrail } from '@samenspraak/platform/audit';
import { systemClock } from '@samenspraak/platform/kernel';
import { Announcer } from '@samenspraak/platform/queue';
import { openTestTenancy, type TestPerson, type TestTenancy, type TestTenant } from '@samenspraak/platform/testing';
import { Memberships, PartnershipRepository } from '@samenspraak/tenants';
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  libraryEntities,
  SharedRepository,
  TemplateRepository,
  TemplateService,
  VariableRepository,
  VariableService,
} from '../index.js';
import { EditorPresence } from './editor-presence.js';

let tenancy: TestTenancy;
let ours: TestTenant;
let agent: TestPerson;
let colleague: TestPerson;
let neighbour: TestPerson;
let variables: VariableService;
let values: VariableRepository;
let templates: TemplateService;
let presence: EditorPresence;

const text = { title: 'Titel', greeting: '', body: 'Tekst', closing: '' };
const at = { expectedTenantId: '', templateId: '', screenId: randomUUID() };

beforeAll(async () => {
  tenancy = await openTestTenancy(libraryEntities);
  ours = await tenancy.addTenant('Wormerland');
  const theirs = await tenancy.addTenant('Oostzaan');
  agent = await tenancy.addPerson(ours, ['agent'], { name: 'Rianne Visser' });
  colleague = await tenancy.addPerson(ours, ['coordinator'], { name: 'Sanne Bakker' });
  neighbour = await tenancy.addPerson(theirs, ['agent']);
  const { door } = tenancy;
  const [rows, audit, announcer] = [new TemplateRepository(door), new AuditTrail(door), new Announcer(door)];
  values = new VariableRepository(door);
  const members = new Memberships(door, new PartnershipRepository(door));
  templates = new TemplateService(door, rows, audit, announcer, systemClock, members, values);
  variables = new VariableService(door, values, rows, new SharedRepository(door), audit, announcer, systemClock);
  presence = new EditorPresence(door, rows);
});
afterAll(() => tenancy?.close());

const set = (name: string, value: string, seen = 0) => tenancy.as(agent, () => variables.set(name, value, seen));
const refused = (of: Promise<unknown>, code: string, params = {}) =>
  expect(of).rejects.toMatchObject({ code: `LIBRARY_${code}`, params: expect.objectContaining(params) as unknown });

describe('a value', () => {
  test('is what its kind says, and is shown as people write it', async () => {
    expect(await set('gemeente.telefoon', '0756512100')).toMatchObject({ shown: '(075) 651 21 00', version: 1 });
    await refused(set('link.afspraak', 'http://wormerland.nl'), 'VALUE_INVALID', { kind: 'LINK' });
    await refused(set('gemeente.telefoon', 'bel maar', 1), 'VALUE_INVALID', { kind: 'PHONE' });
    await refused(set('onbekend', 'x'), 'VARIABLE_UNKNOWN');
  });

  test('of somebody who did not see the newest is not saved', async () => {
    await set('gemeente.naam', 'Wormerland');
    await refused(set('gemeente.naam', 'Wormerveer'), 'VARIABLE_CHANGED', { version: 1 });
    expect(await set('gemeente.naam', 'Gemeente Wormerland', 1)).toMatchObject({ version: 2 });
    await refused(set('gemeente.email', 'x@y.example', 3), 'VARIABLE_CHANGED', { version: 0 });
  });

  test('may use other values, never in a circle', async () => {
    await set('openingstijden', 'Bel {{gemeente.telefoon}}');
    const shown = async () => (await tenancy.as(agent, () => values.values())).openingstijden;
    expect(await shown()).toBe('Bel (075) 651 21 00');
    await set('gemeente.adres', 'Zie {{openingstijden}}');
    await refused(set('openingstijden', '{{gemeente.adres}}', 1), 'VARIABLE_CIRCLE', {
      names: 'openingstijden → gemeente.adres → openingstijden',
    });
    await refused(set('openingstijden', 'Dag {{afzender.naam}}', 1), 'VARIABLE_UNKNOWN');
    await refused(set('openingstijden', '{{#als a}}x{{/als}}', 1), 'CONDITION_BROKEN');
    await tenancy.admin.query(
      `update app.variable set value = '{{gemeente.adres}}' where tenant_id = $1 and name = 'openingstijden'`,
      [ours.id],
    );
    expect(await shown()).toBeUndefined();
  });
});

describe('a variable of our own', () => {
  test('is there for our templates alone, and goes when nothing needs it', async () => {
    const einde = { name: 'actie.einde', kind: 'DATE' as const, format: 'WEEKDAY', description: 'Laatste dag' };
    const saves = (person: TestPerson) =>
      tenancy.as(person, () => templates.save({ ...text, body: 'Tot {{actie.einde}}.' }));
    await refused(saves(agent), 'VARIABLE_UNKNOWN', { names: ['actie.einde'] });
    expect(await tenancy.as(agent, () => variables.add(einde))).toMatchObject({ own: true, version: 0 });
    expect(await set('actie.einde', '31-1-2027')).toMatchObject({
      value: '2027-01-31',
      shown: 'zondag 31 januari 2027',
    });
    await saves(agent);
    await refused(saves(neighbour), 'VARIABLE_UNKNOWN', { names: ['actie.einde'] });
    await refused(
      tenancy.as(agent, () => variables.add(einde)),
      'VARIABLE_TAKEN',
    );
    await refused(
      tenancy.as(agent, () => variables.add({ ...einde, name: 'gemeente.naam' })),
      'VARIABLE_TAKEN',
    );
    await refused(
      tenancy.as(agent, () => variables.add({ ...einde, name: '<script>' })),
      'FIELD_INVALID',
    );
    await refused(
      tenancy.as(agent, () => variables.remove('actie.einde')),
      'VARIABLE_IN_USE',
      { count: 1, names: 'Titel' },
    );
    await refused(
      tenancy.as(neighbour, () => variables.remove('actie.einde')),
      'VARIABLE_UNKNOWN',
    );
    await tenancy.as(agent, () => variables.add({ ...einde, name: 'actie.begin' }));
    expect(await tenancy.as(agent, () => variables.remove('actie.begin'))).toBe(true);
  });
});

describe('changing a variable of our own', () => {
  const wish = { name: 'zwembad.prijs', kind: 'NUMBER' as const, format: 'DECIMALS', description: 'Prijs' };
  const change = (to: object, person = agent) => tenancy.as(person, () => variables.change({ ...wish, ...to }));

  test('shows its value in another way at once, and never lets a value stand that does not fit', async () => {
    await tenancy.as(agent, () => variables.add({ ...wish, unit: 'per uur' }));
    expect(await set('zwembad.prijs', '1.250,5')).toMatchObject({ value: '1250.5', shown: '1.250,50 per uur' });
    expect(await change({ format: 'EURO' })).toMatchObject({ shown: '€ 1.250,50', unit: null, version: 1 });
    await refused(change({ kind: 'DATE' }), 'VALUE_INVALID', { kind: 'DATE' });
    await refused(change({ unit: '{{a}}' }), 'FIELD_INVALID', { field: 'unit' });
    await refused(change({ name: 'gemeente.naam' }), 'VARIABLE_UNKNOWN');
    await refused(change({}, neighbour), 'VARIABLE_UNKNOWN');
    expect(await change({ kind: 'TEXT', format: null })).toMatchObject({ value: '1.250,5', shown: '1.250,5' });
  });

  test('takes its value along when it is taken away, and comes back empty', async () => {
    await tenancy.as(agent, () => variables.remove('zwembad.prijs'));
    expect(await tenancy.as(agent, () => variables.add(wish))).toMatchObject({ value: null, version: 0 });
  });

  test('is held by a condition, by another value, and by what a colleague keeps to itself, which is not named', async () => {
    const name = 'zwembad.open';
    await tenancy.as(agent, () => variables.add({ ...wish, name, kind: 'TEXT' }));
    const remove = () => tenancy.as(agent, () => variables.remove(name));
    await set('gemeente.email', `Zie {{${name}}}`);
    await refused(remove(), 'VARIABLE_IN_USE', { count: 1, names: 'gemeente.email' });
    await set('gemeente.email', 'info@wormerland.example', 1);
    const body = `{{#als ${name}}}Open{{/als}}`;
    await tenancy.as(colleague, () => templates.save({ ...text, title: 'Geheim', body, scope: 'PERSONAL' }));
    await refused(remove(), 'VARIABLE_IN_USE', { count: 1, names: '…' });
    const [found] = (await tenancy.as(colleague, () => variables.list())).filter((one) => one.name === name);
    expect(found!.usedBy).toMatchObject([{ title: 'Geheim' }]);
  });
});

describe('a template', () => {
  test('with a condition that is not closed is not saved, and the place is told', async () => {
    const save = (body: string) => tenancy.as(agent, () => templates.save({ ...text, body }));
    await refused(save('Dag {{#als openingstijden}}x'), 'CONDITION_BROKEN', { field: 'body', at: 4 });
    await refused(save('{{#als onbekend}}x{{/als}}'), 'VARIABLE_UNKNOWN', { names: ['onbekend'] });
    const kept = await save('{{#als kanaal=bluesky}}<b>x</b>{{#anders}}y{{/als}}');
    expect(kept.body).toContain('<b>x</b>');
  });

  test('of one person or a few is for nobody else, and only its writer makes it narrower', async () => {
    const third = await tenancy.addPerson(ours, ['drafter']);
    const { rows } = await tenancy.admin.query(
      'select id from app.membership where tenant_id = $1 and principal_id = $2',
      [ours.id, colleague.principalId],
    );
    const teamIds = [rows[0].id as string];
    const { id } = await tenancy.as(agent, () => templates.save({ ...text, scope: 'PERSONAL' }));
    const seen = async (person: TestPerson) =>
      (await tenancy.as(person, () => templates.listOwn())).some((one) => one.id === id);
    expect([await seen(agent), await seen(colleague), await seen(third)]).toEqual([true, false, false]);
    await tenancy.as(agent, () => templates.save({ ...text, id, version: 1, scope: 'TEAM', teamIds }));
    expect([await seen(agent), await seen(colleague), await seen(third)]).toEqual([true, true, false]);
    const narrower = { ...text, id, version: 2, scope: 'PERSONAL' as const };
    await refused(
      tenancy.as(colleague, () => templates.save(narrower)),
      'SCOPE_REFUSED',
    );
    await tenancy.as(colleague, () => templates.save({ ...text, id, version: 2, scope: 'TENANT' }));
    expect(await seen(third)).toBe(true);
  });

  test('tells who else has it open, of this tenant only', async () => {
    const { id } = await tenancy.as(agent, () => templates.save(text));
    const open = { ...at, expectedTenantId: ours.id, templateId: id };
    expect(await tenancy.as(agent, () => presence.attend(open))).toEqual([]);
    expect(await tenancy.as(colleague, () => presence.attend(open))).toMatchObject([{ displayName: 'Rianne Visser' }]);
    await refused(
      tenancy.as(neighbour, () => presence.attend({ ...open, expectedTenantId: neighbour.tenantId })),
      'TEMPLATE_NOT_FOUND',
    );
    expect(await tenancy.as(agent, () => presence.leave(open))).toBe(true);
    expect(await tenancy.as(colleague, () => presence.attend(open))).toEqual([]);
  });
});
