import { cpSync, existsSync, mkdirSync, readFileSync, symlinkSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { readEdges } from '../checks/edges.mjs';
import { checkout, runTool, scratch } from '../checks/scratch.js';
import { createCapability, nameProblem } from './create-capability.mjs';

const copied = [
  'libs/README.md',
  'tsconfig.json',
  'package.json',
  'pnpm-workspace.yaml',
  '.prettierrc.json',
  '.prettierignore',
];

/** A copy of what the command changes, with the packages that an empty capability uses in their real place. */
function copyOfCheckout(name: string): string {
  const folder = scratch({ '.gitignore': 'node_modules\ndist\n' }, onTestFinished);
  for (const file of copied) cpSync(join(checkout, file), join(folder, file), { recursive: true });
  symlinkSync(join(checkout, 'libs/platform'), join(folder, 'libs/platform'));
  const modules = join(folder, 'libs/capabilities', name, 'node_modules');
  link(join(checkout, 'libs/platform'), join(modules, '@samenspraak/platform'));
  link(join(checkout, 'libs/platform/node_modules/@nestjs/common'), join(modules, '@nestjs/common'));
  return folder;
}

function link(target: string, path: string): void {
  mkdirSync(dirname(path), { recursive: true });
  symlinkSync(target, path);
}

describe('pnpm new:capability', () => {
  test('makes an empty slice that passes all checks', { timeout: 120_000 }, () => {
    const folder = copyOfCheckout('rooms');
    const files = createCapability(folder, 'rooms');
    for (const file of files) expect(existsSync(join(folder, file)), file).toBe(true);

    const passes = (tool: string, ...args: string[]) => {
      const { code, output } = runTool(folder, tool, args);
      expect(`${tool} ${code}\n${code === 0 ? '' : output}`).toBe(`${tool} 0\n`);
    };
    passes('prettier', '--check', ...files);
    passes('oxlint', 'libs/capabilities/rooms/src');
    passes('depcruise', '--config', 'infra/checks/dependency-cruiser.mjs', 'libs/capabilities/rooms/src');
    passes('tsc', '--noEmit', '-p', 'libs/capabilities/rooms');
    passes('sherif', '-r', 'unordered-dependencies');
    passes('knip', '--no-config-hints', '--workspace', 'libs/capabilities/rooms');
    expect(readEdges(folder).find(({ name }) => name === 'rooms')).toMatchObject({ uses: ['platform'] });
    expect(JSON.parse(readFileSync(join(folder, 'tsconfig.json'), 'utf8')).references).toContainEqual({
      path: 'libs/capabilities/rooms',
    });
  });

  test.each([
    ['tenants', 'already'],
    ['Rooms', 'kebab-case'],
    ['../rooms', 'kebab-case'],
    [undefined, 'kebab-case'],
  ])('refuses the name %s', (name, reason) => {
    expect(nameProblem(checkout, name)).toContain(reason);
  });
});
