import { AuditTrail } from '@samenspraak/platform/audit';
import { systemClock } from '@samenspraak/platform/kernel';
import { Announcer } from '@samenspraak/platform/queue';
import { openTestTenancy, type TestPerson, type TestTenancy, type TestTenant } from '@samenspraak/platform/testing';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { AnsweringSettingRepository, AnsweringSettings, libraryEntities, WordRepository, Words } from '../index.js';

let tenancy: TestTenancy;
let ours: TestTenant;
let theirs: TestTenant;
let admin: TestPerson;
let agent: TestPerson;
let neighbour: TestPerson;
let board: TestPerson;
let settings: AnsweringSettings;
let words: Words;
const rianne = { initials: 'RV', displayName: 'Rianne Visser' };

beforeAll(async () => {
  tenancy = await openTestTenancy(libraryEntities);
  ours = await tenancy.addTenant('Wormerland');
  theirs = await tenancy.addTenant('Oostzaan');
  admin = await tenancy.addPerson(ours, ['tenant_admin']);
  agent = await tenancy.addPerson(ours, ['agent']);
  board = await tenancy.addPerson(ours, ['board']);
  neighbour = await tenancy.addPerson(theirs, ['tenant_admin']);
  const door = tenancy.door;
  const parts = [new AuditTrail(door), new Announcer(door), systemClock] as const;
  settings = new AnsweringSettings(door, new AnsweringSettingRepository(door), ...parts);
  words = new Words(door, new WordRepository(door), ...parts);
});
afterAll(() => tenancy.close());

const choice = (version: number, changed = {}) => ({
  expectedTenantId: ours.id,
  signAs: 'FIRST_NAME' as const,
  teamSignature: 'Team Wormerland',
  listening: false,
  version,
  ...changed,
});

describe('how a tenant answers', () => {
  test('without a choice it signs with initials and sends', async () => {
    expect(await tenancy.as(neighbour, () => settings.get())).toMatchObject({ signAs: 'INITIALS', version: 0 });
    expect(await tenancy.as(neighbour, () => settings.signToSend(rianne))).toBe('RV');
  });

  test('what the administrator chose holds for its own people alone', async () => {
    expect(await tenancy.as(admin, () => settings.set(choice(0)))).toMatchObject({ signAs: 'FIRST_NAME', version: 1 });
    expect(await tenancy.as(agent, () => settings.signToSend(rianne))).toBe('Rianne');
    expect(await tenancy.as(neighbour, () => settings.signToSend(rianne))).toBe('RV');
  });

  test('in the listening month nothing is sent', async () => {
    await tenancy.as(admin, () => settings.set(choice(1, { listening: true, listeningUntil: '2026-12-31' })));
    await expect(tenancy.as(agent, () => settings.signToSend(rianne))).rejects.toMatchObject({
      code: 'LIBRARY_LISTENING',
      params: { until: '2026-12-31' },
    });
    const { listeningUntil } = await tenancy.as(admin, () => settings.set(choice(2)));
    expect(listeningUntil).toBeNull();
    expect(await tenancy.as(agent, () => settings.signToSend(rianne))).toBe('Rianne');
  });

  test('who saw an older state changes nothing', async () => {
    for (const version of [0, 1]) {
      await expect(tenancy.as(admin, () => settings.set(choice(version, { signAs: 'TEAM' })))).rejects.toMatchObject({
        code: 'LIBRARY_ANSWERING_CHANGED',
        params: { version: 3 },
      });
    }
  });

  test('only an administrator chooses, for the council in front of it', async () => {
    await expect(tenancy.as(agent, () => settings.set(choice(3)))).rejects.toMatchObject({ code: 'PERMISSION_DENIED' });
    await expect(
      tenancy.as(admin, () => settings.set(choice(3, { expectedTenantId: theirs.id }))),
    ).rejects.toMatchObject({ kind: 'conflict' });
  });

  test('what is no signature and no day is refused', async () => {
    for (const teamSignature of ['', 'webcare', '^RV', 'A B C D', 'X'.repeat(31)]) {
      await expect(tenancy.as(admin, () => settings.set(choice(3, { teamSignature })))).rejects.toMatchObject({
        code: 'LIBRARY_SIGNATURE_INVALID',
      });
    }
    for (const listeningUntil of ['2026-02-30', 'morgen', '2026-2-1']) {
      await expect(
        tenancy.as(admin, () => settings.set(choice(3, { listening: true, listeningUntil }))),
      ).rejects.toMatchObject({ code: 'LIBRARY_DAY_INVALID' });
    }
  });
});

describe('own words', () => {
  test('a word is added once, and a neighbour does not have it', async () => {
    await tenancy.as(agent, () => words.add(ours.id, ' Kogerveldwijk '));
    expect(await tenancy.as(agent, () => words.add(ours.id, 'Kogerveldwijk'))).toEqual(['Kogerveldwijk']);
    expect(await tenancy.as(neighbour, () => words.list())).toEqual([]);
  });

  test('whoever writes may take one off', async () => {
    expect(await tenancy.as(agent, () => words.remove(ours.id, 'Kogerveldwijk'))).toEqual([]);
  });

  test('what is no word, and who does not write, is refused', async () => {
    for (const word of ['', 'twee woorden', '{{naam}}', '<b>', '06-12345678', 'x'.repeat(61)]) {
      await expect(tenancy.as(agent, () => words.add(ours.id, word))).rejects.toMatchObject({
        code: 'LIBRARY_WORD_INVALID',
      });
    }
    await expect(tenancy.as(board, () => words.add(ours.id, 'Woord'))).rejects.toMatchObject({
      code: 'PERMISSION_DENIED',
    });
  });
});
