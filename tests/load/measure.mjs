import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { cpus, loadavg } from 'node:os';
import { join } from 'node:path';
import { root } from '../../infra/run/paths.mjs';
import { RunError } from '../../infra/run/report.mjs';

/** Hashes of the calibration loop; its time says how fast this machine was at that moment. */
const CALIBRATION_HASHES = 20_000;

/**
 * Reads what every measurement takes.
 * @param {string[]} args
 * @returns {{ quick: boolean, seed: number }}
 */
export function readOptions(args) {
  const rest = [...args];
  const quick = take(rest, '--quick');
  const at = rest.indexOf('--seed');
  const seed = at < 0 ? 1 : Number(rest.splice(at, 2)[1]);
  if (rest.length > 0 || !Number.isInteger(seed))
    throw new RunError(`A measurement takes --quick and --seed N, not "${args.join(' ')}".`);
  return { quick, seed };
}

function take(args, flag) {
  const at = args.indexOf(flag);
  if (at >= 0) args.splice(at, 1);
  return at >= 0;
}

/** Milliseconds of a fixed amount of hashing. */
export function calibrate() {
  const block = Buffer.alloc(4096, 7);
  const before = performance.now();
  for (let n = 0; n < CALIBRATION_HASHES; n += 1) createHash('sha256').update(block).digest();
  return round(performance.now() - before);
}

/** The value below which a part of the numbers lies, nearest rank. */
export function percentile(numbers, part) {
  if (numbers.length === 0) return null;
  const sorted = [...numbers].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.max(0, Math.ceil(part * sorted.length) - 1))];
}

export const median = (numbers) => percentile(numbers, 0.5);

/** Three digits that mean something. */
export function round(number) {
  return number === null ? null : Number(number.toPrecision(3));
}

/**
 * Prints the last line of a measurement.
 * @param {{ name: string, figures: object, ratios?: object, oracle: { checked: number, different: number }, rounds: number, about?: object }} result
 *   `about` holds what a reader needs to understand the figures
 */
export function printResult({ name, figures, ratios = {}, oracle, rounds, about = {} }) {
  const load = loadavg().map(round);
  const cpu = { model: cpus()[0]?.model ?? 'unknown', cores: cpus().length, calibration_ms: calibrate() };
  const line = { name, figures, ratios, oracle, rounds, load, cpu, versions: versions(), ...about };
  process.stdout.write(`${JSON.stringify(line)}\n`);
}

function versions() {
  const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  const commit = spawnSync('git', ['rev-parse', '--short', 'HEAD'], { cwd: root, encoding: 'utf8' }).stdout?.trim();
  return { samenspraak: version, commit: commit || null, node: process.versions.node, platform: process.platform };
}
