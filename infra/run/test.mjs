import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { findChromium } from './chromium.mjs';
import { run } from './command.mjs';
import { reportsFolder, root } from './paths.mjs';
import { prepare } from './prepare.mjs';
import { findRedis } from './redis.mjs';
import { progress, RunError } from './report.mjs';
import { conclude, jest, seconds, suite } from './suites.mjs';
import { createTally } from './tally.mjs';

const bin = (name) => join(root, 'node_modules', '.bin', name);

/** Each `check:` script of package.json is one program that exits with 0 when the rule holds. */
const checks = Object.entries(JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')).scripts)
  .filter(([name]) => name.startsWith('check:'))
  .map(([name, command]) => [name, command.split(' ')]);

/**
 * Runs everything: static checks, the tests in the packages, the black-box suites and the browser suite.
 * Arguments narrow it down: `npm test -- checks unit blackbox browser`.
 */
export async function main(args, gone) {
  gone.addEventListener('abort', () => process.exit(1));
  const tally = createTally();
  const wants = (name) => args.length === 0 || args.includes(name);
  process.env.PATH = [join(root, 'node_modules', '.bin'), process.env.PATH].join(delimiter);
  if (await compile(tally)) {
    if (wants('unit') || wants('blackbox')) await wantRedis();
    if (wants('checks')) for (const [name, command] of checks) await check(tally, name, command);
    if (wants('unit')) await suite(tally, 'packages', vitest());
    if (wants('blackbox')) await suite(tally, 'black-box', jest('blackbox'));
    if (wants('browser')) await browserSuite(tally);
  }
  conclude(tally);
}

async function compile(tally) {
  const before = performance.now();
  try {
    await prepare({ build: true });
    tally.check('TypeScript compiles', true, seconds(before));
    return true;
  } catch (error) {
    process.stderr.write(`${error instanceof RunError ? error.message : error.stack}\n`);
    tally.check('TypeScript compiles', false, seconds(before));
    return false;
  }
}

async function check(tally, name, [program, ...args]) {
  const before = performance.now();
  const { code, output } = await run(program, args);
  tally.check(name, code === 0, seconds(before));
  progress(`${code === 0 ? 'ok    ' : 'FAILED'}  ${name}`);
  if (code !== 0) process.stderr.write(`${output}\n`);
}

async function wantRedis() {
  if (await findRedis()) return;
  const reason = 'no redis-server on the PATH, and it cannot be installed here without root';
  process.stderr.write(`\n*** THE TESTS OF THE QUEUE ON REDIS ARE SKIPPED: ${reason}. ***\n\n`);
}

async function browserSuite(tally) {
  if (!hasTests('browser')) return;
  const chromium = await findChromium();
  if (chromium) return suite(tally, 'browser', jest('browser', { CHROMIUM_PATH: chromium }));
  const reason = 'no chromium on the PATH, and it cannot be installed here without root';
  process.stderr.write(`\n*** THE BROWSER SUITE WAS SKIPPED: ${reason}. ***\n\n`);
  tally.skip('browser', reason);
}

function vitest() {
  const report = join(reportsFolder, 'packages.json');
  return {
    program: bin('vitest'),
    report,
    args: ['run', '--reporter=default', '--reporter=json', `--outputFile.json=${report}`],
  };
}

function hasTests(folder) {
  const path = join(root, 'tests', folder);
  return existsSync(path) && readdirSync(path).length > 0;
}
