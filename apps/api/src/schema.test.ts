import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

test('the committed schema is the one that the resolvers make (else: pnpm schema)', () => {
  const made = execFileSync(process.execPath, [here('../dist/print-schema.js')], { encoding: 'utf8' });
  expect(readFileSync(here('../../../schema.graphql'), 'utf8')).toBe(made);
}, 60_000);
