import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { run } from './command.mjs';
import { reportsFolder, root } from './paths.mjs';
import { progress } from './report.mjs';

/** Runs one test runner and adds what it wrote down. */
export async function suite(tally, name, { program, args, report, env }) {
  const before = performance.now();
  progress(`${name} tests`);
  // A runner that breaks writes nothing, and an older report is not its answer.
  rmSync(report, { force: true });
  const { code } = await run(program, args, { show: true, env: { ...process.env, ...env } });
  tally.suite(name, report, code, seconds(before));
}

/** A project of tests/jest.config.mjs. */
export function jest(project, env = {}) {
  const report = join(reportsFolder, `${project}.json`);
  return {
    program: process.execPath,
    report,
    env: { ...env, NODE_OPTIONS: '--experimental-vm-modules --no-warnings=ExperimentalWarning' },
    args: [
      ...[
        join(root, 'tests', 'node_modules', 'jest', 'bin', 'jest.js'),
        '--config',
        join(root, 'tests', 'jest.config.mjs'),
      ],
      ...['--selectProjects', project, '--runInBand', '--passWithNoTests', '--json', `--outputFile=${report}`],
      ...['--testTimeout=60000', '--forceExit'],
    ],
  };
}

/** Writes what each part did, and the total as the last line. Nothing passed is red, unless the run `maySkip` all. */
export function conclude(tally, { maySkip = false } = {}) {
  const { passed, failed, skipped } = tally.total;
  const lines = tally.parts.map(
    (part) =>
      `  ${part.name.padEnd(30)} ${String(part.passed).padStart(5)} passed ${String(part.failed).padStart(4)} failed  ${part.seconds} s`,
  );
  process.stderr.write(`\n${lines.join('\n')}\n${skipped ? `  ${skipped} skipped\n` : ''}\n`);
  process.stdout.write(`${passed} passed, ${failed} failed\n`);
  if (failed > 0 || (passed === 0 && !maySkip)) process.exitCode = 1;
}

/** Seconds since a moment of `performance.now()`. */
export function seconds(before) {
  return Number(((performance.now() - before) / 1000).toFixed(1));
}
