import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { ask, type Caller } from './wire/ask.js';
import { Desk } from './wire/desk.js';

let desk: Desk;
let agent: Caller;

beforeAll(async () => {
  desk = await Desk.open();
  agent = await desk.person('lotte', 'ZAA');
});
afterAll(() => desk?.close());

const linesOf = (name: 'api' | 'worker') =>
  readFileSync(desk.stack.logs[name], 'utf8')
    .split('\n')
    .filter((line) => line.trim() !== '');

test('a refusal is an answer and leaves no line in the log', async () => {
  const before = linesOf('api').length;
  const unknown = { id: '00000000-0000-7000-8000-00000000dead' };
  await ask(desk.web, agent, 'query($id: ID!) { conversation(id: $id) { id } }', unknown);
  await ask(desk.web, agent, 'query($id: ID!) { conversation(id: $id) { id } }', { id: { no: 'id' } });
  await ask(desk.web, {}, '{ me { id } }');
  await ask(desk.web, agent, '{ salaries }');
  expect(linesOf('api').slice(before)).toEqual([]);
});

test.each(['api', 'worker'] as const)(
  'every line that %s writes is a record with a name, and holds no statement or parameter',
  (name) => {
    for (const line of linesOf(name)) {
      const record = JSON.parse(line) as Record<string, unknown>;
      expect(Object.keys(record)).toEqual(expect.arrayContaining(['at', 'level', 'process', 'event']));
      expect(line).not.toMatch(/\b(select|insert into|update|delete from) /i);
      expect(Object.keys(record)).not.toContain('parameters');
    }
  },
);
