import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { runCommand, type CommandRun } from './run-command.js';

const folder = mkdtempSync(join(tmpdir(), 'attribute-'));
const tenants = 'GM0880,GM0431,GM0439';

afterAll(() => rmSync(folder, { recursive: true }));

const attribute = (args: readonly string[], input?: string) => runCommand('attribute', args, input);

const lines = (...posts: unknown[]) => posts.map((post) => JSON.stringify(post)).join('\n');
let answered: CommandRun;

beforeAll(async () => {
  const input = [
    lines(
      { id: 'a', text: 'Al een week geen afval opgehaald in Jisp', own_account: null },
      { id: 'b', text: '@oostzaan wat doet Purmerend?', own_account: 'GM0431' },
      { id: 'c', text: 'Brand in Spijkerboor', own_account: null },
      { id: 'd', text: 'Lekker weer vandaag', own_account: null },
    ),
    'dit is geen JSON',
    lines({ text: 'zonder id' }, { id: 'e', own_account: null }, { id: 'f', text: 'hoi', own_account: 7 }),
    '',
    lines(
      { id: 7, text: '@anders hulp in Wormer', own_account: 'GM0363' },
      { id: 'g', text: 'Wie helpt?', own_account: ['GM0363', 'gm0880', 'GM0431'] },
      { id: 'h', text: 'Ik zag een ree in Spijkerboor', author_place: 'Wormerland' },
    ),
  ].join('\n');
  answered = await attribute(['--posts', '-', '--tenants', tenants], input);
}, 60_000);

test('each post is answered in its order, with one Dutch sentence why', () => {
  expect(answered.code).toBe(0);
  expect(answered.answers.slice(0, 4)).toEqual([
    { id: 'a', lead: 'GM0880', second: null, why: 'Het bericht noemt Jisp, een plaats in jullie gemeente.' },
    { id: 'b', lead: 'GM0431', second: 'GM0439', why: 'Het bericht noemt jullie account van Oostzaan.' },
    {
      id: 'c',
      lead: 'triage',
      second: null,
      why: 'Het bericht noemt ‘Spijkerboor’, een plaatsnaam die in meer gemeenten voorkomt.',
    },
    { id: 'd', lead: null, second: null, why: 'Het bericht noemt geen gemeente of plaats van de deelnemers.' },
  ]);
});

test('a bad line is answered with what is wrong, and the rest goes on', () => {
  const faults = answered.answers.slice(4, 8) as { id?: string; error: { code: string; message: string } }[];
  expect(faults.map(({ id, error }) => [id, error.code])).toEqual([
    [undefined, 'LINE_NOT_JSON'],
    [undefined, 'ID_INVALID'],
    ['e', 'TEXT_INVALID'],
    ['f', 'ACCOUNT_INVALID'],
  ]);
  for (const { error } of faults) expect(error.message).toMatch(/\.$/);
});

test('an account of who takes no part is none; of several the first that does leads', () => {
  expect(answered.answers.slice(8)).toMatchObject([
    { id: 7, lead: 'GM0880', second: null },
    { id: 'g', lead: 'GM0880', second: 'GM0431' },
    { id: 'h', lead: 'GM0880', second: null },
  ]);
});

test('a file is read as well, also one whose line never ends', async () => {
  const file = join(folder, 'posts.jsonl');
  writeFileSync(file, `{"id":"x","text":"${'a'.repeat(3_000_000)}\n${lines({ id: 'y', text: 'Wormer' })}`);
  const { answers } = await attribute(['--posts', file, '--tenants', tenants]);
  expect(answers).toMatchObject([{ error: { code: 'LINE_TOO_LONG' } }, { id: 'y', lead: 'GM0880' }]);
}, 60_000);

test.each([
  [[], 'Say which posts'],
  [['--posts', 'x'], 'Say which posts'],
  [['--posts', '-', '--tenants', 'GM9999'], 'No municipality has the code GM9999'],
  [['--posts', '/nowhere/posts.jsonl', '--tenants', 'GM0880'], 'cannot be read'],
])(
  '%j is refused with what to write',
  async (args, message) => {
    const { code, answers, errors } = await attribute(args);
    expect(code).toBe(1);
    expect(answers).toEqual([]);
    expect(errors).toContain(message);
  },
  60_000,
);
