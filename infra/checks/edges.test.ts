import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { readEdges } from './edges.mjs';
import { checkout } from './scratch.js';

const edges = readEdges(checkout);

/** `@samenspraak/connector-contract` is `contract` on the page. */
function short(name: string): string {
  return name.replace('@samenspraak/', '').replace('connector-contract', 'contract');
}

function dependenciesOf(folder: string): string[] {
  const manifest = JSON.parse(readFileSync(join(checkout, folder, 'package.json'), 'utf8'));
  return Object.keys(manifest.dependencies ?? {})
    .filter((name) => name.startsWith('@samenspraak/'))
    .map(short);
}

function workspaceFolders(): string[] {
  return ['apps', 'libs', 'libs/connectors', 'libs/capabilities', 'infra'].flatMap((parent) =>
    readdirSync(join(checkout, parent))
      .map((name) => `${parent}/${name}`)
      .filter((folder) => existsSync(join(checkout, folder, 'package.json'))),
  );
}

describe('the list of edges in docs/architecture.md', () => {
  test('names every package once', () => {
    expect(edges.map(({ folder }) => folder).sort()).toEqual(workspaceFolders().sort());
  });

  test.each(edges)('lets $name use only what stands above it', ({ name, uses }) => {
    const above = edges
      .slice(
        0,
        edges.findIndex((edge) => edge.name === name),
      )
      .map((edge) => edge.name);
    expect(above).toEqual(expect.arrayContaining(uses));
  });

  test.each(edges)('says of $name what its package.json says', ({ folder, uses }) => {
    expect(dependenciesOf(folder).sort()).toEqual([...uses].sort());
  });

  test.each(edges.filter(({ folder }) => existsSync(join(checkout, folder, 'tsconfig.json'))))(
    'is what $name is built after',
    ({ name, folder, uses }) => {
      const { references = [] } = JSON.parse(readFileSync(join(checkout, folder, 'tsconfig.json'), 'utf8'));
      if (name === 'web') return;
      const referenced = references.map(({ path }: { path: string }) => join(folder, path));
      const wanted = uses.map((use) => edges.find((edge) => edge.name === use)!.folder);
      expect(referenced).toEqual(expect.arrayContaining(wanted));
    },
  );
});
