import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { countReport } from './tally.mjs';

interface File {
  readonly status: string;
  readonly tests: readonly string[];
}

function report(...files: readonly File[]): string {
  const folder = mkdtempSync(join(tmpdir(), 'samenspraak-tally-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const statuses = files.flatMap(({ tests }) => tests);
  const count = (status: string) => statuses.filter((one) => one === status).length;
  const testResults = files.map(({ status, tests }) => ({
    status,
    assertionResults: tests.map((one) => ({ status: one })),
  }));
  const counts = {
    numPassedTests: count('passed'),
    numFailedTests: count('failed'),
    numPendingTests: count('pending'),
  };
  writeFileSync(join(folder, 'report.json'), JSON.stringify({ ...counts, testResults }));
  return join(folder, 'report.json');
}

test('passed, failed and skipped tests are counted', () => {
  const file = report(
    { status: 'failed', tests: ['passed', 'failed', 'pending'] },
    { status: 'passed', tests: ['passed'] },
  );
  expect(countReport(file, 1)).toEqual({ passed: 2, failed: 1, skipped: 1 });
});

test('a test file that does not load is a failure although it has no tests', () => {
  expect(countReport(report({ status: 'failed', tests: [] }), 1)).toMatchObject({ failed: 1 });
});

test('a runner that breaks after its tests is a failure', () => {
  expect(countReport(report({ status: 'passed', tests: ['passed'] }), 1)).toMatchObject({ passed: 1, failed: 1 });
});

test('a runner that writes no report is a failure', () => {
  expect(countReport('/nowhere/report.json', 0)).toMatchObject({ passed: 0, failed: 1 });
});
