import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { reportsFolder } from './paths.mjs';

/**
 * Adds up what passed and failed over all runners; a run in which nothing passed is not green.
 * @param {{ file?: string, fresh?: boolean }} [options] name of the summary; `fresh` clears all earlier reports
 */
export function createTally({ file = 'summary.json', fresh = true } = {}) {
  const parts = [];
  if (fresh) rmSync(reportsFolder, { recursive: true, force: true });
  mkdirSync(reportsFolder, { recursive: true });
  const add = (part) => {
    parts.push(part);
    writeFileSync(join(reportsFolder, file), `${JSON.stringify({ parts, ...total(parts) }, null, 2)}\n`);
    return part;
  };
  return {
    /** One check: it holds or it does not. */
    check: (name, ok, seconds) => add({ name, passed: ok ? 1 : 0, failed: ok ? 0 : 1, skipped: 0, seconds }),
    /** What a test runner wrote down; a runner that broke counts as one failure more. */
    suite: (name, file, code, seconds) => add({ name, ...countReport(file, code), seconds }),
    /** What could not run here. */
    skip: (name, reason) => add({ name, passed: 0, failed: 0, skipped: 1, seconds: 0, reason }),
    parts,
    get total() {
      return total(parts);
    },
  };
}

/** Counts a report in the form of jest, which vitest writes too. */
export function countReport(file, code) {
  if (!existsSync(file)) return { passed: 0, failed: 1, skipped: 0 };
  const report = JSON.parse(readFileSync(file, 'utf8'));
  // A file that does not load has no tests in it and would otherwise pass unseen.
  const broken = report.testResults.filter(
    (result) => result.status === 'failed' && !result.assertionResults.some(({ status }) => status === 'failed'),
  ).length;
  const failed = report.numFailedTests + broken;
  return {
    passed: report.numPassedTests,
    failed: failed || (code === 0 ? 0 : 1),
    skipped: report.numPendingTests + (report.numTodoTests ?? 0),
  };
}

function total(parts) {
  const sum = (key) => parts.reduce((value, part) => value + part[key], 0);
  return { passed: sum('passed'), failed: sum('failed'), skipped: sum('skipped') };
}
