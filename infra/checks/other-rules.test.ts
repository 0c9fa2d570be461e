import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { checkout, runTool, scratch } from './scratch.js';

const manifest = (name: string, dependencies: Record<string, string>) =>
  JSON.stringify({ name, version: '1.0.0', private: true, license: 'EUPL-1.2', type: 'module', dependencies });

describe('the other rules', () => {
  test('knip finds a file and a package that nothing uses', () => {
    const folder = scratch(
      {
        'package.json': manifest('root', {}),
        'pnpm-workspace.yaml': 'packages: [libs/*]\n',
        'libs/language/package.json': JSON.stringify({
          ...JSON.parse(manifest('@samenspraak/language', { zod: '4.6.7' })),
          exports: { '.': './src/index.ts' },
        }),
        'libs/language/src/index.ts': 'export const a = 1;\n',
        'libs/language/src/forgotten.ts': 'export const b = 1;\n',
      },
      onTestFinished,
    );
    const { code, output } = runTool(folder, 'knip', ['--no-config-hints']);
    expect(code).not.toBe(0);
    expect(output).toContain('libs/language/src/forgotten.ts');
    expect(output).toContain('zod');
  });

  test('sherif finds two versions of one package', () => {
    const folder = scratch(
      {
        'package.json': JSON.stringify({ ...JSON.parse(manifest('root', {})), packageManager: 'pnpm@12.21.0' }),
        'pnpm-workspace.yaml': 'packages: [libs/*]\n',
        'libs/a/package.json': manifest('a', { zod: '4.6.7' }),
        'libs/b/package.json': manifest('b', { zod: '4.6.6' }),
      },
      onTestFinished,
    );
    const { code, output } = runTool(folder, 'sherif', ['-r', 'unordered-dependencies']);
    expect(code).not.toBe(0);
    expect(output).toContain('multiple-dependency-versions');
  });

  test('prettier finds a file in another form', () => {
    const folder = scratch({ 'libs/language/src/a.ts': 'export const a   = "b"\n' }, onTestFinished);
    expect(runTool(folder, 'prettier', ['--check', 'libs']).code).not.toBe(0);
  });

  test.each([
    ['feat(library): publish a template', 0],
    ['did some things', 1],
    ['feature: publish', 1],
  ])('commitlint answers "%s" with %i', (message, expected) => {
    const folder = scratch({ message: `${message}\n` }, onTestFinished);
    const config = join(checkout, 'commitlint.config.mjs');
    expect(runTool(checkout, 'commitlint', ['--config', config, '--edit', join(folder, 'message')]).code).toBe(
      expected,
    );
  });

  test('TypeScript refuses what could be undefined', () => {
    const config = JSON.stringify({ extends: './tsconfig.options.json', files: ['a.ts'] });
    const folder = scratch({ 'a.ts': 'export const a: string = [""][0];\n', 'tsconfig.json': config }, onTestFinished);
    expect(runTool(folder, 'tsc', ['--noEmit', '-p', '.']).output).toContain('TS2322');
  });
});
