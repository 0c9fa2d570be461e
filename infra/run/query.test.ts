import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { runCommand } from './run-command.js';

const folder = mkdtempSync(join(tmpdir(), 'query-'));

afterAll(() => rmSync(folder, { recursive: true }));

const query = (args: readonly string[], input?: string) => runCommand('query', args, input);

test('a query is explained on one line of JSON', async () => {
  const { code, answers } = await query(['explain', 'Afval NEAR/3 (wormer OF jisp)']);
  expect(code).toBe(0);
  expect(answers).toMatchObject([{ canonical: 'afval NEAR/3 (wormer OR jisp)', anchors: expect.any(Array) }]);
}, 60_000);

test('a query that cannot be used is explained by its fault, and the command fails', async () => {
  const { code, answers } = await query(['explain', '-afval']);
  expect(code).toBe(1);
  expect(answers).toMatchObject([{ error: { code: 'QUERY_NOTHING_TO_ANCHOR', at: 0 } }]);
}, 60_000);

test('pairs are answered in their order, from a file too, and a bad line stops nothing', async () => {
  const lines = [
    '{"id":"a","query":"afval place:GM0880","text":"Afval in Jisp"}',
    'geen JSON',
    '{"id":"b","query":"afval lang:nl","text":"afval","lang":"en"}',
    '{"id":"c","query":"(afval","text":"afval"}',
    '{"id":4,"query":"afval","text":"geen troep"}',
  ].join('\n');
  const file = join(folder, 'pairs.jsonl');
  writeFileSync(file, lines);
  const [read, piped] = await Promise.all([query(['check', '--pairs', file]), query(['check', '--pairs', '-'], lines)]);
  expect(read.code).toBe(0);
  expect(read.answers).toMatchObject([
    { id: 'a', match: true },
    { error: { code: 'LINE_NOT_JSON' } },
    { id: 'b', match: false },
    { id: 'c', error: { code: 'QUERY_PARENTHESIS_UNCLOSED', at: 0, message: expect.stringContaining('haakje') } },
    { id: 4, match: false },
  ]);
  expect(piped.answers).toEqual(read.answers);
}, 60_000);

test.each([
  [[], 'Say what to do'],
  [['explain'], 'Say what to do'],
  [['check'], 'Say what to do'],
  [['check', '--pairs', '/nowhere/pairs.jsonl'], 'cannot be read'],
])(
  '%j is refused with what to write',
  async (args, message) => {
    const { code, answers, errors } = await query(args);
    expect(code).toBe(1);
    expect(answers).toEqual([]);
    expect(errors).toContain(message);
  },
  60_000,
);
